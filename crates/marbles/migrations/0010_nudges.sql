-- How somebody wants to be reached, and when to look next whether something should go out to them.
create table rhythms (
    org_id {id} not null,
    person_id {id} not null,
    rhythm text not null check (rhythm in ('right_away', 'daily', 'weekly', 'on_open')),
    working_days {int} not null default 31,
    quiet_from {int} not null default 1080,
    quiet_until {int} not null default 480,
    digest_day {int} not null default 1,
    digest_minute {int} not null default 540,
    channels {json} not null,
    -- None while nobody chose it: then it is the default, and the question still stands.
    chosen_at {time},
    -- Messages before this count for no interval: the person chose anew, or said that it is still useful.
    fresh_at {time} not null,
    -- What was published before this is not news to them.
    news_from {time} not null,
    -- When a set time last had nothing to tell: that time is not made up for later.
    empty_at {time},
    -- None when nothing will go out until they choose otherwise.
    next_at {time},
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index rhythms_due on rhythms (org_id, next_at, person_id);
create index rhythms_by_pace on rhythms (org_id, rhythm, person_id);

-- A lead addresses people once.
create table campaigns (
    org_id {id} not null,
    campaign_id {id} not null,
    title text not null,
    words text not null,
    story_id {id},
    for_everyone {bool} not null,
    -- How many people it was meant for when it was said.
    audience {int} not null,
    created_at {time} not null,
    created_by {id},
    ends_at {time} not null,
    stopped_at {time},
    primary key (org_id, campaign_id),
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};
create index campaigns_open on campaigns (org_id, ends_at);

create table campaign_groups (
    org_id {id} not null,
    campaign_id {id} not null,
    group_id {id} not null,
    primary key (org_id, campaign_id, group_id),
    foreign key (org_id, campaign_id) references campaigns (org_id, campaign_id) on delete cascade,
    foreign key (org_id, group_id) references groups (org_id, group_id) on delete cascade
) {strict};

-- One message to one person. The slot is "interruption" or "digest", and its own id once it is withdrawn: one of each a
-- day in the person's days, whoever decides.
create table nudges (
    org_id {id} not null,
    nudge_id {id} not null,
    person_id {id} not null,
    kind text not null check (kind in ('at_once', 'digest', 'campaign', 'still_useful')),
    slot text not null,
    day {int} not null,
    campaign_id {id},
    decided_at {time} not null,
    due_at {time} not null,
    channel text,
    refused {json} not null,
    handed_at {time},
    sent_at {time},
    receipt text,
    opened_at {time},
    withdrawn_at {time},
    problem text,
    primary key (org_id, nudge_id),
    unique (org_id, person_id, slot, day),
    unique (org_id, person_id, campaign_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, campaign_id) references campaigns (org_id, campaign_id)
) {strict};
create index nudges_of_person on nudges (org_id, person_id, decided_at);

-- The stories that a message carries; nobody is told of the same one twice.
create table nudge_stories (
    org_id {id} not null,
    person_id {id} not null,
    story_id {id} not null,
    nudge_id {id} not null,
    position {int} not null,
    -- When the link was used to sign in: it does so once.
    entered_at {time},
    primary key (org_id, person_id, story_id),
    foreign key (org_id, nudge_id) references nudges (org_id, nudge_id) on delete cascade,
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};
create index stories_of_nudge on nudge_stories (org_id, nudge_id, position);
create index nudges_of_story on nudge_stories (org_id, story_id, nudge_id);

-- An eligible moment that luck decided: sent or held back, with how likely it was to be sent, in thousandths.
create table trials (
    org_id {id} not null,
    trial_id {id} not null,
    person_id {id} not null,
    kind text not null,
    at {time} not null,
    week {int} not null,
    sent {bool} not null,
    propensity {int} not null,
    primary key (org_id, trial_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index trials_by_week on trials (org_id, week);

-- How many of a hundred eligible moments are held back to see whether messages help; none unless the lead says so.
alter table organisations add column holds_back {int} not null default 0;

-- Small steps that somebody took, or would rather not take now.
create table steps (
    org_id {id} not null,
    person_id {id} not null,
    step text not null,
    taken_at {time},
    rests_until {time},
    primary key (org_id, person_id, step),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- What somebody plans in their own words; without words they were asked and would rather not.
create table plans (
    org_id {id} not null,
    person_id {id} not null,
    words text,
    day {int},
    minute {int},
    answered_at {time} not null,
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

-- Messages have a lane of their own, so that a sign-in letter never queues behind fifty thousand of them.
alter table jobs add column lane {int} not null default 0;
create index jobs_in_lane on jobs (org_id, lane, due_at);
