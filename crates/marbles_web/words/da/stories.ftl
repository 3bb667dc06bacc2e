# Redaktionens liste over historier.
stories-title = Historier
stories-new = Ny historie
stories-all = Alle
stories-by-standing = Historier efter hvor de står
stories-search = Søg i historier
stories-find = Søg
stories-none = Ingen historier endnu
stories-none-help = Indsæt adressen på noget, der er værd at fortælle, eller skriv det her.
stories-nothing-found = Intet fundet
stories-show-all = Vis alle historier
standing-waiting = Venter
standing-scheduled = Planlagt
standing-published = Udgivet
standing-expired = Udløbet
standing-withdrawn = Trukket tilbage
standing-declined = Ikke taget med
story-suggested-by = Foreslået af { $name }
story-from-source = Fra { $name }
story-inside-only = Kun internt
story-inside-only-hint = Kolleger kan læse den, men ikke dele den.

# En ny historie.
story-new-title = Ny historie
story-new-lead = Begynd med noget, der allerede er på nettet, eller skriv den selv.
story-paste = Indsæt en adresse
story-paste-hint = Vi henter titel, tekst og billede. Du kan ændre det hele.
story-fetch = Hent den
story-write = Skriv uden link
story-write-hint = Så laver Marbles en side til den, som alle kan læse.
story-write-begin = Begynd at skrive
story-filled = Det her siger siden om sig selv. Ret, hvad du vil.
story-by-hand = Adressen er gemt; resten kan du selv udfylde.
story-twin = Denne adresse er allerede en historie:

# En histories formular.
story-edit-title = Redigér historie
story-edit = Redigér
story-problems = Intet er gået tabt. Se på de felter, der er markeret.
story-part-what = Hvad den handler om
story-url = Adresse
story-url-hint = Lad den stå tom for en historie, du skriver her.
story-title = Titel
story-summary = Resumé
story-summary-hint = En eller to sætninger.
story-body = Tekst
story-body-hint = En tom linje begynder et nyt afsnit. Webadresser bliver til links.
story-author = Skrevet af
story-language = Sprog
story-picture = Adresse på et billede
story-picture-hint = Vi henter det og gemmer det her. Uden billede tegner Marbles kugler.
story-picture-later = Billedet hentes, når du gemmer.
story-topics = Emner
story-no-topics = Tilføj emner, så folk kan følge det, de går op i
story-part-whom = Hvem den er til
audience-everyone = Alle
audience-some = Nogle
audience-some-hint = Dem, der er i en af disse grupper eller følger et af disse emner.
audience-groups = Grupper
audience-followers = Folk, der følger
audience-barred = Ikke for disse grupper
audience-barred-hint = Hvor en lov eller en aftale forbyder det. Ingen i dem får historien, uanset hvem den ellers er til.
audience-count = Tæl
reach-nobody = Den når ingen endnu.
reach-few = Den når færre end { $minimum } personer.
reach-people = { $count ->
    [one] Den når én person.
   *[other] Den når { $n } personer.
}
reach-about = Den når omkring { $n } personer.
story-part-starters = Første sætninger
story-starters-hint = En begyndelse til dem, der ser på en tom side. De skriver deres egne ord. Gem for at få to mere.
story-starter = Begyndelse { $number }
story-starter-text = Sætningen
story-tone = Tone
tone-plain = Ligetil
tone-personal = Personlig
tone-curious = Nysgerrig
story-part-when = Hvornår
story-scheduled = Udgives
story-scheduled-hint = Når du gemmer, er den i planen.
story-expires = Udløber
story-expires-hint = Derefter bliver den ikke vist for nogen.
story-pinned = Øverst indtil
story-pinned-hint = Den kommer først i folks dag.
story-evergreen = Holder sig god
story-evergreen-hint = Den må komme igen på en stille dag, også når den ikke længere er en nyhed.
story-part-look = Sådan ser den ud
story-save = Gem
story-save-changes = Gem ændringer
story-publish = Udgiv
story-publish-now = Udgiv nu

