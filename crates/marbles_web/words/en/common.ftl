# What several screens say: failures, problems with fields, how long ago.
undo = Undo
ago-today = Today
ago-yesterday = Yesterday
ago-days =
    { $count ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }
form-mend = Something needs a look before this can be saved. You find it marked below; everything you typed is still there.
failure-home = To the start
failure-sign-in = Please sign in first
failure-sign-in-help = You need to be signed in to see this. Programs send their token in the Authorization header.
failure-missing = There is nothing here
failure-missing-help = The address may be mistyped, or what stood here is gone.
failure-forbidden = This is not open to you
failure-forbidden-help = Your role does not include this page. An administrator can change that if you need it.
failure-invalid = This could not be saved
failure-invalid-help = Go back, change what is named here, and try again.
failure-clash = Something stands in the way
failure-clash-help = Nothing was changed.
failure-too-often = That was a little often
failure-too-often-help = Wait a few minutes and try again.
failure-unexpected = Something went wrong on our side
failure-unexpected-help = It is written down for whoever looks after Marbles. Please try again in a minute.
failure-method = This address cannot do that
failure-method-help = Go back to the page that you came from and try again.
failure-too-large = That is too large
failure-too-large-help = Choose a smaller file, or split it into parts.
failure-unreadable = We could not read that
failure-unreadable-help = Something in the address or the form is missing or not as expected. Go back and try again.
problem-colour = Write the colour as # and six digits, such as #0b5f7a.
problem-cursor = This cursor is none that a list gave you.
problem-domain = One of these is no mail domain. Write it like northwind.example.
problem-email = This does not look like an e-mail address. Check for typing mistakes.
problem-email-known = Somebody here already has this address.
problem-exists-already = This exists already.
problem-group-has-rule = This group follows a rule, so people cannot be put in or taken out by hand.
problem-host = Write a host name such as marbles.northwind.example, without https:// and without a slash.
problem-host-taken = Another organisation on this installation answers at this host.
problem-link-host-same = Short links need a host of their own, different from the one above.
problem-languages = Choose at least one language.
problem-last-admin = The organisation needs at least one administrator. Make somebody else one first.
problem-leavers-unsure = Some lines cannot be read, so nobody is marked as having left: one of those lines may be theirs.
problem-minimum-group = Choose a number from 5 to 1000.
problem-name = Write a name, not too long.
problem-name-taken = There is already a group of this name.
problem-nobody-in-file = Nobody in this file can be imported yet. Mend the lines named here and choose the file again.
problem-rule-value = Say which value the rule is about.
problem-set-up-already = Somebody has just set up this installation. Ask them for an invitation.
problem-slug = Use small letters, digits and hyphens only, at most 40.
problem-slug-taken = This short name or host is in use already.
problem-time-zone = This time zone does not exist. Choose one from the list, such as Europe/Copenhagen.
problem-too-long = This is too long. 200 characters fit.
problem-yourself = You cannot mark yourself as having left. Another administrator can.
