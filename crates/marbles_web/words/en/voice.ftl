# My voice: what waits for me, and what I am working on.
voice-title = My voice
voice-lead = From something you know to a post of your own, in small steps. Nobody sees it until you ask them.
