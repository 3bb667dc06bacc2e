-- Out go those whom their group's rule no longer means; $2 narrows it to one person.
delete from group_members
where org_id = $1
  and ($2 is null or person_id = $2)
  and exists (
      select 1
      from groups g
      join people p on p.org_id = g.org_id
      where g.org_id = $1
        and g.group_id = group_members.group_id
        and p.person_id = group_members.person_id
        and g.rule_column is not null
        and g.rule_value <> case g.rule_column
            when 'department' then p.department
            when 'location' then p.location
            when 'language' then p.language
            when 'role' then p.role
            else p.title end)
