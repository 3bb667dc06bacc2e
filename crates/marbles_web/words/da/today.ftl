today-title = I dag
today-hello = Hej { $name }
today-lead = { $count ->
    [one] Én historie til dig i dag.
   *[other] { $n } historier til dig i dag.
}
today-all-shared = Du har delt alle dagens historier.
today-not-joined = Du ser dig omkring. Vær med når du har lyst, og kun hvis du har lyst.
today-join = Se hvad det går ud på
today-empty-title = Ikke noget til dig i dag
today-empty = Følg et par emner, så finder historier om dem dig her.
today-empty-topics = Vælg emner
today-empty-suggest = Foreslå en historie
today-shared = Du har delt den
today-suggested-by = Foreslået af { $name }
today-inside = Kun internt
today-end-title = Det var alt for i dag
today-end = { $count ->
    [0] I morgen er der noget nyt. Du er ikke gået glip af noget.
    [one] Du har delt én historie. Tak, den når længere med dig.
   *[other] Du har delt { $n } historier. Tak, de når længere med dig.
}
today-end-suggest = Kender du en historie, vi bør fortælle?
reason-pinned = Udvalgt af redaktionen
reason-topic = Fordi du følger { $name }
reason-location = Til alle i { $name }
reason-group = Til { $name }
reason-everyone = Til alle
