# De lijst van verhalen voor de redactie.
stories-title = Verhalen
stories-new = Nieuw verhaal
stories-all = Alle
stories-by-standing = Verhalen naar waar ze staan
stories-search = Zoek in verhalen
stories-find = Zoek
stories-none = Nog geen verhalen
stories-none-help = Plak het adres van iets wat het vertellen waard is, of schrijf het hier.
stories-nothing-found = Niets gevonden
stories-show-all = Toon alle verhalen
standing-waiting = Wacht
standing-scheduled = Ingepland
standing-published = Gepubliceerd
standing-expired = Afgelopen
standing-withdrawn = Ingetrokken
standing-declined = Niet geplaatst
story-suggested-by = Getipt door { $name }
story-from-source = Van { $name }
story-inside-only = Alleen intern
story-inside-only-hint = Collega’s kunnen het lezen, maar niet delen.

# Een nieuw verhaal.
story-new-title = Nieuw verhaal
story-new-lead = Begin met iets wat al op het web staat, of schrijf het zelf.
story-paste = Plak een adres
story-paste-hint = Wij halen de titel, de tekst en de foto op. Je kunt alles aanpassen.
story-fetch = Haal op
story-write = Schrijf zonder link
story-write-hint = Marbles maakt er dan een pagina voor die iedereen kan lezen.
story-write-begin = Begin met schrijven
story-filled = Dit zegt de pagina over zichzelf. Pas aan wat je wilt.
story-by-hand = Het adres is bewaard; de rest kun je zelf invullen.
story-twin = Dit adres is al een verhaal:

# Het formulier van een verhaal.
story-edit-title = Verhaal bewerken
story-edit = Bewerken
story-problems = Er is niets kwijt. Kijk nog even naar de velden die gemarkeerd zijn.
story-part-what = Waar het over gaat
story-url = Adres
story-url-hint = Laat het leeg voor een verhaal dat je hier schrijft.
story-title = Titel
story-summary = Samenvatting
story-summary-hint = Een of twee zinnen.
story-body = Tekst
story-body-hint = Een lege regel begint een nieuwe alinea. Webadressen worden links.
story-author = Geschreven door
story-language = Taal
story-picture = Adres van een foto
story-picture-hint = Wij halen hem op en bewaren hem hier. Zonder foto tekent Marbles knikkers.
story-picture-later = De foto wordt opgehaald zodra je bewaart.
story-topics = Onderwerpen
story-no-topics = Voeg onderwerpen toe, zodat mensen kunnen volgen wat ze belangrijk vinden
story-part-whom = Voor wie het is
audience-everyone = Iedereen
audience-some = Een deel
audience-some-hint = Wie in een van deze groepen zit of een van deze onderwerpen volgt.
audience-groups = Groepen
audience-followers = Mensen die dit volgen
audience-barred = Niet voor deze groepen
audience-barred-hint = Waar een wet of een afspraak het verbiedt. Niemand in deze groepen krijgt dit verhaal, voor wie het ook verder is.
audience-count = Tel
reach-nobody = Dit bereikt nog niemand.
reach-few = Dit bereikt minder dan { $minimum } mensen.
reach-people = { $count ->
    [one] Dit bereikt één persoon.
   *[other] Dit bereikt { $n } mensen.
}
reach-about = Dit bereikt ongeveer { $n } mensen.
story-part-starters = Eerste zinnen
story-starters-hint = Een begin voor wie naar een leeg vel kijkt. Ze schrijven hun eigen woorden. Bewaar om er twee bij te krijgen.
story-starter = Begin { $number }
story-starter-text = De zin
story-tone = Toon
tone-plain = Gewoon
tone-personal = Persoonlijk
tone-curious = Nieuwsgierig
story-part-when = Wanneer
story-scheduled = Gaat eruit op
story-scheduled-hint = Met bewaren staat het in de planning.
story-expires = Loopt af op
story-expires-hint = Daarna krijgt niemand het meer te zien.
story-pinned = Bovenaan tot
story-pinned-hint = Het staat als eerste in ieders dag.
story-evergreen = Blijft goed
story-evergreen-hint = Het mag op een rustige dag terugkomen, ook als het geen nieuws meer is.
story-part-look = Hoe het eruitziet
story-save = Bewaar
story-save-changes = Bewaar wijzigingen
story-publish = Publiceer
story-publish-now = Publiceer nu

