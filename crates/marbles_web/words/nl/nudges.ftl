# Berichten, het ritme waarin ze komen, en de schermen eromheen.
nudge-button = Lees en deel
nudge-keep = Ja, ga zo door
nudge-less = Minder berichten
nudge-stop = Geen berichten meer
nudge-at-once-title = Iets nieuws dat bij je past
nudge-at-once-lead = Dit staat er net op en is misschien iets voor jou om te vertellen.
nudge-digest-subject = { $count ->
    [one] { $title } – en nog een
   *[other] { $title } – en nog { $n }
}
nudge-digest-title = { $count ->
    [one] Een verhaal voor jou
   *[other] { $n } verhalen voor jou
}
nudge-digest-lead = { $count ->
    [one] Een verhaal dat misschien iets voor jou is om te vertellen.
   *[other] { $n } verhalen die misschien iets voor jou zijn om te vertellen. Kies er een, of geen.
}
nudge-still-useful-subject = Heb je nog iets aan deze berichten?
nudge-still-useful-title = Nog nuttig?
nudge-still-useful-lead = Het lijkt erop dat deze berichten komen op momenten die jou niet uitkomen. Zeg ja, dan blijven ze komen. Anders was dit het laatste, en alles blijft staan voor als je er zin in hebt.
nudge-still-useful-why = Deze vraag komt maar één keer.
nudge-why-right_away = Je koos ervoor om meteen te horen van verhalen die bij je passen.
nudge-why-daily = Je koos ervoor om hoogstens één keer per dag van ons te horen.
nudge-why-weekly = Dit komt één keer per week.
nudge-why-on_open = Je koos ervoor om verhalen alleen te zien als je Marbles opent.
