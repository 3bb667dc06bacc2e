relevance-title = Wat er voor jou toe doet
relevance-yours-alone = Alleen jij kunt deze pagina zien. Geen redacteur, programmaleider of beheerder kan erbij.
relevance-why-story = Waarom ‘{ $title }’?
relevance-why-nothing = Niets bijzonders: het is uit en het is voor jou.
relevance-topics = Onderwerpen
relevance-no-topics = Je organisatie heeft nog geen onderwerpen.
relevance-follows = Je volgt het
relevance-as-it-is = Zoals het is
relevance-more = Meer ervan
relevance-less = Minder ervan
relevance-never = Niets ervan
relevance-follow = Kies wat je volgt
relevance-languages = Talen die je leest
relevance-learning = Leren
relevance-learning-on = Marbles leert van wat je deelt, bewaart en leest, om je de juiste paar verhalen te brengen.
relevance-learning-off = Leren staat uit. Alleen wat jij en de redactie zeiden, kiest je verhalen.
relevance-how = Een score telt op wat je volgt, waar je werkt, hoe nieuw een verhaal is en hoe anderen het vonden. Niemand krijgt die te zien, en ze zegt nooit iets over hoe actief je bent.
relevance-switch-off = Zet leren uit
relevance-switch-on = Laat Marbles leren
relevance-reset = Begin opnieuw
relevance-reset-what = Marbles vergeet welke verhalen je zag, opende en wegdeed, en wat je over onderwerpen zei. Wat je volgt, bewaarde en deelde, blijft.
me-relevance = Waarom je ziet wat je ziet. Je kunt het verbeteren, opnieuw beginnen of leren uitzetten.
me-relevance-see = Bekijk wat Marbles denkt
saved-title = Bewaard voor later
saved-yours-alone = Alleen jij ziet wat je bewaart.
saved-empty-title = Nog niets bewaard
saved-empty = Een verhaal waar je op terug wilt komen, blijft hier tot je het loslaat.
saved-empty-next = Naar de verhalen van vandaag
saved-drop = Laat los
today-why = Waarom dit?
today-save = Bewaar voor later
today-saved = Bewaard voor later
today-not-for-me = Niets voor mij
story-unsave = Bewaard. Laat los
toast-saved = Bewaard voor later.
toast-hidden = Je ziet het niet meer terug.
toast-not-for-me = Je ziet het niet meer terug, en minder van dit soort.
toast-learning-on = Marbles leert vanaf nu.
toast-learning-off = Leren staat uit, en wat over jou geleerd was, is vergeten.
toast-forgotten = Vergeten. Je begint opnieuw.
reason-wish = Omdat je meer over { $name } wilde
reason-language = In jouw taal
reason-fresh = Nieuw
reason-popular = Collega’s vinden dit goed
reason-popular-nearby = Collega’s van { $name } vinden dit goed
reason-topic-nearby = Je afdeling houdt van { $name }
reason-my-topic = Omdat je vaak over { $name } deelt
reason-my-author = Omdat je vaak deelt wat { $name } schrijft
reason-my-format = Omdat je vaak zulke verhalen deelt
reason-new = Je ziet het als een van de eersten
relevance-seen = { $count ->
    [one] Hier kwam één verhaal bij je langs.
   *[other] Hier kwamen { $n } verhalen bij je langs.
}
relevance-shared = { $count ->
    [one] Je hebt er één gedeeld.
   *[other] Je hebt er { $n } gedeeld.
}
relevance-met = { $count ->
    [one] één kwam langs
   *[other] { $n } kwamen langs
}
relevance-topic-shared = { $count ->
    [one] één gedeeld
   *[other] { $n } gedeeld
}
today-end-saved = { $count ->
    [one] Eén verhaal bewaard voor later
   *[other] { $n } verhalen bewaard voor later
}
problem-story-for-nobody = Niemand voor wie dit is, leest de taal ervan. Kies anderen, of publiceer het toch.
story-publish-anyway = Publiceer toch
forecast-not-understood = Niemand daarvan leest de taal van dit verhaal.
forecast-unknown = Er waren er onlangs te weinig hier om meer te zeggen.
forecast-nobody = Het brengt waarschijnlijk niemand in beweging.
forecast-few = Het brengt waarschijnlijk enkelen in beweging.
forecast-about = { $count ->
    [one] Het brengt waarschijnlijk ongeveer { $n } persoon in beweging.
   *[other] Het brengt waarschijnlijk ongeveer { $n } mensen in beweging.
}
forecast-suits = Het past het best bij { $groups }.
job-learn-relevance = Leren wat er voor wie toe doet
