# Mensen importeren uit een bestand.
import-title = Mensen importeren
import-lead = Kies de lijst zoals je HR-systeem of spreadsheet die geeft. Je ziet eerst wat er zou veranderen.
import-file = Zet het bestand hier neer
import-file-hint = CSV met elk scheidingsteken, tot 20 MB
import-file-label = Bestand met mensen
import-paste = Of plak de regels
import-text = Regels, de eerste met de kolomnamen
import-preview = Toon wat er zou veranderen
import-nothing-yet = Er wordt nog niets bewaard.
import-columns = Kolommen
import-columns-text = Adres en naam zijn nodig, de rest is welkom. Kolomnamen mogen Engels, Nederlands of Deens zijn, in elke volgorde; een kolom die ontbreekt verandert niets.
import-example = Een voorbeeldbestand
import-other-file = Een ander bestand
import-preview-title = Wat dit bestand zou veranderen
import-preview-lead = Er is nog niets bewaard. Het bestand wacht hier een uur.
import-new = Nieuw
import-new-means = nog niet bekend
import-changed = Gewijzigd
import-changed-means = er is iets anders, of ze zijn terug
import-unchanged = Ongewijzigd
import-unchanged-means = niets te doen
import-problems = Problemen
import-problems-means = waarden om even naar te kijken
import-unknown-columns = Deze kolommen zeggen Marbles niets en blijven buiten beschouwing: { $columns }.
import-problems-title =
    { $count ->
        [one] { $n } probleem in het bestand
       *[other] { $n } problemen in het bestand
    }
import-problems-help = Verbeter ze in het bestand en kies het opnieuw, of ga zonder verder.
import-line = Regel
import-column = Kolom
import-value = In het bestand
import-what = Wat er mis is
import-then = Wat er gebeurt
import-without-value = Geïmporteerd zonder deze waarde
import-left-out = Overgeslagen
import-more-problems =
    { $count ->
        [one] En nog { $n } probleem.
       *[other] En nog { $n } problemen.
    }
import-new-people =
    { $count ->
        [one] { $n } nieuw persoon
       *[other] { $n } nieuwe mensen
    }
import-changed-people =
    { $count ->
        [one] { $n } persoon verandert
       *[other] { $n } mensen veranderen
    }
import-leavers =
    { $count ->
        [one] { $n } persoon staat niet in dit bestand
       *[other] { $n } mensen staan niet in dit bestand
    }
import-and-more =
    { $count ->
        [one] En nog { $n }.
       *[other] En nog { $n }.
    }
import-back = weer terug
import-others-left =
    { $count ->
        [one] De { $n } persoon die niet in dit bestand staat, is uit dienst
       *[other] De { $n } mensen die niet in dit bestand staan, zijn uit dienst
    }
import-others-left-hint = Ze worden uitgelogd en gemarkeerd, nooit verwijderd. Een later bestand brengt ze terug.
import-invite = Nodig de mensen in dit bestand uit
import-button =
    { $count ->
        [one] Importeer { $n } persoon
       *[other] Importeer { $n } mensen
    }
import-problem-email-missing = Er staat geen e-mailadres.
import-problem-email-invalid = Dit is geen e-mailadres.
import-problem-email-repeated = Regel { $n } heeft hetzelfde adres; die telt.
import-problem-name-missing = Er staat geen naam.
import-problem-role-unknown = Deze rol bestaat niet: gebruik member, editor, lead of admin.
import-problem-language-unknown = Marbles spreekt deze taal nog niet: gebruik en, nl of da.
import-problem-time-zone-unknown = Deze tijdzone bestaat niet: schrijf hem als Europe/Amsterdam.
import-problem-too-many-fields = Er staan meer waarden dan de { $n } kolommen.
import-problem-quote-broken = Een aanhalingsteken opent of sluit op de verkeerde plek.
import-problem-too-long = Dit is te lang: er passen { $n } tekens in.
import-problem-sheet-empty = Er staat nog niets in. Kies een bestand of plak wat regels.
import-problem-sheet-workbook = Dit is een spreadsheet. Open het, bewaar het als CSV en kies dat bestand.
import-problem-sheet-not-text = Dit bestand is geen tekst. Bewaar de lijst als CSV en kies dat bestand.
import-problem-sheet-no-email-column = Geen kolom bevat e-mailadressen. De eerste regel moet de kolommen noemen; er staat: { $found }.
import-problem-sheet-too-large = Het bestand is groter dan { $n } MB.
import-problem-sheet-too-many-rows = Het bestand heeft meer dan { $n } regels. Splits het in delen.
