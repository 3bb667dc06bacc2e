# Wat niet lukte, voor beheerders.
jobs-title = Werk dat niet lukte
jobs-lead = Marbles probeert het vanzelf opnieuw, met steeds langere pauzes. Na acht keer stopt het en wacht het op jou.
jobs-none = Alles loopt
jobs-none-help = Er is niets misgegaan. Hier is niets te doen.
jobs-what = Wat
jobs-why = Waarom het niet lukte
jobs-next = Volgende poging
jobs-gave-up =
    { $count ->
        [one] Gestopt na { $n } poging
       *[other] Gestopt na { $n } pogingen
    }
jobs-rerun = Opnieuw proberen
job-tell = Doorgeven wat er gebeurde
job-send-letter = Een brief versturen
job-refresh-source = Een bron om nieuws vragen
job-fetch-picture = De foto bij een verhaal ophalen
job-other = Werk achter de schermen
toast-job-rerun = Het wordt nu opnieuw geprobeerd
