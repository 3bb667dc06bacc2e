# Wat meer schermen zeggen: storingen, problemen met velden, hoe lang geleden.
undo = Ongedaan maken
ago-today = Vandaag
ago-yesterday = Gisteren
ago-days =
    { $count ->
        [one] { $n } dag geleden
       *[other] { $n } dagen geleden
    }
form-mend = Er is nog iets dat aandacht vraagt voordat we dit kunnen bewaren. Het staat hieronder gemarkeerd; alles wat je typte staat er nog.
failure-home = Naar het begin
failure-sign-in = Log eerst even in
failure-sign-in-help = Om dit te zien moet je ingelogd zijn. Programma’s sturen hun token mee in de header Authorization.
failure-missing = Hier is niets
failure-missing-help = Misschien klopt het adres niet helemaal, of wat hier stond is weg.
failure-forbidden = Dit is niet voor jou geopend
failure-forbidden-help = Deze pagina hoort niet bij je rol. Een beheerder kan dat aanpassen als je haar nodig hebt.
failure-invalid = Dit konden we niet bewaren
failure-invalid-help = Ga terug, pas aan wat hier staat en probeer het opnieuw.
failure-clash = Er staat iets in de weg
failure-clash-help = Er is niets veranderd.
failure-too-often = Dat ging iets te vaak
failure-too-often-help = Wacht een paar minuten en probeer het dan opnieuw.
failure-unexpected = Er ging bij ons iets mis
failure-unexpected-help = Het is genoteerd voor wie Marbles beheert. Probeer het over een minuut opnieuw.
failure-method = Dat kan dit adres niet
failure-method-help = Ga terug naar de pagina waar je vandaan kwam en probeer het opnieuw.
failure-too-large = Dat is te groot
failure-too-large-help = Kies een kleiner bestand, of splits het in delen.
failure-unreadable = Dat konden we niet lezen
failure-unreadable-help = Er ontbreekt iets in het adres of het formulier, of het is anders dan verwacht. Ga terug en probeer het opnieuw.
problem-colour = Schrijf de kleur als # met zes tekens, zoals #0b5f7a.
problem-cursor = Deze cursor komt niet uit een lijst.
problem-domain = Een hiervan is geen e-maildomein. Schrijf het als northwind.example.
problem-email = Dit lijkt geen e-mailadres. Kijk even of er een typefout in zit.
problem-email-known = Iemand hier heeft dit adres al.
problem-exists-already = Dit bestaat al.
problem-group-has-rule = Deze groep volgt een regel; je kunt er niet met de hand mensen in zetten of uit halen.
problem-host = Schrijf een hostnaam zoals marbles.northwind.example, zonder https:// en zonder schuine streep.
problem-host-taken = Een andere organisatie op deze installatie gebruikt deze host al.
problem-link-host-same = Korte links hebben een eigen host nodig, anders dan die hierboven.
problem-languages = Kies minstens één taal.
problem-last-admin = De organisatie heeft minstens één beheerder nodig. Maak eerst iemand anders beheerder.
problem-leavers-unsure = Sommige regels zijn niet te lezen. Daarom markeren we niemand als vertrokken: zo’n regel kan van hen zijn.
problem-minimum-group = Kies een getal van 5 tot en met 1000.
problem-name = Vul een naam in, niet te lang.
problem-name-taken = Er is al een groep met deze naam.
problem-nobody-in-file = Uit dit bestand is nog niemand te importeren. Verbeter de genoemde regels en kies het bestand opnieuw.
problem-rule-value = Geef aan om welke waarde de regel gaat.
problem-set-up-already = Iemand heeft deze installatie net ingericht. Vraag die persoon om een uitnodiging.
problem-slug = Gebruik alleen kleine letters, cijfers en streepjes, hooguit 40.
problem-slug-taken = Deze korte naam of host is al in gebruik.
problem-time-zone = Deze tijdzone bestaat niet. Kies er een uit de lijst, zoals Europe/Amsterdam.
problem-too-long = Dit is te lang. Er passen 200 tekens in.
problem-yourself = Je kunt jezelf niet als vertrokken markeren. Een andere beheerder kan dat wel.
