-- Organisations, their people, and how people come in. Type words: see src/schema.rs.
create table organisations (
    org_id {id} not null primary key,
    slug text not null,
    name text not null,
    host text not null default '',
    link_host text not null default '',
    languages {json} not null,
    time_zone text not null,
    accent text not null default '',
    logo_id {id},
    email_domains {json} not null,
    tagline text not null default '',
    minimum_group {int} not null default 10,
    is_demo {bool} not null default false,
    created_at {time} not null
) {strict};

create table people (
    org_id {id} not null,
    person_id {id} not null,
    email text not null,
    name text not null,
    role text not null check (role in ('member', 'editor', 'lead', 'admin')),
    title text not null default '',
    department text not null default '',
    location text not null default '',
    language text not null,
    time_zone text not null default '',
    theme text not null default 'system',
    welcomed_at {time},
    joined_at {time},
    paused_until {time},
    left_at {time},
    gone_at {time},
    created_at {time} not null,
    primary key (org_id, person_id),
    unique (org_id, email),
    foreign key (org_id) references organisations (org_id)
) {strict};
create index people_by_name on people (org_id, name, person_id);

create table invitations (
    org_id {id} not null,
    person_id {id} not null,
    invited_at {time} not null,
    invited_by {id},
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

create table sign_in_links (
    org_id {id} not null,
    token_hash {bytes} not null,
    person_id {id} not null,
    created_at {time} not null,
    expires_at {time} not null,
    used_at {time},
    primary key (org_id, token_hash),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

create table sessions (
    org_id {id} not null,
    token_hash {bytes} not null,
    person_id {id} not null,
    created_at {time} not null,
    seen_at {time} not null,
    expires_at {time} not null,
    primary key (org_id, token_hash),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index sessions_by_person on sessions (org_id, person_id);

create table api_tokens (
    org_id {id} not null,
    token_hash {bytes} not null,
    token_id {id} not null,
    person_id {id} not null,
    name text not null,
    created_at {time} not null,
    used_at {time},
    primary key (org_id, token_hash),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- A group by hand has no rule; a group by rule is every person whose column holds the value.
create table groups (
    org_id {id} not null,
    group_id {id} not null,
    name text not null,
    rule_column text check (rule_column in ('department', 'location', 'language', 'role', 'title')),
    rule_value text,
    created_at {time} not null,
    primary key (org_id, group_id),
    unique (org_id, name),
    foreign key (org_id) references organisations (org_id)
) {strict};

create table group_members (
    org_id {id} not null,
    group_id {id} not null,
    person_id {id} not null,
    primary key (org_id, group_id, person_id),
    foreign key (org_id, group_id) references groups (org_id, group_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index groups_of_person on group_members (org_id, person_id, group_id);

create table topics (
    org_id {id} not null,
    topic_id {id} not null,
    name text not null,
    created_at {time} not null,
    retired_at {time},
    primary key (org_id, topic_id),
    unique (org_id, name),
    foreign key (org_id) references organisations (org_id)
) {strict};

create table follows (
    org_id {id} not null,
    person_id {id} not null,
    topic_id {id} not null,
    followed_at {time} not null,
    primary key (org_id, person_id, topic_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};
create index followers on follows (org_id, topic_id, person_id);

create table person_networks (
    org_id {id} not null,
    person_id {id} not null,
    network text not null,
    primary key (org_id, person_id, network),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
