select d.*,
    case
        when d.person_id = $3 then 'author'
        when d.prepared_by = $3 then 'delegate'
        else 'reader'
    end as as_who
from drafts d
where d.org_id = $1 and d.draft_id = $2
  and (d.person_id = $3
    or (d.dropped_at is null
      and d.prepared_by = $3
      and exists (
          select 1 from delegations g
          where g.org_id = d.org_id and g.person_id = d.person_id and g.prepared_by = $3 and g.ended_at is null))
    or (d.dropped_at is null
      and coalesce(d.prepared_by, d.person_id) <> $3
      and exists (
          select 1 from readings r
          where r.org_id = d.org_id and r.draft_id = d.draft_id and r.person_id = $3 and r.ended_at is null)))
