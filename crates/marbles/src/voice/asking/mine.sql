-- What person $2 was asked: all that waits at $3, or asking $4, whatever became of it.
select a.ask_id, k.question_id, q.pattern, k.words, w.name as asked_by, c.name as passed_by, a.asked_at,
    a.passed_on_at, a.declined_at, a.answered_at,
    (k.withdrawn_at is not null or (k.ends_at is not null and k.ends_at <= $3)) as is_over,
    (select n.answer_id from answers n
     where n.org_id = a.org_id and n.ask_id = a.ask_id and n.person_id = a.person_id and n.dropped_at is null
     order by n.answer_id
     limit 1) as answer_id
from asked a
join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
join questions q on q.org_id = k.org_id and q.question_id = k.question_id
left join people w on w.org_id = k.org_id and w.person_id = k.asked_by
left join people c on c.org_id = a.org_id and c.person_id = a.passed_by
where a.org_id = $1 and a.person_id = $2
  and (a.ask_id = $4
       or ($4 is null and a.passed_on_at is null and a.declined_at is null and a.answered_at is null
           and k.withdrawn_at is null and (k.ends_at is null or k.ends_at > $3)))
order by a.asked_at desc, a.ask_id desc
limit 100
