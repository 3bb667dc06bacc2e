-- Those who agreed and take part, by name: $2 is now, $3 and $4 what to look for, $5 a topic, $6 the last one of the part before.
select p.person_id, p.name, p.email, p.title, p.department, p.location, f.words, f.ask_about
from fields f
join people p on p.org_id = f.org_id and p.person_id = f.person_id
where f.org_id = $1
  and f.agreed_at is not null
  and p.joined_at is not null and p.left_at is null and p.gone_at is null
  and (p.paused_until is null or p.paused_until <= $2)
  and (lower(f.words) like $3 escape '\' or lower(f.words) like $4 escape '\'
       or lower(f.ask_about) like $3 escape '\' or lower(f.ask_about) like $4 escape '\'
       or lower(p.name) like $3 escape '\' or lower(p.name) like $4 escape '\'
       or lower(p.title) like $3 escape '\' or lower(p.title) like $4 escape '\'
       or exists (
           select 1 from field_topics x
           join topics t on t.org_id = x.org_id and t.topic_id = x.topic_id
           where x.org_id = p.org_id and x.person_id = p.person_id and t.retired_at is null
             and (lower(t.name) like $3 escape '\' or lower(t.name) like $4 escape '\')))
  and ($5 is null or exists (
      select 1 from field_topics x
      where x.org_id = p.org_id and x.person_id = p.person_id and x.topic_id = $5))
  and ($6 is null or (p.name, p.person_id) > (
      select q.name, q.person_id from people q where q.org_id = $1 and q.person_id = $6))
order by p.name, p.person_id
limit $7
