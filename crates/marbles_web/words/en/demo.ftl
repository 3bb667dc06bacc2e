# The seats of a demo.
demo-seats-title = Or look around as one of these four
demo-seats-advocate = As a colleague who shares
demo-seats-editor = As an editor
demo-seats-lead = As the programme lead
demo-seats-admin = As the administrator
demo-seat-title = Look around
demo-seat-hello = Look around as { $name }
demo-seat-who = { $name }, { $title }
demo-seat-enter = Go in as { $name }
demo-seat-other = Choose another seat
demo-advocate-about = A colleague who shares what speaks to her. You see her Today, write a post, and find what earlier posts brought.
demo-editor-about = An editor at his desk: what came in, what colleagues suggested, what goes out when, and for whom.
demo-lead-about = The programme lead, who sees how the whole programme is doing, and never who did or did not take part.
demo-admin-about = The administrator, who looks after people, groups, sources and settings.
