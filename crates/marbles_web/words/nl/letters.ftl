# Brieven die iedereen kan krijgen.
letter-greeting = Hallo { $name },
letter-greeting-plain = Hallo,
letter-sign-in-subject = Je link naar { $organisation }
letter-sign-in-text =
    Hier is je link naar { $organisation }. Hij werkt één keer, een kwartier lang.

    Niet aangevraagd? Dan hoef je niets te doen; zonder deze mail komt er niemand binnen.
letter-sign-in-button = Log me in
letter-sign-in-why = Je krijgt dit omdat iemand met jouw adres wilde inloggen.
letter-invitation-subject = Vertel het in je eigen woorden, als je wilt
letter-invitation-text =
    { $organisation } heeft een plek geopend voor collega’s die graag in hun eigen woorden vertellen wat we doen en waarom dat ertoe doet. Er is ook een plek voor jou.

    Je ziet een paar verhalen die bij je werk passen en deelt wat je wilt, hoe je wilt en waar je wilt. Je schrijft zelf de woorden, en zonder jou gaat er niets de deur uit.

    Het is helemaal aan jou: je kunt eerst rondkijken, pauzeren of met één klik stoppen, en niemand krijgt te zien wie er wel of niet meedoet. De knop opent de inlogpagina; vul daar je adres in, dan sturen we je een link.
letter-invitation-button = Kijk even rond
letter-invitation-why = Dit is de enige uitnodiging die je krijgt; herinneringen sturen we niet.
letter-unsubscribe = Geen brieven meer zoals deze
letters-off-title = Geen brieven meer zoals deze?
letters-off = Je houdt je plek en al het andere blijft zoals het is.
letters-off-button = Stop deze brieven
letters-off-done-title = Deze brieven zijn gestopt
letters-off-done = Je krijgt geen brieven van dit soort meer. Onder Ik kun je ze weer aanzetten.
letter-suggestion-accepted-subject = Je verhaal staat erop: { $title }
letter-suggestion-accepted-text = Dank je dat je “{ $title }” voorstelde. Het staat er nu op, met jouw naam erbij.
letter-suggestion-accepted-button = Bekijk het
letter-suggestion-accepted-why = Je krijgt deze brief omdat je het verhaal voorstelde.
letter-suggestion-declined-subject = Over je verhaal: { $title }
letter-suggestion-declined-text = Dank je dat je “{ $title }” voorstelde. De redactie neemt het deze keer niet op. Ze schrijft: “{ $words }”
letter-suggestion-declined-button = Stel een ander voor
letter-suggestion-declined-why = Je krijgt deze brief omdat je het verhaal voorstelde.
