-- Where a person's messages may go besides mail. What opens a door for somebody is sealed (secrets/sealing.rs).
create table push_subscriptions (
    org_id {id} not null,
    subscription_id {id} not null,
    person_id {id} not null,
    endpoint_hash {bytes} not null,
    sealed {bytes} not null,
    device text not null,
    created_at {time} not null,
    delivered_at {time},
    primary key (org_id, subscription_id),
    unique (org_id, endpoint_hash),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index push_of_person on push_subscriptions (org_id, person_id, created_at);

-- The token is looked up by its hash, and sealed so that its owner can see the address again.
create table calendar_feeds (
    org_id {id} not null,
    person_id {id} not null,
    token_hash {bytes} not null,
    sealed {bytes} not null,
    created_at {time} not null,
    primary key (org_id, person_id),
    unique (org_id, token_hash),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- The organisation's own Slack app: its signing secret and its bot's token, sealed.
create table slack_apps (
    org_id {id} not null,
    sealed {bytes} not null,
    has_bot {bool} not null,
    workspace text not null default '',
    changed_at {time} not null,
    delivered_at {time},
    failed_at {time},
    problem text,
    primary key (org_id),
    foreign key (org_id) references organisations (org_id)
) {strict};

create table slack_people (
    org_id {id} not null,
    person_id {id} not null,
    slack_team text not null,
    slack_user text not null,
    slack_name text not null,
    connected_at {time} not null,
    primary key (org_id, person_id),
    unique (org_id, slack_team, slack_user),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- A way to connect, offered in Slack to somebody whom we do not know there yet. It works once.
create table slack_offers (
    org_id {id} not null,
    token_hash {bytes} not null,
    slack_team text not null,
    slack_user text not null,
    slack_name text not null,
    expires_at {time} not null,
    primary key (org_id, token_hash),
    foreign key (org_id) references organisations (org_id)
) {strict};

-- Commands of the last minutes, so that one that somebody overheard is not answered again.
create table slack_commands (
    org_id {id} not null,
    signature_hash {bytes} not null,
    at {time} not null,
    primary key (org_id, signature_hash),
    foreign key (org_id) references organisations (org_id)
) {strict};
create index slack_commands_in_time on slack_commands (org_id, at);
