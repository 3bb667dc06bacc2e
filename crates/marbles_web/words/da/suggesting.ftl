suggest-title = Foreslå en historie
suggest-lead = Har du set noget, dine kolleger ville have lyst til at fortælle? Send det til redaktionen.
suggest-link = Linket
suggest-why = Hvorfor er det værd at fortælle?
suggest-why-hint = Én sætning er nok. Kun redaktionen læser den.
suggest-send = Send ind
suggest-mine = Det, du har foreslået
suggest-quick = Hurtigere næste gang
suggest-bookmark = Træk knappen op til dine bogmærker. Klik på bogmærket på en side, du kan lide: så er linket udfyldt her.
suggest-bookmark-name = Til Marbles
suggest-phone = Har du Marbles som app på telefonen, kan du vælge Marbles, når du deler en side.
suggest-thanks-title = Tak
suggest-thanks-text = Redaktionen har det. Du får en mail, når historien er ude, med dit navn på, eller et ord, hvis den ikke tages med.
suggest-mine-title = Du var dig selv i forkøbet
suggest-mine-text = Det link har du foreslået før, og det tæller én gang. På listen over dine forslag kan du se, hvor det står.
suggest-known-title = Nogen kom dig lige i forkøbet
suggest-known-text = Redaktionen kender allerede linket. To, der tænker på det samme: det siger noget. Tak.
suggest-to-today = Til I dag
suggest-another = Foreslå en til
problem-story-why = Skriv i én sætning hvorfor.
letter-suggestion-accepted-subject = Dit forslag er ude: { $title }
letter-suggestion-accepted-text =
    Du foreslog “{ $title }”. Nu er historien ude, og den bærer dit navn.

    Tak, fordi du kom med den. Du kan være den første, der deler den, med dine egne ord, hvis du har lyst.
letter-suggestion-accepted-button = Se historien
letter-suggestion-accepted-why = Du får denne mail, fordi du foreslog historien.
letter-suggestion-declined-subject = Om dit forslag: { $title }
letter-suggestion-declined-text =
    Du foreslog “{ $title }”. Denne gang er den ikke blandt historierne. Redaktionen skriver:

    “{ $words }”

    Tak, fordi du holder øje for os.
letter-suggestion-declined-button = Foreslå en til
letter-suggestion-declined-why = Du får denne mail, fordi du foreslog historien.
