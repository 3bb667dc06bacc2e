-- People by name: $2 and $3 are what to look for, $4 those who left, $5 the last one of the part before, $6 a group.
select person_id, name, email, role, title, department, location, language, time_zone, gone_at
from people p
where org_id = $1
  and (lower(name) like $2 escape '\' or lower(name) like $3 escape '\' or email like $2 escape '\'
       or lower(department) like $2 escape '\' or lower(department) like $3 escape '\')
  and (gone_at is not null) = $4
  and ($5 is null or (name, person_id) > (select q.name, q.person_id from people q where q.org_id = $1 and q.person_id = $5))
  and ($6 is null or exists (
      select 1 from group_members m where m.org_id = $1 and m.group_id = $6 and m.person_id = p.person_id))
order by name, person_id
limit $7
