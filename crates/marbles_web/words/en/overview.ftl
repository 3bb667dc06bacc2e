# The overview of the programme, for its lead: groups only, never a person.
overview-title = Overview
overview-between = { $first } to { $last }
overview-period = Period
overview-this-quarter = This quarter
overview-last-quarter = Last quarter
overview-year = A year
overview-invited = Invited
overview-joined = Joined
overview-shared = Shared
overview-people = People who came
overview-invited-meaning = { $n } in 100 of everyone here
overview-joined-meaning = { $n } in 100 of everyone here
overview-shared-meaning = { $n } in 100 of those who joined
overview-people-meaning = Through links in colleagues’ posts
overview-people-weeks = People who came, by week
overview-people-note = { $count ->
    [0] Different visitors each day. Visits by machines are left out.
    [one] Different visitors each day. One visit by a machine is left out.
   *[other] Different visitors each day. { $n } visits by machines are left out.
}
overview-people-desc = { $n } people in the weeks shown.
overview-shared-weeks = Colleagues who shared, by week
overview-shared-note = Each counted once a week, however often they shared
overview-shared-desc = { $n } in the weeks shown, counting each colleague once a week.
overview-joined-weeks = Colleagues who joined, by week
overview-joined-note = For the first time, or again
overview-joined-desc = { $n } in the weeks shown.
overview-stories = Stories that moved people
overview-story = Story
overview-shares = Shares
overview-stories-none = A story appears here once { $n } colleagues have shared it.
overview-other-stories = { $count ->
    [one] One more story was shared, by too few colleagues to show figures.
   *[other] { $n } more stories were shared, by too few colleagues to show figures.
}
overview-groups = By group
overview-group = Group
overview-members = Members
overview-groups-none = Groups are shown by quarter, once they are large enough.
overview-as-of = As of { $day }; told anew on { $next }, or sooner when twice as much has happened. A figure moves only when enough people moved it, so that no two looks differ by a few people; until then it stays as it was.
overview-frozen = Everyone and every group as they were on { $day }. They stay as they are until the next quarter, or until there are twice as many: newcomers are in no figure before, so that no two reports differ by one person. A group that changed by a few people only keeps its members of the quarter before.
overview-in-hundred = ({ $n } in 100)
overview-hidden = Not shown, so that nobody can be singled out.
overview-hidden-short = Not shown
overview-rule-title = What is shown, and what is not
overview-rule = No figure is about fewer than { $n } people. A sum needs twice as many, nobody with more than half of it, and more than two who matter to it. Of a group we do not say that nearly nobody or nearly everybody did something, and of an organisation with fewer than 50 people neither. What could be worked out from other figures is hidden too. Nobody can see who did or did not take part.
overview-what-counts = People who came are different visitors of each link within a day. Someone who returns the next day counts again. Machines and colleagues’ own visits are left out.
overview-empty-title = Nothing has been shared yet
overview-empty = The pictures begin with the first post. A few good stories for the right people are the best start.
overview-empty-next = See the stories
