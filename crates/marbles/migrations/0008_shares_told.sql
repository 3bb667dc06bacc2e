-- What somebody has shared, answered from the index alone: without it SQLite walks everybody's shares in time.
create index shares_told on shares (org_id, person_id, story_id, confirmed_at);
