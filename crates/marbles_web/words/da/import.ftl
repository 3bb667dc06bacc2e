# At importere personer fra en fil.
import-title = Importér personer
import-lead = Vælg listen, som jeres HR-system eller regneark giver den. Du ser først, hvad den ville ændre.
import-file = Læg filen her
import-file-hint = CSV med hvilket som helst skilletegn, op til 20 MB
import-file-label = Fil med personer
import-paste = Eller indsæt linjerne
import-text = Linjer, den første med kolonnenavnene
import-preview = Vis, hvad der ville ændre sig
import-nothing-yet = Intet gemmes endnu.
import-columns = Kolonner
import-columns-text = Adresse og navn er nødvendige, resten er velkomment. Kolonnenavne må være på engelsk, hollandsk eller dansk i enhver rækkefølge; en kolonne, der mangler, ændrer ikke noget.
import-example = En eksempelfil
import-other-file = En anden fil
import-preview-title = Hvad filen ville ændre
import-preview-lead = Intet er gemt endnu. Filen venter her i en time.
import-new = Nye
import-new-means = endnu ikke kendt
import-changed = Ændret
import-changed-means = noget er anderledes, eller de er tilbage
import-unchanged = Som de er
import-unchanged-means = intet at gøre
import-problems = Problemer
import-problems-means = værdier, du bør se på
import-unknown-columns = Disse kolonner siger ikke Marbles noget og bliver udeladt: { $columns }.
import-problems-title =
    { $count ->
        [one] { $n } problem i filen
       *[other] { $n } problemer i filen
    }
import-problems-help = Ret dem i filen, og vælg den igen, eller fortsæt uden dem.
import-line = Linje
import-column = Kolonne
import-value = I filen
import-what = Hvad der er galt
import-then = Hvad der sker
import-without-value = Importeres uden værdien
import-left-out = Udeladt
import-more-problems =
    { $count ->
        [one] Og { $n } problem til.
       *[other] Og { $n } problemer til.
    }
import-new-people =
    { $count ->
        [one] { $n } ny person
       *[other] { $n } nye personer
    }
import-changed-people =
    { $count ->
        [one] { $n } person ændres
       *[other] { $n } personer ændres
    }
import-leavers =
    { $count ->
        [one] { $n } person er ikke i filen
       *[other] { $n } personer er ikke i filen
    }
import-and-more =
    { $count ->
        [one] Og { $n } til.
       *[other] Og { $n } til.
    }
import-back = tilbage igen
import-others-left =
    { $count ->
        [one] Den { $n } person, der ikke er i filen, er fratrådt
       *[other] De { $n } personer, der ikke er i filen, er fratrådt
    }
import-others-left-hint = De bliver logget ud og markeret, aldrig slettet. En senere fil bringer dem tilbage.
import-invite = Inviter personerne i filen
import-button =
    { $count ->
        [one] Importér { $n } person
       *[other] Importér { $n } personer
    }
import-problem-email-missing = Der er ingen e-mailadresse.
import-problem-email-invalid = Det er ikke en e-mailadresse.
import-problem-email-repeated = Linje { $n } har samme adresse; den tæller.
import-problem-name-missing = Der er intet navn.
import-problem-role-unknown = Rollen findes ikke: brug member, editor, lead eller admin.
import-problem-language-unknown = Marbles taler endnu ikke dette sprog: brug en, nl eller da.
import-problem-time-zone-unknown = Tidszonen findes ikke: skriv den som Europe/Copenhagen.
import-problem-too-many-fields = Der er flere værdier end de { $n } kolonner.
import-problem-quote-broken = Et anførselstegn åbner eller lukker det forkerte sted.
import-problem-too-long = Det er for langt: der er plads til { $n } tegn.
import-problem-sheet-empty = Der er ikke noget endnu. Vælg en fil, eller indsæt nogle linjer.
import-problem-sheet-workbook = Det er et regneark. Åbn det, gem det som CSV, og vælg den fil.
import-problem-sheet-not-text = Filen er ikke tekst. Gem listen som CSV, og vælg den fil.
import-problem-sheet-no-email-column = Ingen kolonne indeholder e-mailadresser. Den første linje skal navngive kolonnerne; der står: { $found }.
import-problem-sheet-too-large = Filen er større end { $n } MB.
import-problem-sheet-too-many-rows = Filen har mere end { $n } linjer. Del den op.
