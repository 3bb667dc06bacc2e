# Den første side i en ny installation.
setup-title = Velkommen til Marbles
setup-lead = Fortæl, hvem I er som organisation. Det tager et minut, og du kan ændre det hele senere.
setup-organisation = Din organisation
setup-name-hint = Som jeres folk siger det.
setup-slug = Kort navn
setup-slug-hint = Til kommandoer på serveren: små bogstaver, tal og bindestreger, for eksempel northwind.
setup-you = Dig
setup-you-hint = Du bliver administrator og er logget ind med det samme.
setup-own-name = Dit navn
setup-button = Åbn Marbles
setup-code-title = Er det dig?
setup-code = Opsætningskode
setup-code-hint = Serveren viste den, da den startede: se i dens konsol eller log.
problem-setup-code = Det er ikke den kode, som serveren viste.
