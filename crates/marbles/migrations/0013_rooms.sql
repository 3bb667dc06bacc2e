-- Rooms: a team's channel in Slack or Microsoft Teams where new stories are posted. The webhook's address is a credential.
create table rooms (
    org_id {id} not null,
    room_id {id} not null,
    provider text not null check (provider in ('slack', 'teams')),
    name text not null,
    sealed {bytes} not null,
    group_id {id},
    topic_id {id},
    created_at {time} not null,
    created_by {id},
    -- The earliest moment at which it takes another message.
    next_at {time} not null,
    delivered_at {time},
    failed_at {time},
    problem text,
    stopped_at {time},
    primary key (org_id, room_id),
    foreign key (org_id, group_id) references groups (org_id, group_id) on delete cascade,
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};
create index rooms_of_group on rooms (org_id, group_id);
create index rooms_of_topic on rooms (org_id, topic_id);

-- A story in a room: once.
create table room_posts (
    org_id {id} not null,
    room_id {id} not null,
    story_id {id} not null,
    created_at {time} not null,
    attempts {int} not null default 0,
    handed_at {time},
    sent_at {time},
    gave_up_at {time},
    primary key (org_id, room_id, story_id),
    foreign key (org_id, room_id) references rooms (org_id, room_id) on delete cascade,
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};
create index room_posts_waiting on room_posts (org_id, room_id, sent_at, created_at);
