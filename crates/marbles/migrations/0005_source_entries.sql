-- What a source has told already: an entry is news once, whether or not it became a story.
create table source_entries (
    org_id {id} not null,
    source_id {id} not null,
    source_key text not null,
    url_key text,
    seen_at {time} not null,
    primary key (org_id, source_id, source_key),
    foreign key (org_id, source_id) references sources (org_id, source_id) on delete cascade
) {strict};

-- For how long a feed asks not to be read again; an answer of "not modified" does not say it anew.
alter table sources add column ttl_minutes {int};
