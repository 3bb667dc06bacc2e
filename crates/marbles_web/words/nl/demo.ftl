# De plaatsen in een demo.
demo-seats-title = Of kijk rond als een van deze vier
demo-seats-advocate = Als collega die deelt
demo-seats-editor = Als redacteur
demo-seats-lead = Als programmaleider
demo-seats-admin = Als beheerder
demo-seat-title = Rondkijken
demo-seat-hello = Kijk rond als { $name }
demo-seat-who = { $name }, { $title }
demo-seat-enter = Verder als { $name }
demo-seat-other = Kies een andere rol
demo-advocate-about = Een collega die deelt wat haar aanspreekt. Je ziet haar dag, schrijft een bericht en bekijkt wat eerdere berichten opleverden.
demo-editor-about = Een redacteur aan zijn bureau: wat er binnenkwam, wat collega's voorstelden, wat wanneer uitgaat en voor wie.
demo-lead-about = De programmaleider, die ziet hoe het programma als geheel loopt, en nooit wie wel of niet meedeed.
demo-admin-about = De beheerder, die zorgt voor mensen, groepen, bronnen en instellingen.
