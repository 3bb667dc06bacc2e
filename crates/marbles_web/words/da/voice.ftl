# Min stemme: det, der venter på mig, og det, jeg arbejder på.
voice-title = Min stemme
voice-lead = Fra noget, du ved, til dit eget opslag, i små skridt. Ingen ser det, før du beder dem om det.
