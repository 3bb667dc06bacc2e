# De mensen van de organisatie, voor beheerders.
people-title = Mensen
people-count =
    { $count ->
        [one] { $n } persoon
       *[other] { $n } mensen
    }
people-invited =
    { $count ->
        [one] { $n } uitgenodigd.
       *[other] { $n } uitgenodigd.
    }
people-import = Importeer uit een bestand
people-add = Voeg iemand toe
people-add-title = Iemand toevoegen
people-invite = Uitnodigen
people-invite-title = Nodig iedereen uit
people-invite-text = Iedereen die nog niet is uitgenodigd, krijgt één vriendelijke brief. Niemand krijgt een tweede, en wat mensen ermee doen is hun eigen zaak.
people-invite-button = Verstuur de uitnodigingen
people-search = Zoek op naam, adres of afdeling
people-find = Zoek
people-which = Welke mensen
people-here = In de organisatie
people-gone = Uit dienst
people-none = Nog niemand
people-none-help = Importeer een lijst uit je HR-systeem, of voeg mensen één voor één toe.
people-not-found = Niemand gevonden voor “{ $search }”
people-all = Toon iedereen
person-email = E-mailadres
person-email-hint = Het werkadres. Daaraan herkent een bestand iemand.
person-name = Naam
person-role = Rol
person-title = Functie
person-department = Afdeling
person-location = Locatie
person-language = Taal
person-time-zone = Tijdzone
person-time-zone-hint = Leeg voor die van de organisatie.
person-row = De hele regel
person-role-member = Deelnemer
person-role-member-help = Leest, deelt en tipt verhalen.
person-role-editor = Redacteur
person-role-editor-help = Schrijft en publiceert ook verhalen.
person-role-lead = Programmaleider
person-role-lead-help = Ziet ook hoe het programma loopt, in cijfers over groepen.
person-role-admin = Beheerder
person-role-admin-help = Beheert ook mensen en instellingen.
person-invite-too = Stuur een uitnodiging
person-invite-too-hint = Eén vriendelijke brief, één keer. Meedoen blijft een eigen keuze.
person-gone-since = Uit dienst, gemarkeerd op { $date }.
person-return = Toch nog in dienst
person-no-groups = Nog in geen groep.
person-by-rule = volgens een regel
person-add-to-group = Aan een groep toevoegen
person-invite-title = Uitnodiging
person-invite-text = Er gaat alleen een brief uit als iemand er nog geen had en er een nodig heeft. Je ziet niet welk van de twee, en dat is met opzet.
person-invite-button = Uitnodigen
person-leave-title = Uit dienst?
person-leave-text = Diegene wordt uitgelogd en krijgt geen brieven meer. Er wordt niets verwijderd, en je kunt het terugdraaien.
person-leave-button = Markeer als vertrokken
toast-person-added = Toegevoegd
toast-person-saved = Bewaard
toast-person-gone = Als vertrokken gemarkeerd
toast-person-back = Weer in de organisatie
toast-person-invited = Als er een uitnodiging nodig was, is die onderweg
toast-invited = Wie nog geen uitnodiging had, krijgt die nu
toast-people-imported = De mensen zijn geïmporteerd
person-erase-title = Wissen
person-erase-text = Als iemand vraagt om niets over zich te bewaren. Het kan niet ongedaan gemaakt worden.
person-erase-button = Wissen
person-erase-ask = { $name } wissen?
person-erase-goes = Wat verdwijnt: naam en adres, inlogs en tokens, brieven, gekozen onderwerpen en netwerken, groepen waar ze in zitten, hun posts met hun woorden, waarom ze verhalen voorstelden, en wat er rond hen gebeurde.
person-erase-stays = Wat blijft: verhalen, en hoeveel mensen via links kwamen, als van niemand. Links die al gedeeld zijn blijven werken. Cijfers die al getoond zijn veranderen niet.
person-erase-final = Dit kan niet ongedaan gemaakt worden. In back-ups staan ze tot die vervangen zijn.
toast-person-erased = Gewist.
