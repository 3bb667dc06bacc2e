-- For how many days things are kept before they are deleted or lose their person.
alter table organisations add column keep_clicks_days {int} not null default 90;
alter table organisations add column keep_letters_days {int} not null default 30;
alter table organisations add column keep_activity_days {int} not null default 730;
