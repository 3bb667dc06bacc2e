-- The $4 stories that the people of standing quarter $3 ($5 is the whole) brought most people to, in quarters $2 to $3.
select s.story_id, s.title
from (select c.org_id, c.story_id, sum(c.people) as people
      from click_quarters c
      join report_members w on w.org_id = c.org_id and w.person_id = c.person_id and w.quarter = $3 and w.group_id = $5
      where c.org_id = $1 and c.quarter between $2 and $3
      group by c.org_id, c.story_id
      having count(distinct c.person_id) > 1
      order by sum(c.people) desc, c.story_id
      limit $4) top
join stories s on s.org_id = top.org_id and s.story_id = top.story_id
order by top.people desc, s.story_id
