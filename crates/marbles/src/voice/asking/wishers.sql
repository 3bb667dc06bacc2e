-- Who wants a question a week, is due at $2, takes part and takes no pause; and whether one that Marbles picked waits.
select w.person_id, p.language,
    exists (
        select 1
        from asked a
        join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
        where a.org_id = w.org_id and a.person_id = w.person_id and k.whom = 'chance' and k.withdrawn_at is null
          and k.ends_at > $2 and a.passed_on_at is null and a.declined_at is null and a.answered_at is null) as waits
from question_wishes w
join people p on p.org_id = w.org_id and p.person_id = w.person_id
where w.org_id = $1 and w.next_at <= $2 and p.joined_at is not null and p.left_at is null and p.gone_at is null
  and (p.paused_until is null or p.paused_until <= $2)
order by w.next_at, w.person_id
limit $3
