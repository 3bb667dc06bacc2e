-- What happened, what is still to be done, and how groups stand for a quarter.
create table activity (
    org_id {id} not null,
    activity_id {id} not null,
    at {time} not null,
    kind text not null,
    by_person {id},
    subject {id} not null,
    detail {json} not null,
    primary key (org_id, activity_id)
) {strict};
create index activity_by_kind on activity (org_id, kind, at);

create table jobs (
    org_id {id} not null,
    job_id {id} not null,
    kind text not null,
    payload {json} not null,
    once_key text,
    due_at {time} not null,
    attempts {int} not null default 0,
    lease {id},
    leased_until {time},
    problem text,
    gave_up_at {time},
    created_at {time} not null,
    primary key (org_id, job_id),
    unique (org_id, once_key)
) {strict};
create index jobs_due on jobs (org_id, due_at);

-- When each recurring piece of work ran last.
create table recurring (
    org_id {id} not null,
    name text not null,
    last_at {time} not null,
    primary key (org_id, name)
) {strict};

create table letters (
    org_id {id} not null,
    letter_id {id} not null,
    person_id {id} not null,
    kind text not null,
    detail {json} not null,
    created_at {time} not null,
    sent_at {time},
    primary key (org_id, letter_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- Letters a person has switched off.
create table unwanted_letters (
    org_id {id} not null,
    person_id {id} not null,
    kind text not null,
    since {time} not null,
    primary key (org_id, person_id, kind),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- Groups as they stood when the quarter was first reported: a report never shifts by one person.
create table report_quarters (
    org_id {id} not null,
    quarter {int} not null,
    frozen_at {time} not null,
    primary key (org_id, quarter)
) {strict};

create table report_members (
    org_id {id} not null,
    quarter {int} not null,
    group_id {id} not null,
    group_name text not null,
    person_id {id} not null,
    primary key (org_id, quarter, group_id, person_id)
) {strict};
