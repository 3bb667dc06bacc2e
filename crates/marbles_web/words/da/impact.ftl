# Mit aftryk: hvad mine opslag førte til, i ord og et lille billede.
impact-title = Mit aftryk
impact-yours-alone = Det er kun dig, der ser denne side.
impact-empty-title = Dit første opslag er begyndelsen
impact-empty = Når du deler en historie, kan du her se, hvor mange der kom gennem dit opslag.
impact-empty-next = Find en historie til i dag
impact-people = { $count ->
    [one] Én person
   *[other] { $n } personer
}
impact-came = { $count ->
    [one] kom gennem dit opslag.
   *[other] kom gennem dine { $n } opslag.
}
impact-bowl = { $count ->
    [1] Hver kugle er én person.
   *[other] { $marbles } kugler, hver for { $n } personer.
}
impact-nobody-title = Der er ikke kommet nogen endnu
impact-nobody = Mange følger først et link efter en dag eller to. Opslag med dine egne ord bliver læst mere.
impact-weeks = Personer pr. uge
impact-weeks-note = De seneste tolv uger, hver fra mandag til søndag
impact-weeks-desc = { $count ->
    [0] Der kom ingen i de seneste tolv uger.
    [one] Der kom én person i de seneste tolv uger.
   *[other] Der kom { $n } personer i de seneste tolv uger.
}
impact-posts = Dine opslag
impact-clicks = { $count ->
    [0] ingen besøg endnu
    [one] ét besøg
   *[other] { $n } besøg
}
impact-row-people = { $count ->
    [one] person
   *[other] personer
}
impact-all-visits = Se alle besøg, også fra maskiner
impact-column-post = Opslag
impact-column-people = Personer
impact-column-human = Besøg af personer
impact-column-preview = Netværkenes forhåndsvisninger
impact-column-bot = Andre maskiner
impact-column-self = Dig selv
impact-network-copy = Kopieret link
impact-network-device = En anden app
impact-network-email = E-mail
impact-how-title = Hvem der tæller med
impact-how = Forskellige besøgende på hvert link inden for en dag. Den, der kommer igen næste dag, tæller igen, og de, der beder om ikke at blive fulgt, tæller tilsammen som én om dagen. Vi gemmer ingen adresser og sætter ingen cookies. Dine egne besøg tæller ikke med.
impact-machines = { $count ->
    [0] Ingen maskiner har besøgt dine links indtil nu.
    [one] Ét besøg af en maskine er ikke talt med: et netværk, der laver en forhåndsvisning, eller et program.
   *[other] { $n } besøg af maskiner er ikke talt med: netværk, der laver forhåndsvisninger, og andre programmer.
}
chart-week = Uge fra
chart-withheld = En kort streg står ved en uge, der ikke vises, så ingen kan udpeges.
