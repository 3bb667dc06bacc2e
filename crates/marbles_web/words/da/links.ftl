# Hvad man læser, når man følger et kort link, der ikke fører nogen steder hen.
link-unknown-title = Linket fører ingen steder hen
link-unknown = Måske er et bogstav faldet ud undervejs. Tjek adressen, eller spørg den, der delte linket.
link-withdrawn-title = Historien er her ikke længere
link-withdrawn = Den blev trukket tilbage, efter at den blev delt. Tak for din interesse.
link-home-title = Links til vores historier
link-home = Her begynder de korte links, som vores kolleger deler. Der er ikke andet at se.
link-qr = Vis som QR-kode
link-qr-hint = Til et slide, en plakat eller den skærm, du holder op. Den, der kommer ad den vej, tæller som ethvert klik på dit link.
link-qr-alt = QR-kode, der fører til { $link }
