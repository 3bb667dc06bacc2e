//! A text to begin with, for an organisation that has no guidelines yet: plain enough to keep, and meant to be changed.

use super::Wording;
use crate::words::Language;

/// Words to begin with, in a language.
pub fn text(language: Language, organisation: &str) -> Wording {
    let tag = organisation.split_whitespace().next().unwrap_or_default();
    let tag: String = tag.chars().filter(|c| c.is_alphanumeric()).collect();
    match language {
        Language::English => wording(
            [
                &format!(
                    "{organisation} stands behind its work and says so when something goes wrong. Tell what you did, \
                     saw and learnt; leave the slogans to others."
                ),
                "We work for people who rely on us without thinking about it. Write as if one of them reads along, \
                 because they do.",
                "Names and affairs of customers, prices, what is not decided yet, and everything about a colleague \
                 who did not say yes. In doubt, ask the editors first.",
                "Say that you work here when you write about our work, and say \"I\" rather than \"we\". Nobody needs \
                 to approve your words. If a journalist calls, pass it on.",
            ],
            format!("#WorkingAt{tag}"),
            &["guaranteed", "always on time", "zero risk", "the cheapest"],
        ),
        Language::Dutch => wording(
            [
                &format!(
                    "{organisation} staat voor zijn werk en zegt het ook als er iets misgaat. Vertel wat je deed, zag \
                     en leerde; laat de slogans aan anderen."
                ),
                "We werken voor mensen die op ons rekenen zonder erbij stil te staan. Schrijf alsof een van hen \
                 meeleest, want dat is zo.",
                "Namen en zaken van klanten, prijzen, wat nog niet besloten is, en alles over een collega die geen ja \
                 heeft gezegd. Vraag het bij twijfel eerst aan de redactie.",
                "Zeg dat je hier werkt als je over ons werk schrijft, en schrijf liever \"ik\" dan \"wij\". Niemand \
                 hoeft je tekst goed te keuren. Belt er een journalist, geef dat dan door.",
            ],
            format!("#WerkenBij{tag}"),
            &["gegarandeerd", "altijd op tijd", "zonder risico", "de goedkoopste"],
        ),
        Language::Danish => wording(
            [
                &format!(
                    "{organisation} står ved sit arbejde og siger det også, når noget går galt. Fortæl, hvad du \
                     gjorde, så og lærte; slagordene overlader vi til andre."
                ),
                "Vi arbejder for mennesker, der regner med os uden at tænke over det. Skriv, som om en af dem læser \
                 med, for det gør de.",
                "Kunders navne og forhold, priser, det, der ikke er besluttet endnu, og alt om en kollega, der ikke \
                 har sagt ja. Er du i tvivl, så spørg redaktionen først.",
                "Sig, at du arbejder her, når du skriver om vores arbejde, og skriv hellere \"jeg\" end \"vi\". Ingen \
                 skal godkende dine ord. Ringer en journalist, så giv det videre.",
            ],
            format!("#AnsatHos{tag}"),
            &["garanteret", "altid til tiden", "helt uden risiko", "billigst"],
        ),
    }
}

fn wording(parts: [&str; 4], disclosure: String, promises: &[&str]) -> Wording {
    let [stand_for, serve, keep_inside, say_so] = parts.map(str::to_owned);
    let promises = promises.iter().map(|promise| (*promise).to_owned()).collect();
    Wording { stand_for, serve, keep_inside, say_so, disclosure, customers: Vec::new(), promises }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_words_and_tag() {
        let texts = Language::ALL.map(|language| text(language, "Northwind Wind & Water"));
        let tags = texts.each_ref().map(|text| text.disclosure.as_str());
        assert_eq!(tags, ["#WorkingAtNorthwind", "#WerkenBijNorthwind", "#AnsatHosNorthwind"]);
        assert!(texts[0].stand_for != texts[1].stand_for && texts[1].serve != texts[2].serve);
    }
}
