-- Questions that went to a topic or a group before $3, still wait at $2, were for $4 people or more, and brought no answer
-- that was sent on; their text in language $5 where there is one.
select k.ask_id,
    (select t.text from question_texts t
     where t.org_id = k.org_id and t.question_id = k.question_id
     order by case when t.language = $5 then 0 when t.language = 'en' then 1 else 2 end, t.language
     limit 1) as text,
    topic.name as topic,
    k.created_at
from asks k
left join topics topic on topic.org_id = k.org_id and topic.topic_id = k.topic_id
where k.org_id = $1
  and k.created_at <= $3
  and k.withdrawn_at is null
  and (k.ends_at is null or k.ends_at > $2)
  and k.whom in ('topic', 'group')
  and exists (select 1 from question_texts t where t.org_id = k.org_id and t.question_id = k.question_id)
  and k.reached >= $4
  and not exists (
      select 1 from answers a
      where a.org_id = k.org_id and a.ask_id = k.ask_id and a.sent_at is not null and a.dropped_at is null)
  and not exists (
      select 1 from desk_done x where x.org_id = k.org_id and x.kind = 'question' and x.subject = k.ask_id)
order by k.created_at, k.ask_id
limit 50
