-- The groups of quarter $2 that have at least twice the members they were frozen with; $3 is the whole.
select g.group_id
from groups g
where g.org_id = $1
  and exists (
      select 1 from report_members r
      where r.org_id = g.org_id and r.quarter = $2 and r.group_id = g.group_id)
  and (select count(*) from group_members m
       join report_members w on w.org_id = m.org_id and w.person_id = m.person_id
       where m.org_id = g.org_id and m.group_id = g.group_id and w.quarter = $2 and w.group_id = $3)
      >= 2 * (select count(*) from report_members r
              where r.org_id = g.org_id and r.quarter = $2 and r.group_id = g.group_id)
