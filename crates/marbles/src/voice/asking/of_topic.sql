-- Who follows topic $2 or says that they know about it, takes part and takes no pause at $3.
select p.person_id
from people p
where p.org_id = $1 and p.joined_at is not null and p.left_at is null and p.gone_at is null
  and (p.paused_until is null or p.paused_until <= $3)
  and (exists (
          select 1 from follows f
          where f.org_id = p.org_id and f.person_id = p.person_id and f.topic_id = $2)
       or exists (
          select 1 from field_topics t
          where t.org_id = p.org_id and t.person_id = p.person_id and t.topic_id = $2))
