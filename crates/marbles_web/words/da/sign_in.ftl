# At logge ind.
sign-in-title = Log ind
sign-in-lead = Du behøver ingen adgangskode. Skriv din arbejdsmail, så sender vi dig et link.
sign-in-email = Din e-mailadresse
sign-in-send = Send mig et link
sign-in-join = Ny her? Tilmeld dig selv
sign-in-sent-title = Se i din mail
sign-in-sent = Hvis vi kender { $email }, er der et link på vej dertil. Det virker én gang, i et kvarter.
sign-in-sent-help = Er der ikke kommet noget efter et par minutter? Se i din spammappe, eller spørg din administrator, hvilken adresse de har.
sign-in-confirm-title = Næsten inde
sign-in-confirm = Ét tryk, og du er logget ind på denne enhed.
sign-in-enter = Log mig ind
sign-in-over-title = Linket virker ikke længere
sign-in-over = Det er allerede brugt, eller kvarteret er gået. Et nyt tager et øjeblik.
sign-in-again = Bed om et nyt link
