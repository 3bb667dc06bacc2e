select
    exists (
        select 1 from steps
        where org_id = $1 and person_id = $2 and step = 'read' and taken_at is not null) as has_read,
    exists (
        select 1 from steps
        where org_id = $1 and person_id = $2 and rests_until > $3) as resting,
    (select count(*) from follows where org_id = $1 and person_id = $2) as topics,
    (select count(*) from shares
     where org_id = $1 and person_id = $2 and confirmed_at is not null) as shares,
    (select count(*) from shares h
     where h.org_id = $1 and h.person_id = $2 and h.confirmed_at is not null and trim(h.text) <> ''
       and not exists (
           select 1 from starters t
           where t.org_id = h.org_id and t.story_id = h.story_id and trim(t.text) = trim(h.text))) as own_words
