# Vragen: de bibliotheek, vragen stellen, gevraagd worden, en wat berichten daarover zeggen.
nudge-request-lead = Jij bepaalt of en wanneer.
nudge-mixed-title = { $count ->
    [one] Iets voor jou
   *[other] { $n } dingen voor jou
}
nudge-mixed-lead = Wat iemand je vraagt, en verhalen die je misschien wilt vertellen. Kies er één, of geen.
enter-request = Iemand vraagt je iets
request-somebody = Een collega
request-question = Een vraag voor jou
request-question-by = { $name } vraagt je
request-question-passed = { $name } geeft deze vraag aan je door
request-question-button = Beantwoorden
request-reading = { $name } vraagt je om een tekst te lezen
request-reading-hint = Hij staat nog nergens. Eén opmerking of een hartje is genoeg.
request-reading-button = Lezen
request-proposal = { $name } heeft een voorstel voor je tekst
request-proposal-hint = Het staat naast je eigen woorden. Er verandert niets, tenzij je het overneemt.
request-proposal-button = Bekijken
request-prepared = { $name } heeft een tekst voor je voorbereid
request-prepared-hint = Hij gaat nergens heen, tenzij jij hem bevestigt.
request-prepared-button = Bekijken
request-read = { $name } heeft je tekst gelezen
request-read-hint = Kijk wat die ervan zegt.
request-read-button = Bekijken
