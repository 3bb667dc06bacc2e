-- When somebody came by the join page, until they use a link from their mailbox: before that, anybody may have typed the address.
alter table people add column knocked_at {time};
