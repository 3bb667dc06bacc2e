# Letters that everybody may get.
letter-greeting = Hello { $name },
letter-greeting-plain = Hello,
letter-sign-in-subject = Your link to { $organisation }
letter-sign-in-text =
    Here is your link to { $organisation }. It works once, for fifteen minutes.

    Did you not ask for it? Then you need to do nothing; without this mail nobody gets in.
letter-sign-in-button = Sign me in
letter-sign-in-why = You get this because somebody asked to sign in with your address.
letter-invitation-subject = Tell it in your own words, if you like
letter-invitation-text =
    { $organisation } has opened a place for colleagues who like to tell, in their own words, what we do and why it matters. There is a spot for you in it.

    You see a few stories that fit your work, and share what you like, how you like, where you like. You write the words yourself, and nothing goes out without you.

    It is entirely up to you: you can look around first, pause, or leave with one click, and nobody gets to see who takes part and who does not. The button opens the sign-in page; fill in your address there and we send you a link.
letter-invitation-button = Have a look
letter-invitation-why = This is the only invitation that you get; we send no reminders.
letter-unsubscribe = No more letters like this
letters-off-title = No more letters like this?
letters-off = You keep your place and everything else stays as it is.
letters-off-button = Stop these letters
letters-off-done-title = These letters have stopped
letters-off-done = You will not get letters of this kind any more. Under Me you can switch them on again.
letter-suggestion-accepted-subject = Your story is out: { $title }
letter-suggestion-accepted-text = Thank you for suggesting “{ $title }”. It is out now, with your name beside it.
letter-suggestion-accepted-button = See it
letter-suggestion-accepted-why = You get this letter because you suggested the story.
letter-suggestion-declined-subject = About your story: { $title }
letter-suggestion-declined-text = Thank you for suggesting “{ $title }”. Your editors did not take it this time. They write: “{ $words }”
letter-suggestion-declined-button = Suggest another
letter-suggestion-declined-why = You get this letter because you suggested the story.
