# What failed, for administrators.
jobs-title = Work that failed
jobs-lead = Marbles tries again by itself, with longer and longer pauses. After eight times it stops and waits for you.
jobs-none = Everything runs
jobs-none-help = Nothing has failed. There is nothing to do here.
jobs-what = What
jobs-why = Why it failed
jobs-next = Next try
jobs-gave-up =
    { $count ->
        [one] Given up after { $n } try
       *[other] Given up after { $n } tries
    }
jobs-rerun = Run again
job-tell = Pass on what happened
job-send-letter = Send a letter
job-refresh-source = Ask a source for news
job-fetch-picture = Fetch the picture of a story
job-other = Work behind the scenes
toast-job-rerun = It is tried again now
