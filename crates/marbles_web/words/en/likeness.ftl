# What was said already: advice, with how many and never who.
likeness-colleagues =
    { $count ->
        [one] A colleague has said exactly this; add what you saw yourself.
       *[other] { $n } colleagues have said exactly this; add what you saw yourself.
    }
likeness-starter = This is still the suggested start. One sentence about what you did or saw makes it yours.
problem-x-colleague = A colleague has posted these words on X, and X forbids the same words from several people. Say it your own way, or choose another network.
problem-x-mine = You have posted these words on X before, and X forbids posting them twice. Say it in another way, or choose another network.
