# Kilder: de feeds, som historier kommer fra.
sources-title = Kilder
sources-lead = Marbles ser efter nyheder på disse sider og bringer dig det, der er nyt.
sources-none = Ingen kilder endnu
sources-none-help = Tilføj jeres nyhedsfeed, eller bare den side, jeres nyheder står på. Marbles finder selv feedet.
source-add = Tilføj en kilde
source-add-title = Tilføj en kilde
source-edit = Rediger
source-edit-title = Rediger kilden
source-well = Virker
source-new = Ikke set på endnu
source-troubled = Har et problem
source-paused = På pause
source-stopped = Stoppet
source-brought-nothing = Den har ikke bragt nogen historier endnu.
source-brought = { $count ->
    [one] Den har bragt én historie.
   *[other] Den har bragt { $n } historier.
}
source-brought-at = Den seneste kom { $when }.
source-waiting = { $count ->
    [one] Én venter på dig.
   *[other] { $n } venter på dig.
}
source-publishes = { $count ->
    [one] Udgiver af sig selv, højst én historie om dagen.
   *[other] Udgiver af sig selv, højst { $n } historier om dagen.
}
source-reviews = Nyhederne venter på en redaktør.
source-checked-at = Sidst set på { $when }.
source-next-at = Næste gang { $when }.
source-check = Se efter nu
source-pause = Sæt på pause
source-resume = Fortsæt
source-remove = Fjern
source-remove-title = Fjern en kilde
source-remove-question = Fjern { $name }?
source-remove-help = Marbles holder op med at se efter der. De historier, kilden har bragt, bliver.
source-form-problem = Der er ikke gemt noget endnu. Se på de markerede felter.
source-url = Adresse
source-url-hint = På et feed (RSS, Atom eller JSON Feed) eller på den side, jeres nyheder står på.
source-becomes = Hvad sker der med nyhederne?
source-review = De venter på en redaktør
source-review-help = Du læser dem først og vælger, hvem de er til.
source-publish = De udgives med det samme
source-publish-help = Til alle. Passer til en side, hvor alle artikler må deles.
source-maximum = Højst om dagen
source-maximum-hint = Hvor mange historier kilden selv må udgive. Resten venter på dig.
source-expiry = Forbi efter hvor mange dage
source-expiry-hint = Så længe efter at den kom ind, slutter en historie af sig selv, uanset hvor gammel artiklen er.
source-topics = Emner
source-topics-hint = Alle historier herfra får disse emner.
toast-source-added = Kilden er tilføjet. Der var ikke noget nyt at bringe.
toast-source-changed = Kilden er ændret.
toast-source-published = Nye historier er ude.
toast-source-waiting = Nye historier venter på en redaktør.
toast-source-nothing = Der er ikke noget nyt.
toast-source-trouble = Det lykkedes ikke. Ved kilden står der hvorfor.
toast-source-paused = Kilden er sat på pause.
toast-source-resumed = Marbles ser efter der igen.
toast-source-removed = Kilden er fjernet. Historierne bliver.
problem-source-address = Det er ikke en webadresse. Den ser ud som https://example.org/nyheder.
problem-source-known = Denne adresse er allerede en kilde.
problem-source-daily-maximum = Vælg et tal fra 1 til 100.
problem-source-expiry = Vælg et antal dage fra 1 til 3650.
problem-source-topic = Et af disse emner findes ikke længere.
problem-source-cursor = Det er ikke en sides markør. Brug next fra den forrige side.
source-trouble-fetch-not-a-web-address = Adressen fører til noget, der ikke er en webside. Tjek adressen.
source-trouble-fetch-not-public = Adressen fører ind i et privat netværk, hvor Marbles ikke ser efter. En administrator kan tillade det.
source-trouble-fetch-not-found = Der blev ikke fundet nogen side med det navn. Tjek adressen.
source-trouble-fetch-too-many-redirects = Siden sender Marbles videre i det uendelige. Angiv adressen, hvor selve feedet ligger.
source-trouble-fetch-too-large = Feedet er større end 5 MB. Bed dem, der passer siden, om et kortere.
source-trouble-fetch-too-slow = Siden svarede ikke i tide. Marbles prøver igen af sig selv.
source-trouble-fetch-status = Siden svarede med en fejl ({ $detail }). Åbn adressen i din browser for at se, om den stadig er rigtig.
source-trouble-fetch-gone = Siden siger, at feedet er væk for altid, så Marbles er holdt op med at se efter. Angiv en anden adresse, eller fjern kilden.
source-trouble-fetch-busy = Siden har travlt ({ $detail }) og beder om at komme igen senere. Det gør Marbles af sig selv.
source-trouble-fetch-unreachable = Siden kunne ikke nås. Marbles prøver igen af sig selv.
source-trouble-fetch-not-secure = Siden har ikke et gyldigt certifikat. Sig det til dem, der passer siden.
source-trouble-fetch-damaged = Det, siden sendte, blev beskadiget undervejs. Marbles prøver igen af sig selv.
source-trouble-fetch-not-a-page = Der er ikke noget at læse på denne adresse. Tjek den.
source-trouble-feed-not-a-feed = Det er hverken et feed eller en side. Tjek adressen.
source-trouble-feed-empty = Dokumentet er tomt. Marbles prøver igen af sig selv.
source-trouble-feed-none-linked = Siden nævner ikke noget feed. Led på siden efter et link, der hedder RSS eller feed, og angiv dets adresse.
source-trouble-feed-unreadable = Dokumentet er så beskadiget, at det ikke kan læses. Sig det til dem, der passer siden.