# Eruit, en terug.
story-part-back = Terughalen
story-withdraw = Trek in
story-withdraw-hint = Niemand krijgt het nog te zien. Links die al gedeeld zijn leiden ergens anders heen.
story-withdraw-title = Dit verhaal intrekken?
story-withdraw-text = Misschien hebben collega’s het al gedeeld. Hun links leiden dan naar een vriendelijke pagina, of naar het adres dat je hier geeft. Je kunt het altijd terugzetten.
story-lead-to = Stuur links naar
story-is-withdrawn = Dit verhaal is ingetrokken.
story-restore = Zet terug
story-is-declined = Dit verhaal is niet geplaatst.
story-reconsider = Leg terug bij de redactie
story-decline = Wijs af
story-decline-title = Vriendelijk afwijzen
story-decline-lead = { $name } krijgt je woorden per mail.
story-decline-draft = Niemand krijgt bericht. Je kunt het later terugdraaien.
story-kind-phrases = Een begin, als je wilt
story-kind-use = Gebruik dit
story-kind-word = Je vriendelijke woord
kind-phrase-soon = Dank je wel, { $name }. We hebben net iets verteld wat hierop lijkt, dus we bewaren dat van jou voor een rustiger week.
kind-phrase-known = Fijn dat je aan ons dacht, { $name }. Veel collega’s hebben dit al gezien. Stuur de volgende vooral ook.
kind-phrase-fit = Dank je wel, { $name }. Het past nu net niet bij wat we vertellen, en het laat zien wat jij belangrijk vindt. Blijf ze sturen.
kind-phrase-own = Dank je wel, { $name }. Dit zou nog mooier zijn in je eigen woorden. Zullen we het samen schrijven?
story-gone-title = Dit verhaal staat hier niet meer
story-gone-text = De mensen die het schreven hebben het teruggehaald. Fijn dat je langskwam.
toast-story-saved = Bewaard
toast-story-scheduled = In de planning
toast-story-published = Gepubliceerd
toast-story-withdrawn = Ingetrokken
toast-story-restored = Het staat er weer
toast-story-declined = Afgewezen
toast-story-reconsidered = Terug bij de redactie

# De redactie.
desk-title = Redactie
desk-waiting = { $count ->
    [0] Er wacht niets op je.
    [one] Er wacht één ding op je blik.
   *[other] Er wachten { $n } dingen op je blik.
}
desk-all = Wacht
desk-suggested = Getipt
desk-drafts = Concepten
desk-scheduled = Ingepland
desk-empty = Hier wacht niets
desk-empty-help = Wat collega’s tippen, schrijven en antwoorden, en wat bronnen brengen, komt hier binnen.

# Onderwerpen.
topics-title = Onderwerpen
topics-lead = Waar verhalen over gaan, en wat mensen volgen.
topics-name = Onderwerp
topics-add = Voeg toe
topics-followed-by = Gevolgd door
topics-nobody = nog niemand
topics-few = minder dan { $minimum } mensen
topics-followers = { $count ->
    [one] één persoon
   *[other] { $n } mensen
}
topics-retire = Niet meer gebruiken
topics-none = Nog geen onderwerpen
topics-none-help = Vijf tot tien is genoeg: de onderwerpen die collega’s zelf zouden kiezen.
toast-topic-added = Toegevoegd
toast-topic-retired = Wordt niet meer gebruikt. Verhalen die het hebben houden het.
toast-topic-back = Het onderwerp is terug

# Wat er met een veld is.
problem-story-title = Geef het verhaal een titel.
problem-story-long = Dit is langer dan { $most } tekens. Maak het korter.
problem-story-address = Dit is geen webadres. Het begint met https:// of http://.
problem-story-language = Kies een taal.
problem-story-moment = Deze datum en tijd kunnen we niet lezen.
problem-story-past = Dit moment is voorbij. Kies een later moment.
problem-story-ends-early = Het verhaal zou aflopen voordat het eruit gaat.
problem-story-audience = Kies minstens één groep of onderwerp, of iedereen.
problem-story-starters = Een verhaal heeft hoogstens { $most } eerste zinnen.
problem-story-kind-word = Een collega heeft moeite gedaan. Schrijf een vriendelijk woord.
problem-story-is-out = Dit verhaal is al gepubliceerd. Trek het in plaats daarvan in.
problem-story-cursor = Deze plek in de lijst is onbekend. Begin bij de eerste pagina.
problem-story-standing = Kies waiting, scheduled, published, expired, withdrawn of declined.
problem-story-topic = Dit onderwerp bestaat niet.
problem-story-group = Deze groep bestaat niet.
problem-story-tone = Kies plain, personal of curious.
