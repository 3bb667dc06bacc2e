# Messages, the rhythm they come in, and the screens around them.
nudge-button = Read and share
nudge-keep = Yes, keep them coming
nudge-less = Fewer messages
nudge-stop = No more messages
nudge-at-once-title = Something new that suits you
nudge-at-once-lead = This came out just now and may be yours to tell.
nudge-digest-subject = { $count ->
    [one] { $title } – and one more
   *[other] { $title } – and { $n } more
}
nudge-digest-title = { $count ->
    [one] One story for you
   *[other] { $n } stories for you
}
nudge-digest-lead = { $count ->
    [one] One story that may be yours to tell.
   *[other] { $n } stories that may be yours to tell. Pick one, or none.
}
nudge-still-useful-subject = Are these messages still useful?
nudge-still-useful-title = Still useful?
nudge-still-useful-lead = It looks as if these messages come at moments that do not suit you. Say yes and they keep coming. Otherwise this was the last one, and everything stays where it is for when you feel like it.
nudge-still-useful-why = This question comes only once.
nudge-why-right_away = You chose to hear of fitting stories right away.
nudge-why-daily = You chose to hear from us at most once a day.
nudge-why-weekly = This comes once a week.
nudge-why-on_open = You chose to see stories only when you open Marbles.
