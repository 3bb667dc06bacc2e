# Why nothing could be read at an address.
fetch-not-a-web-address = This is not a web address.
fetch-not-public = This address is not on the public internet.
fetch-not-found = There is no site of this name.
fetch-too-many-redirects = This address leads on and on.
fetch-too-large = What is there is larger than we read.
fetch-too-slow = The site did not answer in time.
fetch-status = The site did not want to show us this page.
fetch-gone = The site says that this page is gone for good.
fetch-busy = The site is too busy right now.
fetch-unreachable = The site could not be reached.
fetch-not-secure = The connection to the site is not secure.
fetch-damaged = The answer of the site was damaged.
fetch-not-a-page = There is no page at this address.
