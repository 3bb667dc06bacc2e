suggest-title = Suggest a story
suggest-lead = Seen something that your colleagues would like to tell? Send it to the editors.
suggest-link = The link
suggest-why = Why is it worth telling?
suggest-why-hint = One sentence is enough. Only the editors read it.
suggest-send = Send it in
suggest-mine = What you suggested
suggest-quick = Quicker next time
suggest-bookmark = Drag this button to your bookmarks. On a page that you like, click the bookmark: the link is then filled in here.
suggest-bookmark-name = To Marbles
suggest-phone = On a phone where Marbles is installed as an app, choose Marbles when you share a page.
suggest-thanks-title = Thank you
suggest-thanks-text = The editors have it. You get a letter when it is out, with your name to it, or a word when it is not taken.
suggest-mine-title = You were ahead of yourself
suggest-mine-text = You suggested this link before, and it counts once. Your list of suggestions says where it stands.
suggest-known-title = Somebody was just ahead of you
suggest-known-text = The editors know this link already. Two people who think of the same thing: that says something. Thank you.
suggest-to-today = To Today
suggest-another = Suggest another
problem-story-why = Write one sentence why.
letter-suggestion-accepted-subject = Your suggestion is out: { $title }
letter-suggestion-accepted-text =
    You suggested “{ $title }”. It is out now, and it carries your name.

    Thank you for bringing it. You may be the first to share it, in your own words, if you like.
letter-suggestion-accepted-button = See the story
letter-suggestion-accepted-why = You get this because you suggested this story.
letter-suggestion-declined-subject = About your suggestion: { $title }
letter-suggestion-declined-text =
    You suggested “{ $title }”. This time it is not among the stories. The editors write:

    “{ $words }”

    Thank you for looking out for us.
letter-suggestion-declined-button = Suggest another
letter-suggestion-declined-why = You get this because you suggested this story.
