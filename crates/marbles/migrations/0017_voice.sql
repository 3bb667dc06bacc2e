-- From a question to a post of one's own. What somebody writes here is theirs: it names them in person_id.
create table questions (
    org_id {id} not null,
    question_id {id} not null,
    -- What kind of question it is: one of a closed list.
    pattern text not null,
    -- Its key among those that ship with the product; none when an editor wrote it.
    shipped text,
    created_at {time} not null,
    created_by {id},
    retired_at {time},
    primary key (org_id, question_id),
    unique (org_id, shipped),
    foreign key (org_id) references organisations (org_id)
) {strict};

create table question_texts (
    org_id {id} not null,
    question_id {id} not null,
    language text not null,
    text text not null,
    primary key (org_id, question_id, language),
    foreign key (org_id, question_id) references questions (org_id, question_id) on delete cascade
) {strict};

create table question_topics (
    org_id {id} not null,
    question_id {id} not null,
    topic_id {id} not null,
    primary key (org_id, question_id, topic_id),
    foreign key (org_id, question_id) references questions (org_id, question_id) on delete cascade,
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};
create index questions_of_topic on question_topics (org_id, topic_id, question_id);

-- One asking of a question: to a topic's people, to a group, or to one person; by nobody when Marbles picked it.
create table asks (
    org_id {id} not null,
    ask_id {id} not null,
    question_id {id} not null,
    asked_by {id},
    topic_id {id},
    group_id {id},
    words text not null default '',
    created_at {time} not null,
    ends_at {time},
    withdrawn_at {time},
    primary key (org_id, ask_id),
    foreign key (org_id, question_id) references questions (org_id, question_id),
    foreign key (org_id, topic_id) references topics (org_id, topic_id),
    foreign key (org_id, group_id) references groups (org_id, group_id) on delete cascade
) {strict};
create index asks_of_question on asks (org_id, question_id, created_at);
create index asks_open on asks (org_id, created_at);

-- Whom it reached, and what they did with it; theirs alone to see.
create table asked (
    org_id {id} not null,
    ask_id {id} not null,
    person_id {id} not null,
    asked_at {time} not null,
    -- The colleague who passed it on to them.
    passed_by {id},
    passed_on_at {time},
    declined_at {time},
    answered_at {time},
    primary key (org_id, ask_id, person_id),
    foreign key (org_id, ask_id) references asks (org_id, ask_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index asked_of_person on asked (org_id, person_id, asked_at);

-- What somebody answers, rung by rung: fact, "so what?", "what should change?", first line. Private until sent on.
create table answers (
    org_id {id} not null,
    answer_id {id} not null,
    person_id {id} not null,
    question_id {id},
    ask_id {id},
    language text not null,
    fact text not null default '',
    so_what text not null default '',
    change_wanted text not null default '',
    first_line text not null default '',
    -- Counts up with each saving, so that two tabs lose nothing.
    version {int} not null default 1,
    created_at {time} not null,
    changed_at {time} not null,
    -- When its author sent it on to the editors.
    sent_at {time},
    dropped_at {time},
    primary key (org_id, answer_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, question_id) references questions (org_id, question_id),
    foreign key (org_id, ask_id) references asks (org_id, ask_id)
) {strict};
create index answers_of_person on answers (org_id, person_id, changed_at);
create index answers_sent on answers (org_id, sent_at);
create index answers_of_ask on answers (org_id, ask_id);

-- A text that becomes somebody's own post. Its author is person_id; who prepared it for them, if somebody did, prepared_by.
create table drafts (
    org_id {id} not null,
    draft_id {id} not null,
    person_id {id} not null,
    answer_id {id},
    prepared_by {id},
    language text not null,
    text text not null,
    version {int} not null default 1,
    created_at {time} not null,
    changed_at {time} not null,
    finished_at {time},
    dropped_at {time},
    primary key (org_id, draft_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, answer_id) references answers (org_id, answer_id)
) {strict};
create index drafts_of_person on drafts (org_id, person_id, changed_at);
create index drafts_of_answer on drafts (org_id, answer_id);

create table draft_versions (
    org_id {id} not null,
    draft_id {id} not null,
    version {int} not null,
    text text not null,
    written_by {id},
    -- How it came about: written, taken (from a proposal), merged, restored, prepared.
    cause text not null,
    created_at {time} not null,
    primary key (org_id, draft_id, version),
    foreign key (org_id, draft_id) references drafts (org_id, draft_id) on delete cascade
) {strict};

-- What a colleague, an editor or Marbles would like from somebody: it reaches them like any other message.
create table requests (
    org_id {id} not null,
    request_id {id} not null,
    person_id {id} not null,
    kind text not null check (kind in ('question', 'reading', 'proposal', 'prepared', 'read')),
    subject {id} not null,
    asked_by {id},
    created_at {time} not null,
    -- When it was told by a message, and when it was done, refused or taken back.
    nudge_id {id},
    settled_at {time},
    primary key (org_id, request_id),
    unique (org_id, person_id, kind, subject),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, nudge_id) references nudges (org_id, nudge_id)
) {strict};
create index requests_open on requests (org_id, person_id, settled_at, created_at);
create index requests_of_nudge on requests (org_id, nudge_id);

-- A post of one's own is a story that only its owner sees, until they offer it to colleagues.
alter table stories add column owned_by {id};
alter table stories add column draft_id {id};
create index stories_owned on stories (org_id, owned_by, created_at);
create index stories_of_draft on stories (org_id, draft_id);
