# Det, flere sider siger: fejl, problemer med felter, hvor længe siden.
undo = Fortryd
ago-today = I dag
ago-yesterday = I går
ago-days =
    { $count ->
        [one] For { $n } dag siden
       *[other] For { $n } dage siden
    }
form-mend = Der er noget, du skal se på, før det kan gemmes. Det er markeret herunder, og alt, du har skrevet, står der stadig.
failure-home = Til forsiden
failure-sign-in = Log ind først
failure-sign-in-help = Du skal være logget ind for at se dette. Programmer sender deres token i headeren Authorization.
failure-missing = Her er ikke noget
failure-missing-help = Adressen kan være skrevet forkert, eller det, der stod her, er væk.
failure-forbidden = Det her er ikke åbent for dig
failure-forbidden-help = Siden hører ikke til din rolle. En administrator kan ændre det, hvis du har brug for den.
failure-invalid = Det kunne ikke gemmes
failure-invalid-help = Gå tilbage, ret det, der står her, og prøv igen.
failure-clash = Der er noget i vejen
failure-clash-help = Intet er ændret.
failure-too-often = Det var lidt for ofte
failure-too-often-help = Vent et par minutter, og prøv så igen.
failure-unexpected = Noget gik galt hos os
failure-unexpected-help = Det er noteret til dem, der passer Marbles. Prøv igen om et minut.
failure-method = Det kan denne adresse ikke
failure-method-help = Gå tilbage til den side, du kom fra, og prøv igen.
failure-too-large = Det er for stort
failure-too-large-help = Vælg en mindre fil, eller del den op.
failure-unreadable = Det kunne vi ikke læse
failure-unreadable-help = Der mangler noget i adressen eller formularen, eller det er anderledes end ventet. Gå tilbage, og prøv igen.
problem-colour = Skriv farven som # og seks tegn, for eksempel #0b5f7a.
problem-cursor = Denne markør kommer ikke fra en liste.
problem-domain = Et af dem er ikke et maildomæne. Skriv det som northwind.example.
problem-email = Det ligner ikke en e-mailadresse. Se efter slåfejl.
problem-email-known = Der er allerede en her med den adresse.
problem-exists-already = Det findes allerede.
problem-group-has-rule = Gruppen følger en regel, så du kan ikke selv sætte folk ind eller tage dem ud.
problem-host = Skriv et værtsnavn som marbles.northwind.example, uden https:// og uden skråstreg.
problem-host-taken = En anden organisation på denne installation bruger allerede dette værtsnavn.
problem-link-host-same = Korte links skal have deres eget værtsnavn, forskelligt fra det ovenfor.
problem-languages = Vælg mindst ét sprog.
problem-last-admin = Organisationen skal have mindst én administrator. Gør først en anden til administrator.
problem-leavers-unsure = Nogle linjer kan ikke læses. Derfor markerer vi ingen som fratrådt: linjen kan være deres.
problem-minimum-group = Vælg et tal fra 5 til 1000.
problem-name = Skriv et navn, ikke for langt.
problem-name-taken = Der er allerede en gruppe med det navn.
problem-nobody-in-file = Der er endnu ingen i filen, som kan importeres. Ret de nævnte linjer, og vælg filen igen.
problem-rule-value = Angiv, hvilken værdi reglen handler om.
problem-set-up-already = En anden har lige sat installationen op. Bed vedkommende om en invitation.
problem-slug = Brug kun små bogstaver, tal og bindestreger, højst 40.
problem-slug-taken = Det korte navn eller værtsnavnet er allerede i brug.
problem-time-zone = Tidszonen findes ikke. Vælg en fra listen, for eksempel Europe/Copenhagen.
problem-too-long = Det er for langt. Der er plads til 200 tegn.
problem-yourself = Du kan ikke markere dig selv som fratrådt. Det kan en anden administrator.
