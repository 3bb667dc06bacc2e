# De redactietafel: wat er ligt naast verhalen.
desk-offered = Aangeboden
desk-answers = Antwoorden
desk-questions = Zonder antwoord
desk-thanks = Om te bedanken
desk-keys = Met het toetsenbord: j en k lopen erdoor, Enter opent, t bedankt.
desk-offered-by = Geschreven door { $name }, en collega’s aangeboden
desk-wished-back = { $name } wil het graag terug
desk-answer = Antwoord
desk-answer-by = Een antwoord van { $name }
desk-answer-from = Doorgestuurd door { $name }
desk-propose = Stel { $name } voor er een bericht van te maken
desk-set-aside = Leg opzij
desk-question = Nog geen antwoord
desk-question-to = Gevraagd aan { $name }. Misschien is de vraag te groot of te vaag: stel hem opnieuw in andere woorden, of aan anderen.
desk-question-anew = Misschien is de vraag te groot of te vaag: stel hem opnieuw in andere woorden, of aan anderen.
desk-deed = Een bedankje waard
desk-deed-own = { $name } schreef dit, en collega’s mogen het doorvertellen.
desk-deed-suggested = { $name } tipte dit, en nu is het uit.
desk-readers = Te lezen
desk-reader = Vraagt een lezer
desk-reader-for = { $name } vraagt de redactie om een lezer
desk-reader-hint = Je ziet het concept zodra je het op je neemt; dan lees jij het, en hier verder niemand.
desk-reader-take = Ik lees het
desk-queue = { $count ->
    [one] Eén persoon wacht op een lezer: { $days }.
   *[other] { $n } mensen wachten op een lezer, de langste { $days }.
}
desk-days = { $count ->
    [0] sinds vandaag
    [one] één dag
   *[other] { $n } dagen
}
toast-desk-proposed = Er ligt een concept bij wie het antwoord gaf. Die zegt wat ermee gebeurt.
toast-desk-done = Opzij gelegd

# Bedanken.
thanks-mine = Dank je wel
thanks-from-for = { $name } bedankt je voor
thanks-from-answer = { $name } bedankt je voor je antwoord
thanks-give-to = Bedank { $name }
thanks-words = Een regel erbij
thanks-give = Bedank
toast-thanks = Je dank is onderweg. Alleen jullie tweeën weten het.
