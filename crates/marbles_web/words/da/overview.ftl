# Overblikket over programmet, for den der leder det: kun grupper, aldrig en person.
overview-title = Overblik
overview-between = { $first } til { $last }
overview-period = Periode
overview-this-quarter = Dette kvartal
overview-last-quarter = Sidste kvartal
overview-year = Et år
overview-invited = Inviteret
overview-joined = Er med
overview-shared = Har delt
overview-people = Personer, der kom
overview-invited-meaning = { $n } ud af 100 af alle her
overview-joined-meaning = { $n } ud af 100 af alle her
overview-shared-meaning = { $n } ud af 100 af dem, der er med
overview-people-meaning = Gennem links i kollegers opslag
overview-people-weeks = Personer, der kom, pr. uge
overview-people-note = { $count ->
    [0] Forskellige besøgende hver dag. Maskiners besøg er ikke talt med.
    [one] Forskellige besøgende hver dag. Ét besøg af en maskine er ikke talt med.
   *[other] Forskellige besøgende hver dag. { $n } besøg af maskiner er ikke talt med.
}
overview-people-desc = { $n } personer i de viste uger.
overview-shared-weeks = Kolleger, der delte, pr. uge
overview-shared-note = Hver tæller én gang om ugen, uanset hvor ofte de delte
overview-shared-desc = { $n } i de viste uger, når hver kollega tæller én gang om ugen.
overview-joined-weeks = Kolleger, der kom med, pr. uge
overview-joined-note = For første gang eller igen
overview-joined-desc = { $n } i de viste uger.
overview-stories = Historier, der fik folk til at komme
overview-story = Historie
overview-shares = Gange delt
overview-stories-none = En historie vises her, når { $n } kolleger har delt den.
overview-other-stories = { $count ->
    [one] Én historie mere er delt, af for få kolleger til at vise tal.
   *[other] { $n } historier mere er delt, af for få kolleger til at vise tal.
}
overview-groups = Pr. gruppe
overview-group = Gruppe
overview-members = Medlemmer
overview-groups-none = Grupper vises pr. kvartal, når de er store nok.
overview-as-of = Som det var { $day }; tælles på ny { $next }, eller før, når der er sket dobbelt så meget. Et tal flytter sig først, når nok personer har flyttet det, så to blik aldrig adskiller sig med nogle få personer; indtil da bliver det, som det var.
overview-frozen = Alle og hver gruppe, som de var { $day }. Det bliver sådan til næste kvartal, eller til der er dobbelt så mange: nye er ikke med i noget tal før da, så ingen to rapporter adskiller sig med én person. En gruppe, hvor kun få er skiftet ud, beholder sine medlemmer fra kvartalet før.
overview-in-hundred = ({ $n } ud af 100)
overview-hidden = Vises ikke, så ingen kan udpeges.
overview-hidden-short = Vises ikke
overview-rule-title = Hvad der vises, og hvad der ikke gør
overview-rule = Intet tal handler om færre end { $n } personer. En sum kræver dobbelt så mange, at ingen står for mere end halvdelen, og at flere end to betyder noget for den. Om en gruppe siger vi ikke, at næsten ingen eller næsten alle gjorde noget, og heller ikke om en organisation med færre end 50 personer. Det, man kunne regne ud fra andre tal, vises heller ikke. Ingen kan se, hvem der var med eller ikke var med.
overview-what-counts = Personer, der kom, er forskellige besøgende på hvert link inden for en dag. Den, der kommer igen næste dag, tæller igen. Maskiner og kollegers egne besøg tæller ikke med.
overview-empty-title = Der er ikke delt noget endnu
overview-empty = Billederne begynder med det første opslag. Nogle få gode historier til de rette personer er den bedste begyndelse.
overview-empty-next = Se historierne
