-- In come those whom a group's rule means; $2 narrows it to one person.
insert into group_members (org_id, group_id, person_id)
select g.org_id, g.group_id, p.person_id
from groups g
join people p on p.org_id = g.org_id
where g.org_id = $1
  and ($2 is null or p.person_id = $2)
  and g.rule_value = case g.rule_column
      when 'department' then p.department
      when 'location' then p.location
      when 'language' then p.language
      when 'role' then p.role
      when 'title' then p.title end
on conflict (org_id, group_id, person_id) do nothing
