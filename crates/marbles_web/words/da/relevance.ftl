relevance-title = Det, der betyder noget for dig
relevance-yours-alone = Kun du kan se denne side. Ingen redaktør, programleder eller administrator kan komme til den.
relevance-why-story = Hvorfor »{ $title }«?
relevance-why-nothing = Ikke noget særligt: den er ude, og den er til dig.
relevance-topics = Emner
relevance-no-topics = Din organisation har ingen emner endnu.
relevance-follows = Du følger det
relevance-as-it-is = Som det er
relevance-more = Mere af det
relevance-less = Mindre af det
relevance-never = Intet af det
relevance-follow = Vælg, hvad du følger
relevance-languages = Sprog, du læser
relevance-learning = Læring
relevance-learning-on = Marbles lærer af det, du deler, gemmer og læser, så du får de få rigtige historier.
relevance-learning-off = Læring er slået fra. Kun det, du og redaktionen har sagt, vælger dine historier.
relevance-how = En score lægger sammen, hvad du følger, hvor du arbejder, hvor ny en historie er, og hvad andre syntes. Ingen får den at se, og den siger aldrig noget om, hvor aktiv du er.
relevance-switch-off = Slå læring fra
relevance-switch-on = Lad Marbles lære
relevance-reset = Begynd forfra
relevance-reset-what = Marbles glemmer, hvilke historier du har set, åbnet og sendt væk, og hvad du har sagt om emner. Det, du følger, har gemt og delt, bliver.
me-relevance = Hvorfor du ser det, du ser. Du kan rette det, begynde forfra eller slå læring fra.
me-relevance-see = Se, hvad Marbles tror
saved-title = Gemt til senere
saved-yours-alone = Kun du kan se, hvad du gemmer.
saved-empty-title = Intet gemt endnu
saved-empty = En historie, du vil vende tilbage til, bliver her, til du giver slip på den.
saved-empty-next = Til dagens historier
saved-drop = Giv slip
today-why = Hvorfor den?
today-save = Gem til senere
today-saved = Gemt til senere
today-not-for-me = Ikke noget for mig
story-unsave = Gemt. Giv slip
toast-saved = Gemt til senere.
toast-hidden = Du ser den ikke igen.
toast-not-for-me = Du ser den ikke igen, og færre som den.
toast-learning-on = Marbles lærer fra nu af.
toast-learning-off = Læring er slået fra, og det lærte om dig er glemt.
toast-forgotten = Glemt. Du begynder forfra.
reason-wish = Fordi du bad om mere om { $name }
reason-language = På dit sprog
reason-fresh = Ny
reason-popular = Kolleger kan lide den
reason-popular-nearby = Kolleger i { $name } kan lide den
reason-topic-nearby = Din afdeling kan lide { $name }
reason-my-topic = Fordi du tit deler om { $name }
reason-my-author = Fordi du tit deler det, { $name } skriver
reason-my-format = Fordi du tit deler den slags historier
reason-new = Du er blandt de første, der ser den
relevance-seen = { $count ->
    [one] Her kom én historie forbi dig.
   *[other] Her kom { $n } historier forbi dig.
}
relevance-shared = { $count ->
    [one] Du har delt én.
   *[other] Du har delt { $n }.
}
relevance-met = { $count ->
    [one] én kom forbi
   *[other] { $n } kom forbi
}
relevance-topic-shared = { $count ->
    [one] én delt
   *[other] { $n } delt
}
today-end-saved = { $count ->
    [one] Én historie gemt til senere
   *[other] { $n } historier gemt til senere
}
problem-story-for-nobody = Ingen af dem, den er til, læser sproget. Vælg andre, eller udgiv den alligevel.
story-publish-anyway = Udgiv alligevel
forecast-not-understood = Ingen af dem læser historiens sprog.
forecast-unknown = For få har været her på det seneste til at sige mere.
forecast-nobody = Den får nok ingen i gang.
forecast-few = Den får nok nogle få i gang.
forecast-about = { $count ->
    [one] Den får nok cirka { $n } person i gang.
   *[other] Den får nok cirka { $n } mennesker i gang.
}
forecast-suits = Den passer bedst til { $groups }.
job-learn-relevance = Lære, hvad der betyder noget for hvem
