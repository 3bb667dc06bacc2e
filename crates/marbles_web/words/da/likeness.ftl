# Hvad der allerede er sagt: råd, med hvor mange og aldrig hvem.
likeness-colleagues =
    { $count ->
        [one] En kollega har sagt præcis det her; tilføj, hvad du selv så.
       *[other] { $n } kolleger har sagt præcis det her; tilføj, hvad du selv så.
    }
likeness-starter = Det er stadig den foreslåede begyndelse. Én sætning om, hvad du gjorde eller så, gør den til din.
problem-x-colleague = En kollega har allerede skrevet de ord på X, og X forbyder de samme ord fra flere personer. Sig det på din egen måde, eller vælg et andet netværk.
problem-x-mine = Du har allerede skrevet de ord på X, og X forbyder dem en gang til. Sig det på en anden måde, eller vælg et andet netværk.
