-- What person $2 follows, and what they say they know about.
select f.topic_id
from follows f
where f.org_id = $1 and f.person_id = $2
union
select t.topic_id
from field_topics t
where t.org_id = $1 and t.person_id = $2
