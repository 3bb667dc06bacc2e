-- Answers and what they answer: $2 whose, or none for those sent on; $3 the reader's language; $4 one of them;
-- $5 the last one of the part before; $6 how many.
select a.*,
    (select t.text
     from question_texts t
     where t.org_id = a.org_id and t.question_id = a.question_id
     order by case when t.language = $3 then 0 when t.language = 'en' then 1 else 2 end, t.language
     limit 1) as question,
    (select nullif(s.text, '')
     from subjects s
     -- A subject is its author's alone, even where the answer was sent on.
     where s.org_id = a.org_id and s.subject_id = a.subject_id and s.person_id = $2) as subject,
    (select count(*) from answer_pictures p where p.org_id = a.org_id and p.answer_id = a.answer_id) as pictures,
    (select count(*) from voice_notes v where v.org_id = a.org_id and v.answer_id = a.answer_id) as voice_notes
from answers a
where a.org_id = $1
  and a.dropped_at is null
  and (a.person_id = $2 or ($2 is null and a.sent_at is not null))
  and ($4 is null or a.answer_id = $4)
  and ($5 is null or (a.changed_at, a.answer_id) < (
      select b.changed_at, b.answer_id from answers b where b.org_id = $1 and b.answer_id = $5))
order by a.changed_at desc, a.answer_id desc
limit $6
