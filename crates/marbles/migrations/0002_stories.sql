-- Where stories come from, what they are, and for whom.
create table pictures (
    org_id {id} not null,
    picture_id {id} not null,
    width {int} not null,
    height {int} not null,
    widths {json} not null,
    kind text not null,
    alt text not null default '',
    from_url text not null default '',
    created_at {time} not null,
    primary key (org_id, picture_id),
    foreign key (org_id) references organisations (org_id)
) {strict};

create table sources (
    org_id {id} not null,
    source_id {id} not null,
    url text not null,
    feed_url text not null default '',
    title text not null default '',
    publishes {bool} not null default false,
    daily_maximum {int} not null default 5,
    expires_after_days {int} not null default 30,
    etag text,
    last_modified text,
    next_at {time} not null,
    checked_at {time},
    failures {int} not null default 0,
    problem text,
    stopped_at {time},
    created_at {time} not null,
    created_by {id},
    primary key (org_id, source_id),
    unique (org_id, url),
    foreign key (org_id) references organisations (org_id)
) {strict};
create index sources_due on sources (org_id, next_at);

create table source_topics (
    org_id {id} not null,
    source_id {id} not null,
    topic_id {id} not null,
    primary key (org_id, source_id, topic_id),
    foreign key (org_id, source_id) references sources (org_id, source_id) on delete cascade,
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};

-- A story is waiting (nothing set), scheduled, published, declined or withdrawn, by its moments.
create table stories (
    org_id {id} not null,
    story_id {id} not null,
    url text,
    url_key text,
    title text not null,
    summary text not null default '',
    body text not null default '',
    author text not null default '',
    language text not null,
    picture_id {id},
    picture_url text not null default '',
    written_at {time},
    for_everyone {bool} not null default true,
    inside_only {bool} not null default false,
    evergreen {bool} not null default false,
    pinned_until {time},
    expires_at {time},
    scheduled_at {time},
    published_at {time},
    withdrawn_at {time},
    withdrawn_to text,
    declined_at {time},
    declined_words text,
    suggested_by {id},
    suggested_why text,
    source_id {id},
    source_key text,
    created_at {time} not null,
    created_by {id},
    changed_at {time} not null,
    primary key (org_id, story_id),
    foreign key (org_id) references organisations (org_id),
    foreign key (org_id, source_id) references sources (org_id, source_id)
) {strict};
create index stories_published on stories (org_id, published_at, story_id);
create index stories_by_address on stories (org_id, url_key);
create index stories_by_source on stories (org_id, source_id, source_key);
create index stories_suggested on stories (org_id, suggested_by, created_at);

create table story_topics (
    org_id {id} not null,
    story_id {id} not null,
    topic_id {id} not null,
    primary key (org_id, story_id, topic_id),
    foreign key (org_id, story_id) references stories (org_id, story_id) on delete cascade,
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};
create index stories_of_topic on story_topics (org_id, topic_id, story_id);

-- Whom a story is meant for when it is not for everyone: members of a group or followers of a topic.
create table story_groups (
    org_id {id} not null,
    story_id {id} not null,
    group_id {id} not null,
    primary key (org_id, story_id, group_id),
    foreign key (org_id, story_id) references stories (org_id, story_id) on delete cascade,
    foreign key (org_id, group_id) references groups (org_id, group_id) on delete cascade
) {strict};

create table story_followers (
    org_id {id} not null,
    story_id {id} not null,
    topic_id {id} not null,
    primary key (org_id, story_id, topic_id),
    foreign key (org_id, story_id) references stories (org_id, story_id) on delete cascade,
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};

create table starters (
    org_id {id} not null,
    starter_id {id} not null,
    story_id {id} not null,
    language text not null,
    tone text not null check (tone in ('plain', 'personal', 'curious')),
    text text not null,
    position {int} not null,
    primary key (org_id, starter_id),
    foreign key (org_id, story_id) references stories (org_id, story_id) on delete cascade
) {strict};
create index starters_of_story on starters (org_id, story_id, position);
