# Mijn stem: wat op mij wacht, en waaraan ik werk.
voice-title = Mijn stem
voice-lead = Van iets dat je weet naar een bericht van jezelf, in kleine stappen. Niemand ziet het tot je het vraagt.
