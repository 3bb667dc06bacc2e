-- What an overview told last, figures that passed the rule only, so that a figure moves when enough people moved it.
create table kept_overviews (
    org_id {id} not null,
    quarter {int} not null,
    period text not null,
    as_of {time} not null,
    frozen_at {time} not null,
    told {json} not null,
    primary key (org_id, quarter, period)
) {strict};
