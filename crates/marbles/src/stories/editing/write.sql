update stories
set url = $3,
    url_key = $4,
    title = $5,
    summary = $6,
    body = $7,
    author = $8,
    language = $9,
    picture_url = $10,
    written_at = $11,
    inside_only = $12,
    evergreen = $13,
    pinned_until = $14,
    expires_at = $15,
    scheduled_at = $16,
    offered_at = case when $16 is null or draft_id is null then offered_at else coalesce(offered_at, $17) end,
    changed_at = $17
where org_id = $1 and story_id = $2
