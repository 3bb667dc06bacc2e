# Redaktionsbordet: det, der ligger ud over historier.
desk-offered = Tilbudt
desk-answers = Svar
desk-questions = Uden svar
desk-thanks = At takke
desk-keys = Med tastaturet: j og k går igennem, Enter åbner, t takker.
desk-offered-by = Skrevet af { $name } og tilbudt til kolleger
desk-wished-back = { $name } vil gerne have det tilbage
desk-answer = Svar
desk-answer-by = Et svar fra { $name }
desk-answer-from = Sendt videre af { $name }
desk-propose = Foreslå { $name } at gøre det til et opslag
desk-set-aside = Læg til side
desk-question = Intet svar endnu
desk-question-to = Stillet til { $name }. Måske er det for stort eller for vagt: stil det igen med andre ord, eller til andre.
desk-question-anew = Måske er det for stort eller for vagt: stil det igen med andre ord, eller til andre.
desk-deed = Værd at takke for
desk-deed-own = { $name } skrev det, og kolleger må fortælle det videre.
desk-deed-suggested = { $name } foreslog det, og nu er det ude.
desk-readers = At læse
desk-reader = Beder om en læser
desk-reader-for = { $name } beder redaktionen om en læser
desk-reader-hint = Du ser kladden, når du tager den; så læser du den, og ingen andre her.
desk-reader-take = Jeg læser den
desk-queue = { $count ->
    [one] Én person venter på en læser: { $days }.
   *[other] { $n } personer venter på en læser, den længste { $days }.
}
desk-days = { $count ->
    [0] siden i dag
    [one] én dag
   *[other] { $n } dage
}
toast-desk-proposed = Der ligger et udkast hos den, der gav svaret. Det er den, der bestemmer, hvad der sker med det.
toast-desk-done = Lagt til side

# Tak.
thanks-mine = Tak
thanks-from-for = { $name } takker dig for
thanks-from-answer = { $name } takker dig for dit svar
thanks-give-to = Tak { $name }
thanks-words = En linje med på vejen
thanks-give = Tak
toast-thanks = Din tak er på vej. Kun I to ved det.
