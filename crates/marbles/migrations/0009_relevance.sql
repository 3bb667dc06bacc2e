-- What somebody was shown on a day, how it came to stand there, and whether they really saw it.
-- The chance is in millionths; none where Marbles did not choose (a story opened from elsewhere). Beside it the order in
-- which it was drawn, and the chances that other rankings would have given it.
create table exposures (
    org_id {id} not null,
    person_id {id} not null,
    day {int} not null,
    story_id {id} not null,
    shown_at {time} not null,
    position {int} not null,
    chance {int},
    drawn {int} not null default 0,
    others {json} not null,
    exploring {bool} not null default false,
    model {int} not null,
    terms {json} not null,
    seen_at {time},
    times_seen {int} not null default 0,
    primary key (org_id, person_id, day, story_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};
create index exposures_by_moment on exposures (org_id, shown_at);

-- What somebody made of a story; seeing it stands with the exposure, sharing it with the share.
create table signals (
    org_id {id} not null,
    person_id {id} not null,
    story_id {id} not null,
    kind text not null check (kind in ('opened', 'saved', 'hidden', 'not_for_me')),
    at {time} not null,
    primary key (org_id, person_id, story_id, kind),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};
create index signals_by_moment on signals (org_id, at);

-- How often a story was shown and seen in a department, the hundredths of grades it earned there, and how often one was
-- above zero.
create table tallies (
    org_id {id} not null,
    story_id {id} not null,
    department text not null,
    shown {int} not null default 0,
    seen {int} not null default 0,
    graded {int} not null default 0,
    liked {int} not null default 0,
    primary key (org_id, story_id, department),
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};

-- What somebody told Marbles about a topic beside following it: 1 more, -1 less, -2 none of it.
create table leanings (
    org_id {id} not null,
    person_id {id} not null,
    topic_id {id} not null,
    lean {int} not null check (lean in (1, -1, -2)),
    since {time} not null,
    primary key (org_id, person_id, topic_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};

-- Whether Marbles may learn from somebody, and from when on; no row is yes, from the beginning.
create table learning_wishes (
    org_id {id} not null,
    person_id {id} not null,
    learns {bool} not null,
    forget_before {time},
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- The languages that somebody reads beside their own; no row is English.
create table languages_read (
    org_id {id} not null,
    person_id {id} not null,
    language text not null,
    primary key (org_id, person_id, language),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- Groups that a story must not reach, for legal reasons for instance, whomever else it is meant for.
create table story_barred (
    org_id {id} not null,
    story_id {id} not null,
    group_id {id} not null,
    primary key (org_id, story_id, group_id),
    foreign key (org_id, story_id) references stories (org_id, story_id) on delete cascade,
    foreign key (org_id, group_id) references groups (org_id, group_id) on delete cascade
) {strict};

-- What was learnt each night.
create table models (
    org_id {id} not null,
    version {int} not null,
    made_at {time} not null,
    examples {int} not null,
    parameters {json} not null,
    primary key (org_id, version),
    foreign key (org_id) references organisations (org_id)
) {strict};

alter table shares add column own_words {bool} not null default false;
create index stories_changed on stories (org_id, changed_at);
