# Wat iemand leest die een korte link volgt die nergens heen gaat.
link-unknown-title = Deze link gaat nergens heen
link-unknown = Misschien is er onderweg een letter kwijtgeraakt. Controleer het adres, of vraag het aan wie de link deelde.
link-withdrawn-title = Dit verhaal is er niet meer
link-withdrawn = Het is teruggetrokken nadat het was gedeeld. Dank je wel voor je belangstelling.
link-home-title = Links naar onze verhalen
link-home = Hier beginnen de korte links die onze collega’s delen. Verder is hier niets te zien.
link-qr = Toon als QR-code
link-qr-hint = Voor een dia, een poster of het scherm dat je omhoog houdt. Wie er langs komt, telt als elke klik op je link.
link-qr-alt = QR-code die naar { $link } leidt
