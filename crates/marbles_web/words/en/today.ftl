today-title = Today
today-hello = Hello { $name }
today-lead = { $count ->
    [one] One story for you today.
   *[other] { $n } stories for you today.
}
today-all-shared = You have shared all of today’s stories.
today-not-joined = You are looking around. Take part when you like, and only if you like.
today-join = See what it is about
today-empty-title = Nothing for you today
today-empty = Follow a few topics, and stories about them will find you here.
today-empty-topics = Choose topics
today-empty-suggest = Suggest a story
today-shared = You shared this
today-suggested-by = Suggested by { $name }
today-inside = Inside only
today-end-title = That’s it for today
today-end = { $count ->
    [0] Tomorrow brings something new. There is nothing you have missed.
    [one] You shared one story. Thank you, it goes further with you.
   *[other] You shared { $n } stories. Thank you, they go further with you.
}
today-end-suggest = Know a story we should tell?
reason-pinned = Picked by your editors
reason-topic = Because you follow { $name }
reason-location = For everyone in { $name }
reason-group = For { $name }
reason-everyone = For everyone
