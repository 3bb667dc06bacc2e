# Waarom er op een adres niets te lezen was.
fetch-not-a-web-address = Dit is geen webadres.
fetch-not-public = Dit adres staat niet op het openbare internet.
fetch-not-found = Er is geen site met deze naam.
fetch-too-many-redirects = Dit adres verwijst steeds maar door.
fetch-too-large = Wat daar staat is groter dan wij lezen.
fetch-too-slow = De site antwoordde niet op tijd.
fetch-status = De site wilde ons deze pagina niet laten zien.
fetch-gone = De site zegt dat deze pagina voorgoed weg is.
fetch-busy = De site heeft het nu te druk.
fetch-unreachable = De site was niet te bereiken.
fetch-not-secure = De verbinding met de site is niet veilig.
fetch-damaged = Het antwoord van de site was beschadigd.
fetch-not-a-page = Op dit adres staat geen pagina.
