suggest-title = Tip een verhaal
suggest-lead = Iets gezien wat je collega’s zouden willen vertellen? Stuur het naar de redactie.
suggest-link = De link
suggest-why = Waarom is het het vertellen waard?
suggest-why-hint = Eén zin is genoeg. Alleen de redactie leest het.
suggest-send = Stuur in
suggest-mine = Wat jij hebt getipt
suggest-quick = De volgende keer sneller
suggest-bookmark = Sleep deze knop naar je bladwijzers. Klik op een mooie pagina op de bladwijzer: de link staat hier dan al ingevuld.
suggest-bookmark-name = Naar Marbles
suggest-phone = Staat Marbles als app op je telefoon? Kies dan Marbles als je een pagina deelt.
suggest-thanks-title = Dank je wel
suggest-thanks-text = De redactie heeft het. Je krijgt een mail als het eruit is, met jouw naam erbij, of een woordje als het niet wordt geplaatst.
suggest-mine-title = Je was jezelf al voor
suggest-mine-text = Deze link heb je al eens getipt; hij telt één keer. In je lijst met tips zie je hoe het ermee staat.
suggest-known-title = Iemand was je net voor
suggest-known-text = De redactie kent deze link al. Twee mensen die aan hetzelfde denken: dat zegt iets. Dank je wel.
suggest-to-today = Naar Vandaag
suggest-another = Tip er nog een
problem-story-why = Schrijf in één zin waarom.
letter-suggestion-accepted-subject = Je tip staat erop: { $title }
letter-suggestion-accepted-text =
    Jij tipte “{ $title }”. Het verhaal is nu gepubliceerd, met jouw naam erbij.

    Fijn dat je het bracht. Je kunt als eerste delen, in je eigen woorden, als je wilt.
letter-suggestion-accepted-button = Bekijk het verhaal
letter-suggestion-accepted-why = Je krijgt dit omdat je dit verhaal hebt getipt.
letter-suggestion-declined-subject = Over je tip: { $title }
letter-suggestion-declined-text =
    Jij tipte “{ $title }”. Deze keer zit het niet bij de verhalen. De redactie schrijft:

    “{ $words }”

    Fijn dat je voor ons uitkijkt.
letter-suggestion-declined-button = Tip er nog een
letter-suggestion-declined-why = Je krijgt dit omdat je dit verhaal hebt getipt.
