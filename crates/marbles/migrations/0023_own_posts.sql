-- A post of one's own, its way to colleagues, what came of it, and thanks.

-- When its owner offered it to the editors; until then nobody else knows of it.
alter table stories add column offered_at {time};
-- When its owner wished it back after it was out.
alter table stories add column wished_back_at {time};
create index stories_offered on stories (org_id, offered_at);

-- Words that went out without a link, since there is nothing behind them to visit.
alter table shares add column without_link {bool} not null default false;
-- Words that were meant for a small circle first.
alter table shares add column small_circle {bool} not null default false;

-- What came of a share, in its owner's own journal: nobody else reads or counts it.
create table outcomes (
    org_id {id} not null,
    outcome_id {id} not null,
    person_id {id} not null,
    share_id {id},
    -- One of a closed list; 'nothing' says that nothing came of it yet.
    kind text not null,
    words text not null default '',
    created_at {time} not null,
    primary key (org_id, outcome_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, share_id) references shares (org_id, share_id) on delete cascade
) {strict};
create index outcomes_of_person on outcomes (org_id, person_id, created_at);
create index outcomes_of_share on outcomes (org_id, share_id);

-- A word of thanks for something that somebody did visibly; only they read it.
create table thanks (
    org_id {id} not null,
    thanks_id {id} not null,
    person_id {id} not null,
    given_by {id} not null,
    -- A story of theirs that is out, or an answer that they sent on.
    about text not null check (about in ('story', 'answer')),
    subject {id} not null,
    words text not null default '',
    created_at {time} not null,
    seen_at {time},
    primary key (org_id, thanks_id),
    unique (org_id, given_by, about, subject),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, given_by) references people (org_id, person_id)
) {strict};
create index thanks_of_person on thanks (org_id, person_id, created_at);

-- What the editors have dealt with on their desk, where nothing else says so.
create table desk_done (
    org_id {id} not null,
    kind text not null,
    subject {id} not null,
    done_at {time} not null,
    done_by {id},
    primary key (org_id, kind, subject),
    foreign key (org_id) references organisations (org_id)
) {strict};
