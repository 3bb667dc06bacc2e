relevance-title = What matters to you
relevance-yours-alone = Only you can see this page. No editor, no lead and no administrator has a way to it.
relevance-why-story = Why “{ $title }”?
relevance-why-nothing = Nothing in particular: it is out, and it is for you.
relevance-topics = Topics
relevance-no-topics = Your organisation has no topics yet.
relevance-follows = You follow it
relevance-as-it-is = As it is
relevance-more = More of it
relevance-less = Less of it
relevance-never = None of it
relevance-follow = Choose what to follow
relevance-languages = Languages you read
relevance-learning = Learning
relevance-learning-on = Marbles learns from what you share, save and read, to bring you the right few stories.
relevance-learning-off = Learning is off. Only what you and the editors said chooses your stories.
relevance-how = A score adds up what you follow, where you work, how new a story is and how it did with others. Nobody gets to see it, and it never says anything about how active you are.
relevance-switch-off = Switch learning off
relevance-switch-on = Let Marbles learn
relevance-reset = Start anew
relevance-reset-what = Marbles forgets which stories you saw, opened and sent away, and what you said about topics. What you follow, saved and shared stays.
me-relevance = Why you are shown what you are shown. You can correct it, start anew, or switch learning off.
me-relevance-see = See what Marbles thinks
saved-title = Kept for later
saved-yours-alone = Only you can see what you keep.
saved-empty-title = Nothing kept yet
saved-empty = A story that you want to come back to stays here until you let it go.
saved-empty-next = To today’s stories
saved-drop = Let it go
today-why = Why this?
today-save = Keep for later
today-saved = Kept for later
today-not-for-me = Not for me
story-unsave = Kept. Let it go
toast-saved = Kept for later.
toast-hidden = You will not see it again.
toast-not-for-me = You will not see it again, and fewer like it.
toast-learning-on = Marbles learns from now on.
toast-learning-off = Learning is off, and what was learnt about you is forgotten.
toast-forgotten = Forgotten. You start anew.
reason-wish = Because you asked for more about { $name }
reason-language = In your language
reason-fresh = New
reason-popular = Colleagues like this one
reason-popular-nearby = Colleagues in { $name } like this one
reason-topic-nearby = Your department likes { $name }
reason-my-topic = Because you often share about { $name }
reason-my-author = Because you often share what { $name } writes
reason-my-format = Because you often share stories like this
reason-new = You are among the first to see it
relevance-seen = { $count ->
    [one] One story came by you here.
   *[other] { $n } stories came by you here.
}
relevance-shared = { $count ->
    [one] You shared one.
   *[other] You shared { $n }.
}
relevance-met = { $count ->
    [one] one came by
   *[other] { $n } came by
}
relevance-topic-shared = { $count ->
    [one] one shared
   *[other] { $n } shared
}
today-end-saved = { $count ->
    [one] One story kept for later
   *[other] { $n } stories kept for later
}
problem-story-for-nobody = Nobody whom this is for reads its language. Choose others, or publish it anyway.
story-publish-anyway = Publish anyway
forecast-not-understood = Nobody in it reads the language of this story.
forecast-unknown = Too few were here lately to say more.
forecast-nobody = It will probably move nobody.
forecast-few = It will probably move a few.
forecast-about = { $count ->
    [one] It will probably move about { $n } person.
   *[other] It will probably move about { $n } people.
}
forecast-suits = It suits { $groups } best.
job-learn-relevance = Learn what matters to whom
