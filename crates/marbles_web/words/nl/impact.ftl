# Mijn impact: wat mijn berichten brachten, in woorden en een klein plaatje.
impact-title = Mijn impact
impact-yours-alone = Alleen jij ziet deze pagina.
impact-empty-title = Het begint met je eerste bericht
impact-empty = Deel je een verhaal, dan zie je hier hoeveel mensen via jouw bericht kwamen.
impact-empty-next = Zoek een verhaal voor vandaag
impact-people = { $count ->
    [one] Eén persoon
   *[other] { $n } mensen
}
impact-came = { $count ->
    [one] via je bericht gekomen.
   *[other] via je { $n } berichten gekomen.
}
impact-bowl = { $count ->
    [1] Elke knikker is één persoon.
   *[other] { $marbles } knikkers, elk voor { $n } mensen.
}
impact-nobody-title = Er is nog niemand langsgekomen
impact-nobody = Mensen volgen een link vaak pas na een dag of twee. Berichten in je eigen woorden worden meer gelezen.
impact-weeks = Mensen per week
impact-weeks-note = De laatste twaalf weken, elk van maandag tot en met zondag
impact-weeks-desc = { $count ->
    [0] In de laatste twaalf weken kwam er niemand.
    [one] In de laatste twaalf weken kwam er één persoon.
   *[other] In de laatste twaalf weken kwamen er { $n } mensen.
}
impact-posts = Je berichten
impact-clicks = { $count ->
    [0] nog geen bezoek
    [one] één bezoek
   *[other] { $n } bezoeken
}
impact-row-people = { $count ->
    [one] persoon
   *[other] mensen
}
impact-all-visits = Bekijk elk bezoek, ook van machines
impact-column-post = Bericht
impact-column-people = Mensen
impact-column-human = Bezoeken van mensen
impact-column-preview = Voorvertoning door netwerken
impact-column-bot = Andere machines
impact-column-self = Jijzelf
impact-network-copy = Gekopieerde link
impact-network-device = Andere app
impact-network-email = E-mail
impact-how-title = Wie er meetellen
impact-how = Verschillende bezoekers van elke link binnen een dag. Wie de volgende dag terugkomt, telt opnieuw; wie vraagt niet gevolgd te worden, telt met alle anderen die dat vragen samen als één per dag. We bewaren geen adressen en plaatsen geen cookies. Je eigen bezoeken tellen niet mee.
impact-machines = { $count ->
    [0] Er is nog geen machine via je links gekomen.
    [one] Eén bezoek van een machine telt niet mee: een netwerk dat een voorvertoning maakt, of een programma.
   *[other] { $n } bezoeken van machines tellen niet mee: netwerken die een voorvertoning maken, en andere programma’s.
}
chart-week = Week vanaf
chart-withheld = Een streepje staat bij een week die we niet tonen, zodat er niemand uit te lichten is.
