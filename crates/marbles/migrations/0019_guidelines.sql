-- How an organisation's people speak about their work, in one language. A change is a new version; none is ever changed.
create table guidelines (
    org_id {id} not null,
    language text not null,
    version {int} not null,
    stand_for text not null,
    serve text not null,
    keep_inside text not null,
    say_so text not null,
    -- Such as #WorkingAtNorthwind; empty when there is none.
    disclosure text not null,
    -- What the mirror points at, a line each.
    customers text not null,
    promises text not null,
    written_by {id},
    created_at {time} not null,
    primary key (org_id, language, version),
    foreign key (org_id) references organisations (org_id)
) {strict};
