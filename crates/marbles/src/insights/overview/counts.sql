-- The people of an organisation, those who were invited, and who came and went since its groups were frozen ($2).
select
    (select count(*) from people where org_id = $1 and gone_at is null) as people,
    (select count(*) from invitations i
     join people p on p.org_id = i.org_id and p.person_id = i.person_id
     where i.org_id = $1 and p.gone_at is null) as invited,
    (select count(*) from people where org_id = $1 and gone_at is null and created_at > $2) as newcomers,
    (select count(*) from people where org_id = $1 and gone_at > $2) as leavers
