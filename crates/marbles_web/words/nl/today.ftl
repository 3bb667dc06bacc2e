today-title = Vandaag
today-hello = Dag { $name }
today-lead = { $count ->
    [one] Eén verhaal voor jou vandaag.
   *[other] { $n } verhalen voor jou vandaag.
}
today-all-shared = Je hebt alle verhalen van vandaag gedeeld.
today-not-joined = Je kijkt rond. Doe mee wanneer je wilt, en alleen als je wilt.
today-join = Lees waar het om gaat
today-empty-title = Vandaag niets voor jou
today-empty = Volg een paar onderwerpen, dan vinden verhalen daarover je hier.
today-empty-topics = Kies onderwerpen
today-empty-suggest = Stel een verhaal voor
today-shared = Je hebt dit gedeeld
today-suggested-by = Voorgesteld door { $name }
today-inside = Alleen intern
today-end-title = Dat was het voor vandaag
today-end = { $count ->
    [0] Morgen is er weer iets nieuws. Je hebt niets gemist.
    [one] Je hebt één verhaal gedeeld. Dank je wel, met jou komt het verder.
   *[other] Je hebt { $n } verhalen gedeeld. Dank je wel, met jou komen ze verder.
}
today-end-suggest = Weet jij een verhaal dat we moeten vertellen?
reason-pinned = Gekozen door je redactie
reason-topic = Omdat je { $name } volgt
reason-location = Voor iedereen in { $name }
reason-group = Voor { $name }
reason-everyone = Voor iedereen
