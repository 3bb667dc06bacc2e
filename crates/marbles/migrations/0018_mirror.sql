-- Whether somebody wants the mirror while they write; no row is yes.
create table mirror_wishes (
    org_id {id} not null,
    person_id {id} not null,
    looks {bool} not null,
    since {time} not null,
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- Kinds of hints that somebody does not want to see again.
create table mirror_dismissals (
    org_id {id} not null,
    person_id {id} not null,
    kind text not null,
    at {time} not null,
    primary key (org_id, person_id, kind),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
