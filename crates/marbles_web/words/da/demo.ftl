# Pladserne i en demo.
demo-seats-title = Eller se dig omkring som en af disse fire
demo-seats-advocate = Som en kollega, der deler
demo-seats-editor = Som redaktør
demo-seats-lead = Som programleder
demo-seats-admin = Som administrator
demo-seat-title = Se dig omkring
demo-seat-hello = Se dig omkring som { $name }
demo-seat-who = { $name }, { $title }
demo-seat-enter = Gå ind som { $name }
demo-seat-other = Vælg en anden plads
demo-advocate-about = En kollega, der deler det, der siger hende noget. Du ser hendes dag, skriver et opslag og finder ud af, hvad tidligere opslag har givet.
demo-editor-about = En redaktør ved sit bord: hvad der er kommet ind, hvad kolleger har foreslået, hvad der går ud hvornår, og til hvem.
demo-lead-about = Programlederen, som ser, hvordan hele programmet går, og aldrig hvem der var med eller ikke.
demo-admin-about = Administratoren, som tager sig af mennesker, grupper, kilder og indstillinger.
