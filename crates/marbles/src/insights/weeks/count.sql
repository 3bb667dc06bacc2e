-- What the people of standing quarter $4 ($5 is the whole) did in a week: $2 to $3 in moments.
select
    (select count(distinct a.subject) from activity a
     join report_members w on w.org_id = a.org_id and w.person_id = a.subject and w.quarter = $4 and w.group_id = $5
     where a.org_id = $1 and a.kind = 'person.joined' and a.at between $2 and $3) as joined,
    (select count(distinct s.person_id) from shares s
     join report_members w on w.org_id = s.org_id and w.person_id = s.person_id and w.quarter = $4 and w.group_id = $5
     where s.org_id = $1 and s.confirmed_at between $2 and $3) as shared
