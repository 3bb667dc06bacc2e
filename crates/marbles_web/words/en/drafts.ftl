# Drafts: a text on its way to become somebody's own post, and those who read it before.
problem-draft-language = Choose English, Dutch or Danish.
problem-draft-empty = There is nothing in it yet. A sentence is enough.
problem-draft-finished = This draft is finished. Choose “Write on” first.
problem-version = This version does not exist. Load the draft again.
problem-hunk-gone = The words that this is about have changed since. Nothing was changed.
problem-proposal-same = Change something in the text first.
problem-reader = Nobody by that name or address can be asked. Somebody who takes part in Marbles can.
problem-reading-taken = Somebody was quicker and reads it already.
problem-remark-empty = Write a sentence first.
problem-quote = These words are not in the text. Copy them from it exactly.
problem-quote-needed = Say which words yours would replace.
problem-delegate = Choose a colleague who takes part in Marbles.
