# The desk: what lies there besides stories.
desk-offered = Offered
desk-answers = Answers
desk-questions = Without an answer
desk-thanks = To thank
desk-keys = By keyboard: j and k walk, Enter opens, t thanks.
desk-offered-by = Written by { $name }, and offered to colleagues
desk-wished-back = { $name } would like it back
desk-answer = Answer
desk-answer-by = An answer by { $name }
desk-answer-from = Sent on by { $name }
desk-propose = Propose it to { $name } as a post
desk-set-aside = Set aside
desk-question = No answer yet
desk-question-to = Asked of { $name }. Perhaps it is too large, or too vague: ask it anew in other words, or of others.
desk-question-anew = Perhaps it is too large, or too vague: ask it anew in other words, or of others.
desk-deed = Worth a thank-you
desk-deed-own = { $name } wrote this, and colleagues may pass it on.
desk-deed-suggested = { $name } suggested this, and it is out.
desk-readers = To read
desk-reader = Asks for a reader
desk-reader-for = { $name } asks the desk for a reader
desk-reader-hint = You see the draft once you take it; then it is yours to read, and nobody else’s here.
desk-reader-take = I will read it
desk-queue = { $count ->
    [one] One person waits for a reader: { $days }.
   *[other] { $n } people wait for a reader, the longest { $days }.
}
desk-days = { $count ->
    [0] since today
    [one] one day
   *[other] { $n } days
}
toast-desk-proposed = A draft lies with whoever gave the answer. They say what becomes of it.
toast-desk-done = Set aside

# Thanks.
thanks-mine = Thank you
thanks-from-for = { $name } thanks you for
thanks-from-answer = { $name } thanks you for your answer
thanks-give-to = Thank { $name }
thanks-words = A line to go with it
thanks-give = Thank
toast-thanks = Your thanks are on their way. Only the two of you know.
