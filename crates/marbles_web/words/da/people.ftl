# Organisationens personer, til administratorer.
people-title = Personer
people-count =
    { $count ->
        [one] { $n } person
       *[other] { $n } personer
    }
people-invited =
    { $count ->
        [one] { $n } inviteret.
       *[other] { $n } inviteret.
    }
people-import = Importér fra en fil
people-add = Tilføj en person
people-add-title = Tilføj en person
people-invite = Inviter
people-invite-title = Inviter alle
people-invite-text = Alle, der ikke er inviteret endnu, får ét venligt brev. Ingen får et til, og hvad folk gør med det, er deres egen sag.
people-invite-button = Send invitationerne
people-search = Søg på navn, adresse eller afdeling
people-find = Søg
people-which = Hvilke personer
people-here = I organisationen
people-gone = Fratrådt
people-none = Ingen endnu
people-none-help = Importér en liste fra jeres HR-system, eller tilføj personer én for én.
people-not-found = Ingen fundet for “{ $search }”
people-all = Vis alle
person-email = E-mailadresse
person-email-hint = Arbejdsadressen. Den bruger filer til at genkende personen.
person-name = Navn
person-role = Rolle
person-title = Stilling
person-department = Afdeling
person-location = Sted
person-language = Sprog
person-time-zone = Tidszone
person-time-zone-hint = Tom for organisationens.
person-row = Hele linjen
person-role-member = Medlem
person-role-member-help = Læser, deler og foreslår historier.
person-role-editor = Redaktør
person-role-editor-help = Skriver og udgiver også historier.
person-role-lead = Programleder
person-role-lead-help = Ser også, hvordan programmet går, i tal om grupper.
person-role-admin = Administrator
person-role-admin-help = Passer også personer og indstillinger.
person-invite-too = Send en invitation
person-invite-too-hint = Ét venligt brev, én gang. Det er stadig deres eget valg at være med.
person-gone-since = Fratrådt, markeret { $date }.
person-return = Er i organisationen alligevel
person-no-groups = Endnu ikke i nogen gruppe.
person-by-rule = efter en regel
person-add-to-group = Tilføj til en gruppe
person-invite-title = Invitation
person-invite-text = Der sendes kun et brev, hvis personen ikke har fået et og har brug for det. Du kan ikke se hvilket, og det er med vilje.
person-invite-button = Inviter
person-leave-title = Fratrådt?
person-leave-text = Personen bliver logget ud og får ikke flere breve. Intet bliver slettet, og du kan fortryde.
person-leave-button = Markér som fratrådt
toast-person-added = Tilføjet
toast-person-saved = Gemt
toast-person-gone = Markeret som fratrådt
toast-person-back = Tilbage i organisationen
toast-person-invited = Hvis der var brug for en invitation, er den på vej
toast-invited = De, der ikke havde fået en invitation, får den nu
toast-people-imported = Personerne er importeret
person-erase-title = Slet
person-erase-text = Når nogen beder om, at intet om dem bliver gemt. Det kan ikke fortrydes.
person-erase-button = Slet
person-erase-ask = Slet { $name }?
person-erase-goes = Det, der forsvinder: navn og adresse, logins og tokens, breve, valgte emner og netværk, grupper, de er i, deres opslag med deres ord, hvorfor de foreslog historier, og hvad der skete omkring dem.
person-erase-stays = Det, der bliver: historier, og hvor mange der kom via links, som ingens. Links, der er delt, virker stadig. Tal, der allerede er vist, ændrer sig ikke.
person-erase-final = Det kan ikke fortrydes. Sikkerhedskopier indeholder dem, til de er udskiftet.
toast-person-erased = Slettet.
