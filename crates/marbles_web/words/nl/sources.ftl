# Bronnen: de feeds waar verhalen vandaan komen.
sources-title = Bronnen
sources-lead = Marbles kijkt op deze sites naar nieuws en brengt je wat er nieuw is.
sources-none = Nog geen bronnen
sources-none-help = Voeg de nieuwsfeed van jullie site toe, of gewoon de pagina waar jullie nieuws op staat. Marbles vindt de feed zelf.
source-add = Bron toevoegen
source-add-title = Bron toevoegen
source-edit = Bewerken
source-edit-title = Bron bewerken
source-well = Werkt
source-new = Nog niet bekeken
source-troubled = Heeft een probleem
source-paused = Gepauzeerd
source-stopped = Gestopt
source-brought-nothing = Deze bron heeft nog geen verhalen gebracht.
source-brought = { $count ->
    [one] Deze bron heeft één verhaal gebracht.
   *[other] Deze bron heeft { $n } verhalen gebracht.
}
source-brought-at = Het laatste kwam op { $when }.
source-waiting = { $count ->
    [one] Eén wacht op je.
   *[other] { $n } wachten op je.
}
source-publishes = { $count ->
    [one] Publiceert vanzelf, hooguit één verhaal per dag.
   *[other] Publiceert vanzelf, hooguit { $n } verhalen per dag.
}
source-reviews = Het nieuws wacht op een redacteur.
source-checked-at = Laatst bekeken op { $when }.
source-next-at = Volgende keer op { $when }.
source-check = Nu kijken
source-pause = Pauzeren
source-resume = Verdergaan
source-remove = Verwijderen
source-remove-title = Bron verwijderen
source-remove-question = { $name } verwijderen?
source-remove-help = Marbles kijkt daar niet meer. De verhalen die de bron bracht, blijven.
source-form-problem = Er is nog niets opgeslagen. Kijk even naar de gemarkeerde velden.
source-url = Adres
source-url-hint = Van een feed (RSS, Atom of JSON Feed), of van de pagina waar jullie nieuws op staat.
source-becomes = Wat gebeurt er met het nieuws?
source-review = Het wacht op een redacteur
source-review-help = Jij leest het eerst en kiest voor wie het is.
source-publish = Het wordt meteen gepubliceerd
source-publish-help = Voor iedereen. Past bij een site waarvan elk artikel gedeeld mag worden.
source-maximum = Hooguit per dag
source-maximum-hint = Hoeveel verhalen de bron zelf mag publiceren. Wat er meer is, wacht op je.
source-expiry = Voorbij na hoeveel dagen
source-expiry-hint = Zo lang nadat het binnenkwam, eindigt een verhaal vanzelf, hoe oud het artikel ook is.
source-topics = Onderwerpen
source-topics-hint = Elk verhaal van deze bron krijgt deze onderwerpen.
toast-source-added = De bron is toegevoegd. Er was niets nieuws te brengen.
toast-source-changed = De bron is gewijzigd.
toast-source-published = Er zijn nieuwe verhalen gepubliceerd.
toast-source-waiting = Er wachten nieuwe verhalen op een redacteur.
toast-source-nothing = Er is niets nieuws.
toast-source-trouble = Dat lukte niet. Bij de bron staat waarom.
toast-source-paused = De bron is gepauzeerd.
toast-source-resumed = Marbles kijkt daar weer.
toast-source-removed = De bron is verwijderd. De verhalen blijven.
problem-source-address = Dit is geen webadres. Het ziet eruit als https://example.org/nieuws.
problem-source-known = Dit adres is al een bron.
problem-source-daily-maximum = Kies een getal van 1 tot 100.
problem-source-expiry = Kies een aantal dagen van 1 tot 3650.
problem-source-topic = Een van deze onderwerpen bestaat niet meer.
problem-source-cursor = Dit is geen cursor van een pagina. Neem de next van de vorige pagina.
source-trouble-fetch-not-a-web-address = Het adres leidt naar iets wat geen webpagina is. Controleer het adres.
source-trouble-fetch-not-public = Het adres leidt naar een besloten netwerk, waar Marbles niet kijkt. Een beheerder kan dat toestaan.
source-trouble-fetch-not-found = Er is geen site met deze naam gevonden. Controleer het adres.
source-trouble-fetch-too-many-redirects = De site stuurt Marbles eindeloos door. Geef het adres waar de feed zelf staat.
source-trouble-fetch-too-large = De feed is groter dan 5 MB. Vraag de beheerder van de site om een kortere.
source-trouble-fetch-too-slow = De site antwoordde niet op tijd. Marbles probeert het vanzelf opnieuw.
source-trouble-fetch-status = De site antwoordde met een fout ({ $detail }). Open het adres in je browser om te zien of het nog klopt.
source-trouble-fetch-gone = De site zegt dat deze feed voorgoed weg is, dus Marbles kijkt niet meer. Geef een ander adres of verwijder de bron.
source-trouble-fetch-busy = De site heeft het druk ({ $detail }) en vraagt om later terug te komen. Marbles doet dat vanzelf.
source-trouble-fetch-unreachable = De site was niet te bereiken. Marbles probeert het vanzelf opnieuw.
source-trouble-fetch-not-secure = De site heeft geen geldig certificaat. Meld het aan de beheerder van de site.
source-trouble-fetch-damaged = Wat de site stuurde, raakte onderweg beschadigd. Marbles probeert het vanzelf opnieuw.
source-trouble-fetch-not-a-page = Op dit adres is niets te lezen. Controleer het adres.
source-trouble-feed-not-a-feed = Dit is geen feed en ook geen pagina. Controleer het adres.
source-trouble-feed-empty = Het document is leeg. Marbles probeert het vanzelf opnieuw.
source-trouble-feed-none-linked = Deze pagina noemt geen feed. Zoek op de site een link met de naam RSS of feed en geef dat adres.
source-trouble-feed-unreadable = Het document is zo beschadigd dat het niet te lezen is. Meld het aan de beheerder van de site.
