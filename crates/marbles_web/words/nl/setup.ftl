# Het eerste scherm van een nieuwe installatie.
setup-title = Welkom bij Marbles
setup-lead = Vertel wie jullie als organisatie zijn. Het kost een minuut, en je kunt alles later aanpassen.
setup-organisation = Je organisatie
setup-name-hint = Zoals jullie mensen het zeggen.
setup-slug = Korte naam
setup-slug-hint = Voor opdrachten op de server: kleine letters, cijfers en streepjes, zoals northwind.
setup-you = Jij
setup-you-hint = Je wordt de beheerder en bent meteen ingelogd.
setup-own-name = Je naam
setup-button = Open Marbles
setup-code-title = Ben jij het?
setup-code = Installatiecode
setup-code-hint = De server heeft hem bij het starten getoond: kijk in de console of het logboek.
problem-setup-code = Dit is niet de code die de server heeft getoond.
