insert into stories (
    org_id, story_id, url, url_key, title, summary, body, author, language, picture_url,
    written_at, expires_at, source_id, source_key, created_at, changed_at)
values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
