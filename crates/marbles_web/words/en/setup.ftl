# The first screen of a fresh installation.
setup-title = Welcome to Marbles
setup-lead = Tell us who you are as an organisation. It takes a minute, and you can change all of it later.
setup-organisation = Your organisation
setup-name-hint = As your people say it.
setup-slug = Short name
setup-slug-hint = For commands on the server: small letters, digits and hyphens, such as northwind.
setup-you = You
setup-you-hint = You become the administrator and are signed in at once.
setup-own-name = Your name
setup-button = Open Marbles
setup-code-title = Is it you?
setup-code = Set-up code
setup-code-hint = The server printed it when it started: look at its console or its log.
problem-setup-code = This is not the code that the server printed.
