# Sources: the feeds that stories come from.
sources-title = Sources
sources-lead = Marbles looks at these sites for news, and brings you what is new.
sources-none = No sources yet
sources-none-help = Add the news feed of your site, or simply the page that your news stands on. Marbles finds the feed by itself.
source-add = Add a source
source-add-title = Add a source
source-edit = Edit
source-edit-title = Edit the source
source-well = Working
source-new = Not looked at yet
source-troubled = Has a problem
source-paused = Paused
source-stopped = Stopped
source-brought-nothing = It has brought no stories yet.
source-brought = { $count ->
    [one] It has brought one story.
   *[other] It has brought { $n } stories.
}
source-brought-at = The last came on { $when }.
source-waiting = { $count ->
    [one] One waits for you.
   *[other] { $n } wait for you.
}
source-publishes = { $count ->
    [one] Publishes by itself, at most one story a day.
   *[other] Publishes by itself, at most { $n } stories a day.
}
source-reviews = Its news waits for an editor.
source-checked-at = Last looked at { $when }.
source-next-at = Next look { $when }.
source-check = Check now
source-pause = Pause
source-resume = Go on
source-remove = Remove
source-remove-title = Remove a source
source-remove-question = Remove { $name }?
source-remove-help = Marbles stops looking there. The stories that it brought stay.
source-form-problem = Nothing was saved yet. Please look at the marked fields.
source-url = Address
source-url-hint = Of a feed (RSS, Atom or JSON Feed), or of the page that your news stands on.
source-becomes = What becomes of its news?
source-review = It waits for an editor
source-review-help = You read it first and choose whom it is for.
source-publish = It is published at once
source-publish-help = For everyone. Fits a site whose every article may be shared.
source-maximum = At most a day
source-maximum-hint = How many stories it may publish by itself. More than that wait for you.
source-expiry = Over after how many days
source-expiry-hint = So long after it came, a story ends by itself, however old its article is.
source-topics = Topics
source-topics-hint = Every story from here gets these.
toast-source-added = The source is added. There was nothing new to bring.
toast-source-changed = The source is changed.
toast-source-published = New stories are out.
toast-source-waiting = New stories wait for an editor.
toast-source-nothing = There is nothing new.
toast-source-trouble = That did not work. The source says why.
toast-source-paused = The source is paused.
toast-source-resumed = Marbles looks there again.
toast-source-removed = The source is removed. Its stories stay.
problem-source-address = This is not a web address. It looks like https://example.org/news.
problem-source-known = This address is a source already.
problem-source-daily-maximum = Choose a number from 1 to 100.
problem-source-expiry = Choose a number of days from 1 to 3650.
problem-source-topic = One of these topics is not there any more.
problem-source-cursor = This is not the cursor of a page. Take the next of the page before.
source-trouble-fetch-not-a-web-address = The address leads to something that is not a web page. Please check the address.
source-trouble-fetch-not-public = The address leads into a private network, where Marbles does not look. An administrator can allow it.
source-trouble-fetch-not-found = No site of this name was found. Please check the address.
source-trouble-fetch-too-many-redirects = The site sends Marbles from one address to the next without end. Please give the address at which the feed itself stands.
source-trouble-fetch-too-large = The feed is larger than 5 MB. Ask whoever looks after the site for a shorter one.
source-trouble-fetch-too-slow = The site did not answer in time. Marbles tries again by itself.
source-trouble-fetch-status = The site answered with an error ({ $detail }). Open the address in your browser to see whether it is still right.
source-trouble-fetch-gone = The site says that this feed is gone for good, so Marbles has stopped looking. Give another address, or remove the source.
source-trouble-fetch-busy = The site is busy ({ $detail }) and asks to come back later. Marbles does so by itself.
source-trouble-fetch-unreachable = The site could not be reached. Marbles tries again by itself.
source-trouble-fetch-not-secure = The site has no valid certificate. Tell whoever looks after the site.
source-trouble-fetch-damaged = What the site sent was damaged on its way. Marbles tries again by itself.
source-trouble-fetch-not-a-page = There is nothing to read at this address. Please check it.
source-trouble-feed-not-a-feed = This is neither a feed nor a page. Please check the address.
source-trouble-feed-empty = The document is empty. Marbles tries again by itself.
source-trouble-feed-none-linked = This page names no feed. Look on the site for a link called RSS or feed, and give its address.
source-trouble-feed-unreadable = The document is so damaged that it cannot be read. Tell whoever looks after the site.
