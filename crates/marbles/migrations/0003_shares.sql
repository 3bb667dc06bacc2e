-- One person's post of one story on one network, the link inside it, and who came through.
create table shares (
    org_id {id} not null,
    share_id {id} not null,
    person_id {id} not null,
    story_id {id} not null,
    network text not null,
    text text not null,
    code text not null,
    created_at {time} not null,
    confirmed_at {time},
    primary key (org_id, share_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};
create index shares_of_person on shares (org_id, person_id, created_at);
create index shares_of_story on shares (org_id, story_id, person_id);
create index shares_confirmed on shares (org_id, confirmed_at);

-- A link without a share is a story's own public address.
create table links (
    org_id {id} not null,
    code text not null,
    story_id {id} not null,
    share_id {id},
    person_id {id},
    network text not null default '',
    created_at {time} not null,
    primary key (org_id, code),
    foreign key (org_id, story_id) references stories (org_id, story_id)
) {strict};

-- Every visit, human or not. The visitor is a keyed hash whose key is destroyed with the day.
create table clicks (
    org_id {id} not null,
    click_id {id} not null,
    code text not null,
    at {time} not null,
    day {int} not null,
    class text not null check (class in ('human', 'preview', 'bot', 'self')),
    reason text not null,
    visitor {bytes},
    first_today {bool} not null,
    primary key (org_id, click_id)
) {strict};
create index clicks_of_link on clicks (org_id, code, day, visitor);

-- The roll-up that screens read: clicks, and different visitors within the day, by link and class.
create table click_days (
    org_id {id} not null,
    day {int} not null,
    code text not null,
    class text not null,
    story_id {id} not null,
    share_id {id},
    person_id {id},
    clicks {int} not null,
    people {int} not null,
    primary key (org_id, day, code, class)
) {strict};
create index click_days_of_link on click_days (org_id, code, day);
create index click_days_of_person on click_days (org_id, person_id, day);
create index click_days_of_story on click_days (org_id, story_id, day);
