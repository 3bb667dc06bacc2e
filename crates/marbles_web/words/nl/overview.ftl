# Het overzicht van het programma, voor wie het leidt: alleen groepen, nooit een persoon.
overview-title = Overzicht
overview-between = { $first } tot en met { $last }
overview-period = Periode
overview-this-quarter = Dit kwartaal
overview-last-quarter = Vorig kwartaal
overview-year = Een jaar
overview-invited = Uitgenodigd
overview-joined = Doet mee
overview-shared = Deelde
overview-people = Mensen die kwamen
overview-invited-meaning = { $n } op de 100 van iedereen hier
overview-joined-meaning = { $n } op de 100 van iedereen hier
overview-shared-meaning = { $n } op de 100 van wie meedoet
overview-people-meaning = Via links in berichten van collega’s
overview-people-weeks = Mensen die kwamen, per week
overview-people-note = { $count ->
    [0] Verschillende bezoekers per dag. Bezoeken van machines tellen niet mee.
    [one] Verschillende bezoekers per dag. Eén bezoek van een machine telt niet mee.
   *[other] Verschillende bezoekers per dag. { $n } bezoeken van machines tellen niet mee.
}
overview-people-desc = { $n } mensen in de getoonde weken.
overview-shared-weeks = Collega’s die deelden, per week
overview-shared-note = Ieder telt één keer per week, hoe vaak iemand ook deelde
overview-shared-desc = { $n } in de getoonde weken, waarbij elke collega één keer per week telt.
overview-joined-weeks = Collega’s die mee gingen doen, per week
overview-joined-note = Voor het eerst, of opnieuw
overview-joined-desc = { $n } in de getoonde weken.
overview-stories = Verhalen die mensen in beweging brachten
overview-story = Verhaal
overview-shares = Keer gedeeld
overview-stories-none = Een verhaal staat hier zodra { $n } collega’s het hebben gedeeld.
overview-other-stories = { $count ->
    [one] Er is nog één verhaal gedeeld, door te weinig collega’s om cijfers te tonen.
   *[other] Er zijn nog { $n } verhalen gedeeld, door te weinig collega’s om cijfers te tonen.
}
overview-groups = Per groep
overview-group = Groep
overview-members = Leden
overview-groups-none = Groepen staan er per kwartaal, zodra ze groot genoeg zijn.
overview-as-of = Stand van { $day }; opnieuw geteld op { $next }, of eerder als er twee keer zoveel gebeurd is. Een cijfer beweegt pas als genoeg mensen het bewogen, zodat twee keer kijken nooit over een paar mensen verschilt; tot dan blijft het zoals het was.
overview-frozen = Iedereen en elke groep zoals ze waren op { $day }. Dat blijft zo tot het volgende kwartaal, of tot er twee keer zoveel mensen zijn: nieuwkomers zitten eerder in geen enkel cijfer, zodat geen twee rapporten één persoon verschillen. Een groep die maar een paar mensen veranderde, houdt de leden van het kwartaal ervoor.
overview-in-hundred = ({ $n } op de 100)
overview-hidden = Niet getoond, zodat er niemand uit te lichten is.
overview-hidden-short = Niet getoond
overview-rule-title = Wat je ziet, en wat niet
overview-rule = Geen cijfer gaat over minder dan { $n } mensen. Voor een optelsom zijn er twee keer zoveel nodig, niemand met meer dan de helft ervan, en meer dan twee die ertoe doen. Van een groep zeggen we niet dat bijna niemand of bijna iedereen iets deed, en van een organisatie met minder dan 50 mensen ook niet. Wat je uit andere cijfers zou kunnen afleiden, tonen we ook niet. Niemand kan zien wie wel of niet meedeed.
overview-what-counts = Mensen die kwamen zijn verschillende bezoekers van elke link binnen een dag. Wie de volgende dag terugkomt, telt opnieuw. Machines en eigen bezoeken van collega’s tellen niet mee.
overview-empty-title = Er is nog niets gedeeld
overview-empty = De plaatjes beginnen bij het eerste bericht. Een paar goede verhalen voor de juiste mensen zijn het beste begin.
overview-empty-next = Bekijk de verhalen
