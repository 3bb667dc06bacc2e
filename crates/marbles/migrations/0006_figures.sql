-- Roll-ups that reports read, and the indexes that they count by.

-- Who came through in a quarter, by story and by the person whose links they followed; machines and own visits are left out.
create table click_quarters (
    org_id {id} not null,
    quarter {int} not null,
    story_id {id} not null,
    person_id {id} not null,
    clicks {int} not null,
    people {int} not null,
    primary key (org_id, quarter, story_id, person_id)
) {strict};

-- A week that is over, as it was first reported: it never shifts afterwards.
create table report_weeks (
    org_id {id} not null,
    week {int} not null,
    joined {int} not null,
    shared {int} not null,
    people {int} not null,
    largest {int} not null,
    machines {int} not null,
    primary key (org_id, week)
) {strict};

create index shares_in_time on shares (org_id, confirmed_at, person_id, story_id);

-- When the groups of a quarter last changed: a group made later joins it, and none ever moves.
alter table report_quarters add column groups_at {time} not null default 0;
