today-title = Today
today-shared = { $count ->
    [0] You have not shared anything today.
    [one] You shared one story today.
   *[other] You shared { $n } stories today.
}
reason-pinned = picked by your editors
reason-topic = because you follow { $name }
reason-location = for everyone in { $name }
reason-group = for { $name }
reason-everyone = for everyone
