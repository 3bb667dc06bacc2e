# The people of the organisation, for administrators.
people-title = People
people-count =
    { $count ->
        [one] { $n } person
       *[other] { $n } people
    }
people-invited =
    { $count ->
        [one] { $n } invited.
       *[other] { $n } invited.
    }
people-import = Import from a file
people-add = Add a person
people-add-title = Add a person
people-invite = Invite
people-invite-title = Invite everybody
people-invite-text = Everybody who has not been invited yet gets one friendly letter. Nobody gets a second one, and what people do with it is theirs to know.
people-invite-button = Send the invitations
people-search = Search by name, address or department
people-find = Search
people-which = Which people
people-here = In the organisation
people-gone = Left the organisation
people-none = Nobody here yet
people-none-help = Import a list from your HR system, or add people one by one.
people-not-found = Nobody found for “{ $search }”
people-all = Show everybody
person-email = E-mail address
person-email-hint = Their work address. Files find them by it.
person-name = Name
person-role = Role
person-title = Job title
person-department = Department
person-location = Location
person-language = Language
person-time-zone = Time zone
person-time-zone-hint = Empty for that of the organisation.
person-row = The whole line
person-role-member = Member
person-role-member-help = Reads, shares and suggests stories.
person-role-editor = Editor
person-role-editor-help = Also writes and publishes stories.
person-role-lead = Programme lead
person-role-lead-help = Also sees how the programme does, in figures about groups.
person-role-admin = Administrator
person-role-admin-help = Also looks after people and settings.
person-invite-too = Send an invitation
person-invite-too-hint = One friendly letter, once. Taking part stays their own choice.
person-gone-since = Left the organisation, marked on { $date }.
person-return = In the organisation after all
person-no-groups = In no group yet.
person-by-rule = by rule
person-add-to-group = Add to a group
person-invite-title = Invitation
person-invite-text = A letter goes out only if this person has had none and needs one. You will not see which, and that is on purpose.
person-invite-button = Invite
person-leave-title = Left the organisation?
person-leave-text = They are signed out and get no more letters. Nothing is deleted, and you can undo it.
person-leave-button = Mark as left
toast-person-added = Added
toast-person-saved = Saved
toast-person-gone = Marked as having left
toast-person-back = Back in the organisation
toast-person-invited = If an invitation was needed, it is on its way
toast-invited = Whoever had no invitation yet gets one now
toast-people-imported = The people are imported
person-erase-title = Erase
person-erase-text = When somebody asks that nothing about them is kept. It cannot be undone.
person-erase-button = Erase
person-erase-ask = Erase { $name }?
person-erase-goes = What goes: name and address, sign-ins and tokens, letters, topics and networks they chose, groups they are in, their posts with their words, why they suggested stories, and what happened around them.
person-erase-stays = What stays: stories, and how many people came through links, as nobody’s. Links that are out keep leading on. Figures that were told already do not change.
person-erase-final = This cannot be undone. Backups hold them until they are replaced.
toast-person-erased = Erased.
