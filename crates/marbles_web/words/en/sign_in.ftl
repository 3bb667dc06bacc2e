# Signing in.
sign-in-title = Sign in
sign-in-lead = You need no password. Fill in your work address and we send you a link.
sign-in-email = Your e-mail address
sign-in-send = Send me a link
sign-in-join = New here? Join by yourself
sign-in-sent-title = Look in your mail
sign-in-sent = If we know { $email }, a link is on its way there. It works once, for fifteen minutes.
sign-in-sent-help = Nothing there after a few minutes? Look in your spam folder, or ask your administrator which address they have for you.
sign-in-confirm-title = Almost in
sign-in-confirm = One tap and you are signed in on this device.
sign-in-enter = Sign me in
sign-in-over-title = This link no longer works
sign-in-over = It was used already, or its fifteen minutes are over. A new one takes a moment.
sign-in-again = Ask for a new link
