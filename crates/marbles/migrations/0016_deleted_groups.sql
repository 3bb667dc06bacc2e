-- A group that was deleted a moment ago, so that it can be undone.
create table deleted_groups (
    org_id {id} not null,
    group_id {id} not null,
    name text not null,
    rule_column text,
    rule_value text,
    created_at {time} not null,
    deleted_at {time} not null,
    primary key (org_id, group_id),
    foreign key (org_id) references organisations (org_id)
) {strict};

-- Who was in it (by hand), and which stories were meant for it or must not reach it.
create table deleted_group_members (
    org_id {id} not null,
    group_id {id} not null,
    person_id {id} not null,
    primary key (org_id, group_id, person_id),
    foreign key (org_id, group_id) references deleted_groups (org_id, group_id) on delete cascade
) {strict};

create table deleted_group_stories (
    org_id {id} not null,
    group_id {id} not null,
    story_id {id} not null,
    barred {bool} not null,
    primary key (org_id, group_id, story_id, barred),
    foreign key (org_id, group_id) references deleted_groups (org_id, group_id) on delete cascade
) {strict};
