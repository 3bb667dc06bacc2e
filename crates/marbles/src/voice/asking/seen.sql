-- The askings of question $2 by editors.
select k.ask_id, coalesce(t.name, g.name) as name, k.whom, k.words, p.name as asked_by, k.created_at, k.ends_at,
    k.withdrawn_at, k.reached,
    (select count(*) from answers a
     where a.org_id = k.org_id and a.ask_id = k.ask_id and a.sent_at is not null) as answers
from asks k
left join topics t on t.org_id = k.org_id and t.topic_id = k.topic_id
left join groups g on g.org_id = k.org_id and g.group_id = k.group_id
left join people p on p.org_id = k.org_id and p.person_id = k.asked_by
where k.org_id = $1 and k.question_id = $2 and k.whom <> 'chance'
order by k.created_at desc, k.ask_id desc
limit 50
