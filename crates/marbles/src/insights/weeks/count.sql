-- One week of the whole organisation: $2 to before $3 in days, $4 to $5 in moments.
select cast($2 as bigint) as week,
    (select count(*) from activity
     where org_id = $1 and kind = 'person.joined' and at between $4 and $5) as joined,
    (select count(distinct person_id) from shares
     where org_id = $1 and confirmed_at between $4 and $5) as shared,
    (select cast(coalesce(sum(people), 0) as bigint) from click_days
     where org_id = $1 and day >= $2 and day < $3 and class = 'human' and person_id is not null) as people,
    (select coalesce(max(brought), 0) from (
         select cast(sum(people) as bigint) as brought from click_days
         where org_id = $1 and day >= $2 and day < $3 and class = 'human' and person_id is not null
         group by person_id) each_person) as largest,
    (select cast(coalesce(sum(clicks), 0) as bigint) from click_days
     where org_id = $1 and day >= $2 and day < $3 and (class = 'preview' or class = 'bot')) as machines
