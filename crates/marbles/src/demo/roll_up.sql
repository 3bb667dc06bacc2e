-- A day's row for each link and class: its clicks, and from how many different people they came.
insert into click_days (org_id, day, code, class, story_id, share_id, person_id, clicks, people)
select c.org_id, c.day, c.code, c.class, l.story_id, l.share_id, l.person_id,
    count(*),
    cast(sum(case when c.first_today then 1 else 0 end) as bigint)
from clicks c
join links l on l.org_id = c.org_id and l.code = c.code
where c.org_id = $1
group by c.org_id, c.day, c.code, c.class, l.story_id, l.share_id, l.person_id
