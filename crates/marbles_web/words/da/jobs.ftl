# Det, der ikke lykkedes, til administratorer.
jobs-title = Arbejde, der ikke lykkedes
jobs-lead = Marbles prøver selv igen med længere og længere pauser. Efter otte gange stopper det og venter på dig.
jobs-none = Alt kører
jobs-none-help = Intet er gået galt. Der er ikke noget at gøre her.
jobs-what = Hvad
jobs-why = Hvorfor det ikke lykkedes
jobs-next = Næste forsøg
jobs-gave-up =
    { $count ->
        [one] Opgivet efter { $n } forsøg
       *[other] Opgivet efter { $n } forsøg
    }
jobs-rerun = Prøv igen
job-tell = Give besked om, hvad der skete
job-send-letter = Sende et brev
job-refresh-source = Spørge en kilde om nyt
job-fetch-picture = Hente billedet til en historie
job-other = Arbejde bag kulisserne
toast-job-rerun = Det bliver prøvet igen nu
