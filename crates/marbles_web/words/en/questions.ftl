# Questions: the library, asking, being asked, and what messages say of it.
nudge-request-lead = You decide whether and when.
nudge-mixed-title = { $count ->
    [one] Something for you
   *[other] { $n } things for you
}
nudge-mixed-lead = What somebody asks you, and stories that may be yours to tell. Pick one, or none.
enter-request = Somebody asks you something
request-somebody = A colleague
request-question = A question for you
request-question-by = { $name } asks you
request-question-passed = { $name } passes this question on to you
request-question-button = Answer
request-reading = { $name } would like you to read a text
request-reading-hint = It is not out yet. One remark or a heart is enough.
request-reading-button = Read it
request-proposal = { $name } has a proposal for your text
request-proposal-hint = It stands beside your words. Nothing changes unless you take it.
request-proposal-button = Look at it
request-prepared = { $name } has prepared a text for you
request-prepared-hint = It goes nowhere unless you confirm it.
request-prepared-button = Look at it
request-read = { $name } has read your text
request-read-hint = See what they say about it.
request-read-button = Look at it
