# The editors' list of stories.
stories-title = Stories
stories-new = New story
stories-all = All
stories-by-standing = Stories by where they stand
stories-search = Search in stories
stories-find = Find
stories-none = No stories yet
stories-none-help = Paste the address of something worth telling, or write it here.
stories-nothing-found = Nothing found
stories-show-all = Show all stories
standing-waiting = Waiting
standing-scheduled = Scheduled
standing-published = Published
standing-expired = Over
standing-withdrawn = Withdrawn
standing-declined = Not taken
story-suggested-by = Suggested by { $name }
story-from-source = From { $name }
story-inside-only = Inside only
story-inside-only-hint = Colleagues can read it, and not share it.

# A new story.
story-new-title = New story
story-new-lead = Begin with something that is on the web, or write it yourself.
story-paste = Paste an address
story-paste-hint = We fetch the title, the text and the picture. You can change everything.
story-fetch = Fetch it
story-write = Write without a link
story-write-hint = Marbles then makes a page for it that anybody can read.
story-write-begin = Begin writing
story-filled = This is what the page says of itself. Change what you like.
story-by-hand = The address is kept; you can fill in the rest by hand.
story-twin = This address is already a story:

# The form of a story.
story-edit-title = Edit story
story-edit = Edit
story-problems = Nothing is lost. Please look at the fields that are marked.
story-part-what = What it is about
story-url = Address
story-url-hint = Leave it empty for a story that you write here.
story-title = Title
story-summary = Summary
story-summary-hint = One or two sentences.
story-body = Text
story-body-hint = An empty line begins a new paragraph. Web addresses become links.
story-author = Written by
story-language = Language
story-picture = Address of a picture
story-picture-hint = We fetch it and keep it here. Without one, Marbles draws marbles.
story-picture-later = The picture is fetched once you save.
story-topics = Topics
story-no-topics = Add topics, so that people can follow what they care about
story-part-whom = Who it is for
audience-everyone = Everyone
audience-some = Some people
audience-some-hint = Whoever is in one of these groups or follows one of these topics.
audience-groups = Groups
audience-followers = People who follow
audience-barred = Not for these groups
audience-barred-hint = Where a law or an agreement forbids it. Nobody in them gets this story, whoever else it is for.
audience-count = Count
reach-nobody = This reaches nobody yet.
reach-few = This reaches fewer than { $minimum } people.
reach-people = { $count ->
    [one] This reaches one person.
   *[other] This reaches { $n } people.
}
reach-about = This reaches about { $n } people.
story-part-starters = First sentences
story-starters-hint = A start for people who look at an empty page. They write their own words. Save to get two more.
story-starter = Start { $number }
story-starter-text = The sentence
story-tone = Tone
tone-plain = Plain
tone-personal = Personal
tone-curious = Curious
story-part-when = When
story-scheduled = Goes out at
story-scheduled-hint = Saving puts it in the schedule.
story-expires = Ends at
story-expires-hint = After this nobody is shown it any more.
story-pinned = On top until
story-pinned-hint = It comes first in people's day.
story-evergreen = Stays good
story-evergreen-hint = It may come back on a quiet day, also when it is no longer news.
story-part-look = How it looks
story-save = Save
story-save-changes = Save changes
story-publish = Publish
story-publish-now = Publish now

# Out, and back.
story-part-back = Take it back
story-withdraw = Withdraw
story-withdraw-hint = Nobody is shown it any more. Links that are out lead elsewhere.
story-withdraw-title = Withdraw this story?
story-withdraw-text = Colleagues have perhaps shared it. Their links then lead to a friendly page, or to the address that you give here. You can put it back at any time.
story-lead-to = Lead links to
story-is-withdrawn = This story is withdrawn.
story-restore = Put it back
story-is-declined = This story was not taken.
story-reconsider = Put it back on the desk
story-decline = Decline
story-decline-title = Decline kindly
story-decline-lead = { $name } gets your words by mail.
story-decline-draft = Nobody is told. You can take it back later.
story-kind-phrases = A start, if you like
story-kind-use = Use this
story-kind-word = Your kind word
kind-phrase-soon = Thank you, { $name }. We have just told something close to this, so we keep yours for a quieter week.
kind-phrase-known = Thank you for thinking of us, { $name }. Many colleagues have seen this one already. Please send the next one too.
kind-phrase-fit = Thank you, { $name }. It does not quite fit what we tell right now, and it shows us what you care about. Keep them coming.
kind-phrase-own = Thank you, { $name }. This would be even better in your own words. Shall we write it together?
story-gone-title = This story is no longer here
story-gone-text = It was taken back by the people who wrote it. Thank you for coming by.
toast-story-saved = Saved
toast-story-scheduled = In the schedule
toast-story-published = Published
toast-story-withdrawn = Taken back
toast-story-restored = It is back
toast-story-declined = Declined
toast-story-reconsidered = Back on the desk

# The desk.
desk-title = Desk
desk-waiting = { $count ->
    [0] Nothing waits for you.
    [one] One thing waits for your eyes.
   *[other] { $n } things wait for your eyes.
}
desk-all = Waiting
desk-suggested = Suggested
desk-drafts = Drafts
desk-scheduled = Scheduled
desk-empty = Nothing waits here
desk-empty-help = What colleagues suggest, write and answer, and what sources bring, turns up here.

# Topics.
topics-title = Topics
topics-lead = What stories are about, and what people follow.
topics-name = Topic
topics-add = Add
topics-followed-by = Followed by
topics-nobody = nobody yet
topics-few = fewer than { $minimum } people
topics-followers = { $count ->
    [one] one person
   *[other] { $n } people
}
topics-retire = Retire
topics-none = No topics yet
topics-none-help = Five to ten are enough: the subjects that colleagues would choose themselves.
toast-topic-added = Added
toast-topic-retired = Retired. Stories that have it keep it.
toast-topic-back = The topic is back

# What is wrong with a field.
problem-story-title = Give the story a title.
problem-story-long = This is longer than { $most } characters. Please shorten it.
problem-story-address = This is not a web address. It begins with https:// or http://.
problem-story-language = Choose a language.
problem-story-moment = This is not a date and time that we can read.
problem-story-past = This moment has passed. Choose a later one.
problem-story-ends-early = The story would end before it goes out.
problem-story-audience = Choose at least one group or topic, or everyone.
problem-story-starters = A story takes at most { $most } first sentences.
problem-story-kind-word = A colleague took the trouble. Please write a kind word.
problem-story-is-out = This story is out already. Withdraw it instead.
problem-story-cursor = This place in the list is unknown. Begin at the first page.
problem-story-standing = Choose waiting, scheduled, published, expired, withdrawn or declined.
problem-story-topic = There is no such topic.
problem-story-group = There is no such group.
problem-story-tone = Choose plain, personal or curious.
