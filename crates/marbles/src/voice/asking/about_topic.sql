-- How many people follow topic $2 or say that they know about it, whether they take part or not; without $3.
select count(*)
from people p
where p.org_id = $1 and p.gone_at is null and ($3 is null or p.person_id <> $3)
  and (exists (
          select 1 from follows f
          where f.org_id = p.org_id and f.person_id = p.person_id and f.topic_id = $2)
       or exists (
          select 1 from field_topics t
          where t.org_id = p.org_id and t.person_id = p.person_id and t.topic_id = $2))
