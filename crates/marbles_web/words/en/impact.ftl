# My impact: what my posts brought, in words and a small picture.
impact-title = My impact
impact-yours-alone = Only you see this page.
impact-empty-title = Your first post starts it
impact-empty = When you share a story, you see here how many people came through your post.
impact-empty-next = Find a story for today
impact-people = { $count ->
    [one] One person
   *[other] { $n } people
}
impact-came = { $count ->
    [one] came through your post.
   *[other] came through your { $n } posts.
}
impact-bowl = { $count ->
    [1] Each marble is one person.
   *[other] { $marbles } marbles, each for { $n } people.
}
impact-nobody-title = Nobody has come through yet
impact-nobody = People often follow a link only after a day or two. Posts in your own words are read more.
impact-weeks = People by week
impact-weeks-note = The last twelve weeks, each from Monday to Sunday
impact-weeks-desc = { $count ->
    [0] Nobody came in the last twelve weeks.
    [one] One person came in the last twelve weeks.
   *[other] { $n } people came in the last twelve weeks.
}
impact-posts = Your posts
impact-clicks = { $count ->
    [0] no visits yet
    [one] one visit
   *[other] { $n } visits
}
impact-row-people = { $count ->
    [one] person
   *[other] people
}
impact-all-visits = See every visit, machines too
impact-column-post = Post
impact-column-people = People
impact-column-human = Visits by people
impact-column-preview = Network previews
impact-column-bot = Other machines
impact-column-self = You yourself
impact-network-copy = Copied link
impact-network-device = Another app
impact-network-email = E-mail
impact-how-title = What counts as people
impact-how = Different visitors of each link within a day. Someone who comes back the next day counts again, and those who ask not to be followed count as one a day together. We keep no addresses and set no cookies. Your own visits are left out.
impact-machines = { $count ->
    [0] No machines have visited your links so far.
    [one] One visit by a machine is left out: a network that draws a preview, or a program.
   *[other] { $n } visits by machines are left out: networks that draw previews, and other programs.
}
chart-week = Week from
chart-withheld = A short dash marks a week that is not shown, so that nobody can be singled out.
