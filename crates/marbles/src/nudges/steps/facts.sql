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
           where t.org_id = h.org_id and t.story_id = h.story_id and trim(t.text) = trim(h.text))) as own_words,
    exists (
        select 1 from answers
        where org_id = $1 and person_id = $2 and dropped_at is null and version > 1) as has_answered,
    exists (
        select 1 from drafts
        where org_id = $1 and person_id = $2 and finished_at is not null) as has_written,
    (exists (
        select 1 from readings g
        join drafts d on d.org_id = g.org_id and d.draft_id = g.draft_id and d.person_id <> $2
        where g.org_id = $1 and g.person_id = $2 and g.read_at is not null)
     or exists (
        select 1 from remarks m
        join drafts d on d.org_id = m.org_id and d.draft_id = m.draft_id and d.person_id <> $2
        where m.org_id = $1 and m.person_id = $2)
     or exists (
        select 1 from proposals o
        where o.org_id = $1 and o.proposed_by = $2)) as has_helped
