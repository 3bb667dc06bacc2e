-- A story enters the rooms whose people it is meant for: a room of a group or a topic sees what is for everyone or for
-- just them, and never what is for somebody else.
insert into room_posts (org_id, room_id, story_id, created_at)
select r.org_id, r.room_id, s.story_id, $3
from stories s
join rooms r on r.org_id = s.org_id
where s.org_id = $1 and s.story_id = $2 and r.stopped_at is null
  and case
        when r.group_id is not null then s.for_everyone or exists (
            select 1 from story_groups g
            where g.org_id = s.org_id and g.story_id = s.story_id and g.group_id = r.group_id)
        when r.topic_id is not null then exists (
            select 1 from story_followers f
            where f.org_id = s.org_id and f.story_id = s.story_id and f.topic_id = r.topic_id
              and not s.for_everyone)
          or (s.for_everyone and exists (
            select 1 from story_topics t
            where t.org_id = s.org_id and t.story_id = s.story_id and t.topic_id = r.topic_id))
        else s.for_everyone
      end
on conflict (org_id, room_id, story_id) do nothing
