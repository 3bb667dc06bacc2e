# Spørgsmål: biblioteket, at spørge, at blive spurgt, og hvad beskeder siger om det.
nudge-request-lead = Du bestemmer om og hvornår.
nudge-mixed-title = { $count ->
    [one] Noget til dig
   *[other] { $n } ting til dig
}
nudge-mixed-lead = Det nogen spørger dig om, og historier, som du måske vil fortælle. Vælg én eller ingen.
enter-request = Nogen spørger dig om noget
request-somebody = En kollega
request-question = Et spørgsmål til dig
request-question-by = { $name } spørger dig
request-question-passed = { $name } sender dette spørgsmål videre til dig
request-question-button = Svar
request-reading = { $name } vil gerne have dig til at læse en tekst
request-reading-hint = Den er ikke ude endnu. En enkelt bemærkning eller et hjerte er nok.
request-reading-button = Læs den
request-proposal = { $name } har et forslag til din tekst
request-proposal-hint = Det står ved siden af dine egne ord. Intet ændres, medmindre du tager det med.
request-proposal-button = Se det
request-prepared = { $name } har forberedt en tekst til dig
request-prepared-hint = Den kommer ingen steder hen, medmindre du bekræfter den.
request-prepared-button = Se den
request-read = { $name } har læst din tekst
request-read-hint = Se, hvad der bliver sagt om den.
request-read-button = Se det
