-- Drafts that two people may write in, be read by those whom their author asks, and be prepared by a delegate.
alter table drafts add column prepared_at {time};

-- A version that was only written on lives in the next one; it stays a while, for those who still write on it elsewhere.
alter table draft_versions add column grown_into {int};
-- When writing began at this version.
alter table draft_versions add column begun_at {time};
-- When its author chose about a version that stands beside the text.
alter table draft_versions add column settled_at {time};
create index draft_versions_grown on draft_versions (org_id, draft_id, grown_into);

-- Who may prepare drafts for somebody: those two know, and nobody else.
create table delegations (
    org_id {id} not null,
    person_id {id} not null,
    prepared_by {id} not null,
    since_at {time} not null,
    ended_at {time},
    primary key (org_id, person_id, prepared_by),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, prepared_by) references people (org_id, person_id)
) {strict};
create index delegations_of_delegate on delegations (org_id, prepared_by, ended_at);

-- Whom an author asked to read a draft: a colleague, or the editors' desk, where one of them takes it.
create table readings (
    org_id {id} not null,
    reading_id {id} not null,
    draft_id {id} not null,
    person_id {id},
    to_desk {bool} not null,
    words text not null default '',
    -- The draft's version then: what it was before is not for the reader.
    version {int} not null,
    asked_at {time} not null,
    taken_at {time},
    hearted_at {time},
    ready_at {time},
    read_at {time},
    -- When the author took it back, or the reader gave it back.
    ended_at {time},
    ended_by {id},
    primary key (org_id, reading_id),
    foreign key (org_id, draft_id) references drafts (org_id, draft_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index readings_of_draft on readings (org_id, draft_id, asked_at);
create index readings_of_person on readings (org_id, person_id, ended_at, asked_at);
create index readings_at_desk on readings (org_id, to_desk, taken_at, ended_at, asked_at);

-- What somebody remarks on a passage; the passage is kept in its words, to be found again where the text moves.
create table remarks (
    org_id {id} not null,
    remark_id {id} not null,
    draft_id {id} not null,
    person_id {id} not null,
    starts {int} not null,
    quote text not null,
    quote_before text not null,
    quote_after text not null,
    text text not null,
    -- Other words for the passage.
    suggestion text,
    created_at {time} not null,
    accepted_at {time},
    resolved_at {time},
    resolved_by {id},
    primary key (org_id, remark_id),
    foreign key (org_id, draft_id) references drafts (org_id, draft_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index remarks_of_draft on remarks (org_id, draft_id, created_at);
create index remarks_of_person on remarks (org_id, person_id);

create table remark_replies (
    org_id {id} not null,
    reply_id {id} not null,
    remark_id {id} not null,
    person_id {id} not null,
    text text not null,
    created_at {time} not null,
    primary key (org_id, reply_id),
    foreign key (org_id, remark_id) references remarks (org_id, remark_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index replies_of_remark on remark_replies (org_id, remark_id, created_at);
create index replies_of_person on remark_replies (org_id, person_id);

-- A text that a reader proposes beside the author's: what is taken of it goes into the draft, and nothing else does.
create table proposals (
    org_id {id} not null,
    proposal_id {id} not null,
    draft_id {id} not null,
    proposed_by {id} not null,
    -- The version that it was written from, and its text then.
    version {int} not null,
    base text not null,
    text text not null,
    words text not null default '',
    created_at {time} not null,
    -- When the author was done with it, or its writer took it back.
    settled_at {time},
    primary key (org_id, proposal_id),
    foreign key (org_id, draft_id) references drafts (org_id, draft_id) on delete cascade,
    foreign key (org_id, proposed_by) references people (org_id, person_id)
) {strict};
create index proposals_of_draft on proposals (org_id, draft_id, created_at);
create index proposals_of_person on proposals (org_id, proposed_by);
