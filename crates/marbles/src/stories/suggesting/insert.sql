insert into stories (
    org_id, story_id, url, url_key, title, summary, author, language, picture_url, written_at,
    suggested_by, suggested_why, created_at, created_by, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $11, $13)
