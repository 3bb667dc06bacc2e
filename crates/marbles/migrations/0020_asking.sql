-- Whom an asking was for: topic, group, person, or chance, when Marbles picked the question; and how many it reached.
alter table asks add column whom text not null default 'person';
alter table asks add column reached {int} not null default 0;

-- A link in a message signs its reader in once.
alter table requests add column entered_at {time};

-- Who would like a question a week from Marbles, and when the next one is due.
create table question_wishes (
    org_id {id} not null,
    person_id {id} not null,
    wished_at {time} not null,
    next_at {time} not null,
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index question_wishes_due on question_wishes (org_id, next_at, person_id);
