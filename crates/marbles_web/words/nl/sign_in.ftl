# Inloggen.
sign-in-title = Inloggen
sign-in-lead = Je hebt geen wachtwoord nodig. Vul je werkadres in en we sturen je een link.
sign-in-email = Je e-mailadres
sign-in-send = Stuur me een link
sign-in-join = Nieuw hier? Meld je zelf aan
sign-in-sent-title = Kijk in je mail
sign-in-sent = Als we { $email } kennen, is er een link naar onderweg. Die werkt één keer, een kwartier lang.
sign-in-sent-help = Na een paar minuten nog niets? Kijk bij je ongewenste mail, of vraag je beheerder welk adres er van je bekend is.
sign-in-confirm-title = Bijna binnen
sign-in-confirm = Eén tik en je bent op dit apparaat ingelogd.
sign-in-enter = Log me in
sign-in-over-title = Deze link werkt niet meer
sign-in-over = Hij is al gebruikt, of het kwartier is om. Een nieuwe is zo gemaakt.
sign-in-again = Vraag een nieuwe link
