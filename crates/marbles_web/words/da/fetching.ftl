# Hvorfor der ikke var noget at læse på en adresse.
fetch-not-a-web-address = Det er ikke en webadresse.
fetch-not-public = Adressen er ikke på det offentlige internet.
fetch-not-found = Der er ingen side med det navn.
fetch-too-many-redirects = Adressen sender os videre og videre.
fetch-too-large = Det, der ligger der, er større, end vi læser.
fetch-too-slow = Siden svarede ikke i tide.
fetch-status = Siden ville ikke vise os indholdet.
fetch-gone = Siden siger, at indholdet er væk for altid.
fetch-busy = Siden har for travlt lige nu.
fetch-unreachable = Siden kunne ikke nås.
fetch-not-secure = Forbindelsen til siden er ikke sikker.
fetch-damaged = Svaret fra siden var beskadiget.
fetch-not-a-page = Der er ingen side på adressen.
