# Beskeder, rytmen de kommer i, og skærmene omkring dem.
nudge-button = Læs og del
nudge-keep = Ja, bliv ved
nudge-less = Færre beskeder
nudge-stop = Ingen beskeder mere
nudge-at-once-title = Noget nyt, der passer til dig
nudge-at-once-lead = Det er lige kommet ud og er måske noget for dig at fortælle.
nudge-digest-subject = { $count ->
    [one] { $title } – og én til
   *[other] { $title } – og { $n } til
}
nudge-digest-title = { $count ->
    [one] En historie til dig
   *[other] { $n } historier til dig
}
nudge-digest-lead = { $count ->
    [one] En historie, der måske er noget for dig at fortælle.
   *[other] { $n } historier, der måske er noget for dig at fortælle. Vælg en, eller ingen.
}
nudge-still-useful-subject = Har du stadig glæde af beskederne?
nudge-still-useful-title = Stadig til glæde?
nudge-still-useful-lead = Det ser ud til, at beskederne kommer, når det ikke passer dig. Sig ja, så bliver de ved med at komme. Ellers var dette den sidste, og alt bliver stående, til du har lyst.
nudge-still-useful-why = Det spørgsmål kommer kun én gang.
nudge-why-right_away = Du har valgt at høre om historier, der passer til dig, med det samme.
nudge-why-daily = Du har valgt at høre fra os højst én gang om dagen.
nudge-why-weekly = Det her kommer én gang om ugen.
nudge-why-on_open = Du har valgt kun at se historier, når du åbner Marbles.
