# What someone reads who follows a short link that leads nowhere.
link-unknown-title = This link leads nowhere
link-unknown = Perhaps a letter got lost on the way. Please check the address, or ask whoever shared it with you.
link-withdrawn-title = This story is no longer here
link-withdrawn = It was taken back after it was shared. Thank you for your interest.
link-home-title = Links to our stories
link-home = Short links that our colleagues share start here. There is nothing else to see.
link-qr = Show it as a QR code
link-qr-hint = For a slide, a poster, or the screen that you hold up. Whoever comes by it counts like any click on your link.
link-qr-alt = QR code that leads to { $link }
