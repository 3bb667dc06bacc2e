-- What person $2 follows.
select f.topic_id
from follows f
where f.org_id = $1 and f.person_id = $2
