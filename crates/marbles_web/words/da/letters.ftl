# Breve, som alle kan få.
letter-greeting = Hej { $name }
letter-greeting-plain = Hej
letter-sign-in-subject = Dit link til { $organisation }
letter-sign-in-text =
    Her er dit link til { $organisation }. Det virker én gang, i et kvarter.

    Har du ikke bedt om det? Så behøver du ikke gøre noget; uden denne mail kommer ingen ind.
letter-sign-in-button = Log mig ind
letter-sign-in-why = Du får dette, fordi nogen bad om at logge ind med din adresse.
letter-invitation-subject = Fortæl det med dine egne ord, hvis du har lyst
letter-invitation-text =
    { $organisation } har åbnet et sted for kolleger, der gerne med egne ord vil fortælle, hvad vi laver, og hvorfor det betyder noget. Der er også plads til dig.

    Du ser nogle få historier, der passer til dit arbejde, og deler det, du har lyst til, som du vil, og hvor du vil. Du skriver selv ordene, og intet bliver sendt uden dig.

    Det er helt op til dig: du kan kigge dig omkring først, holde pause eller stoppe med ét klik, og ingen får at se, hvem der er med, og hvem der ikke er. Knappen åbner siden, hvor du logger ind; skriv din adresse dér, så sender vi dig et link.
letter-invitation-button = Kig indenfor
letter-invitation-why = Det er den eneste invitation, du får; vi sender ingen påmindelser.
letter-unsubscribe = Ikke flere breve som dette
letters-off-title = Ikke flere breve som dette?
letters-off = Du beholder din plads, og alt andet bliver, som det er.
letters-off-button = Stop disse breve
letters-off-done-title = Brevene er stoppet
letters-off-done = Du får ikke flere breve af den slags. Under Mig kan du slå dem til igen.
letter-suggestion-accepted-subject = Din historie er ude: { $title }
letter-suggestion-accepted-text = Tak, fordi du foreslog “{ $title }”. Den er ude nu, med dit navn ved.
letter-suggestion-accepted-button = Se den
letter-suggestion-accepted-why = Du får dette brev, fordi du foreslog historien.
letter-suggestion-declined-subject = Om din historie: { $title }
letter-suggestion-declined-text = Tak, fordi du foreslog “{ $title }”. Redaktionen tager den ikke med denne gang. De skriver: “{ $words }”
letter-suggestion-declined-button = Foreslå en anden
letter-suggestion-declined-why = Du får dette brev, fordi du foreslog historien.
