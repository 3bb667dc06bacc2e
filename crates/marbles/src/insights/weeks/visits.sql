-- Who came, and which machines, through the links of each person of standing quarter $4 ($5 is the whole): days $2 to before $3.
select
    cast(sum(case when c.class = 'human' then c.people else 0 end) as bigint) as people,
    cast(sum(case when c.class = 'preview' or c.class = 'bot' then c.clicks else 0 end) as bigint) as machines
from click_days c
join report_members w on w.org_id = c.org_id and w.person_id = c.person_id and w.quarter = $4 and w.group_id = $5
where c.org_id = $1 and c.day >= $2 and c.day < $3
group by c.person_id
