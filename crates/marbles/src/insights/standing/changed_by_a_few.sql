-- The groups that had $4 people or more in quarter $2 and differ from it by fewer than that in quarter $3.
select group_id
from (select group_id, person_id, count(*) as quarters, min(quarter) as first_quarter, max(quarter) as last_quarter
      from report_members
      where org_id = $1 and (quarter = $2 or quarter = $3)
      group by group_id, person_id) members
group by group_id
having count(case when first_quarter = $2 then 1 end) >= $4
   and count(case when last_quarter = $3 then 1 end) > 0
   and count(case when quarters = 1 then 1 end) between 1 and $4 - 1