# Ud, og tilbage.
story-part-back = Tag den tilbage
story-withdraw = Træk tilbage
story-withdraw-hint = Den bliver ikke længere vist for nogen. Links, der er delt, fører et andet sted hen.
story-withdraw-title = Vil du trække historien tilbage?
story-withdraw-text = Måske har kolleger delt den. Deres links fører så til en venlig side eller til den adresse, du giver her. Du kan altid sætte den tilbage.
story-lead-to = Før links til
story-is-withdrawn = Historien er trukket tilbage.
story-restore = Sæt den tilbage
story-is-declined = Historien blev ikke taget med.
story-reconsider = Læg den tilbage hos redaktionen
story-decline = Afvis
story-decline-title = Afvis venligt
story-decline-lead = { $name } får dine ord i en mail.
story-decline-draft = Ingen får besked. Du kan fortryde det senere.
story-kind-phrases = En begyndelse, hvis du vil
story-kind-use = Brug denne
story-kind-word = Dit venlige ord
kind-phrase-soon = Tak, { $name }. Vi har lige fortalt noget, der ligner, så vi gemmer din til en roligere uge.
kind-phrase-known = Tak, fordi du tænkte på os, { $name }. Mange kolleger har allerede set den. Send endelig også den næste.
kind-phrase-fit = Tak, { $name }. Den passer ikke helt til det, vi fortæller lige nu, og den viser os, hvad du går op i. Bliv ved med at sende.
kind-phrase-own = Tak, { $name }. Den ville være endnu bedre i dine egne ord. Skal vi skrive den sammen?
story-gone-title = Historien er her ikke længere
story-gone-text = De, der skrev den, har taget den tilbage. Tak, fordi du kiggede forbi.
toast-story-saved = Gemt
toast-story-scheduled = I planen
toast-story-published = Udgivet
toast-story-withdrawn = Trukket tilbage
toast-story-restored = Den er her igen
toast-story-declined = Afvist
toast-story-reconsidered = Tilbage hos redaktionen

# Redaktionen.
desk-title = Redaktion
desk-waiting = { $count ->
    [0] Intet venter på dig.
    [one] Én ting venter på dit blik.
   *[other] { $n } ting venter på dit blik.
}
desk-all = Venter
desk-suggested = Foreslået
desk-drafts = Kladder
desk-scheduled = Planlagt
desk-empty = Her venter intet
desk-empty-help = Det, kolleger foreslår, skriver og svarer, og det, kilder bringer, dukker op her.

# Emner.
topics-title = Emner
topics-lead = Hvad historier handler om, og hvad folk følger.
topics-name = Emne
topics-add = Tilføj
topics-followed-by = Følges af
topics-nobody = ingen endnu
topics-few = færre end { $minimum } personer
topics-followers = { $count ->
    [one] én person
   *[other] { $n } personer
}
topics-retire = Brug ikke mere
topics-none = Ingen emner endnu
topics-none-help = Fem til ti er nok: de emner, som kolleger selv ville vælge.
toast-topic-added = Tilføjet
toast-topic-retired = Bruges ikke mere. Historier, der har det, beholder det.
toast-topic-back = Emnet er tilbage

# Hvad der er galt med et felt.
problem-story-title = Giv historien en titel.
problem-story-long = Dette er længere end { $most } tegn. Gør det kortere.
problem-story-address = Det er ikke en webadresse. Den begynder med https:// eller http://.
problem-story-language = Vælg et sprog.
problem-story-moment = Den dato og tid kan vi ikke læse.
problem-story-past = Tidspunktet er forbi. Vælg et senere.
problem-story-ends-early = Historien ville udløbe, før den bliver udgivet.
problem-story-audience = Vælg mindst én gruppe eller ét emne, eller alle.
problem-story-starters = En historie har højst { $most } første sætninger.
problem-story-kind-word = En kollega har gjort sig umage. Skriv et venligt ord.
problem-story-is-out = Historien er allerede udgivet. Træk den tilbage i stedet.
problem-story-cursor = Det sted i listen er ukendt. Begynd på første side.
problem-story-standing = Vælg waiting, scheduled, published, expired, withdrawn eller declined.
problem-story-topic = Det emne findes ikke.
problem-story-group = Den gruppe findes ikke.
problem-story-tone = Vælg plain, personal eller curious.
