-- The assistant, where an organisation wants one: what may be asked of whom. Texts and answers are never stored.
create table assistants (
    org_id {id} not null,
    -- What it is for: words that somebody writes, or a voice note that becomes words.
    task text not null check (task in ('writing', 'listening')),
    enabled {bool} not null,
    address text not null,
    model text not null,
    -- Whose server that is, in the administrator's words: people read it before they agree.
    whose text not null,
    -- Its key, together with the address that it is for; none where it wants none.
    sealed {bytes},
    changed_at {time} not null,
    primary key (org_id, task),
    foreign key (org_id) references organisations (org_id)
) {strict};

-- Which helps are allowed, by their names in one line, and how much may be asked.
create table assistant_rules (
    org_id {id} not null,
    helps text not null,
    calls_a_month {int} not null,
    tokens_a_month {int} not null,
    calls_a_day {int} not null,
    primary key (org_id),
    foreign key (org_id) references organisations (org_id)
) {strict};

-- Who agreed to what is sent where; another address, model or owner is another agreement.
create table assistant_agreements (
    org_id {id} not null,
    person_id {id} not null,
    task text not null,
    address text not null,
    model text not null,
    whose text not null,
    agreed_at {time} not null,
    primary key (org_id, person_id, task),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- What an organisation has asked in a month.
create table assistant_months (
    org_id {id} not null,
    month text not null,
    calls {int} not null,
    tokens {int} not null,
    primary key (org_id, month),
    foreign key (org_id) references organisations (org_id)
) {strict};

-- What a person has asked today: one row each, so that no history of it grows.
create table assistant_days (
    org_id {id} not null,
    person_id {id} not null,
    day {int} not null,
    calls {int} not null,
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
