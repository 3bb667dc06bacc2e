select s.*,
    (select count(*) from stories t where t.org_id = s.org_id and t.source_id = s.source_id) as brought,
    (select count(*) from stories t
     where t.org_id = s.org_id and t.source_id = s.source_id
       and t.published_at is null and t.scheduled_at is null
       and t.declined_at is null and t.withdrawn_at is null) as waiting,
    (select max(t.created_at) from stories t
     where t.org_id = s.org_id and t.source_id = s.source_id) as brought_at
from sources s
where s.org_id = $1 and s.source_id > $2
order by s.source_id
limit $3
