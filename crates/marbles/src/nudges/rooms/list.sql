select r.room_id, r.provider, r.name, g.name as group_name, t.name as topic_name,
       r.delivered_at, r.failed_at, r.problem, r.stopped_at,
       (select count(*) from room_posts p
        where p.org_id = r.org_id and p.room_id = r.room_id and p.sent_at is null and p.gave_up_at is null) as waiting
from rooms r
left join groups g on g.org_id = r.org_id and g.group_id = r.group_id
left join topics t on t.org_id = r.org_id and t.topic_id = r.topic_id
where r.org_id = $1
order by r.name, r.room_id
