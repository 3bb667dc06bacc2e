//! The one quiet card on Today: how often, a plan, or the next small step; never two of them.

use marbles::{
    Result as Done,
    db::Work,
    nudges::{choosing, plans, steps},
    people::Person,
};

use super::rhythm::{PaceChoice, pace_choices};
use crate::page::Page;

/// What the card says.
pub enum Card {
    /// How often would you like to hear from us?
    Rhythm(Vec<PaceChoice>),
    /// Would you like to make a plan?
    Plan,
    /// One small step, with the words for it and its screen.
    Step { name: &'static str, words: String, hint: String, button: String, address: &'static str },
}

/// The card for somebody who takes part, if there is one.
pub async fn of(look: &mut Work, person: &Person, page: &Page) -> Done<Option<Card>> {
    if !person.is_advocate() || person.is_paused(look.now) {
        return Ok(None);
    }
    let chosen = choosing::of(look, person.person_id).await?;
    if chosen.chosen_at.is_none() {
        return Ok(Some(Card::Rhythm(pace_choices(page, chosen.pace))));
    }
    if plans::is_offered(look).await? {
        return Ok(Some(Card::Plan));
    }
    let Some(step) = steps::next(look).await? else { return Ok(None) };
    // words: step-read step-topics step-share step-own_words step-answer step-own_post step-help
    // words: step-read-hint step-topics-hint step-share-hint step-own_words-hint
    // words: step-answer-hint step-own_post-hint step-help-hint step-answer-button step-own_post-button step-help-button
    // words: step-read-button step-topics-button step-share-button step-own_words-button
    let say = |part: &str| page.t(&format!("step-{}{part}", step.name()));
    Ok(Some(Card::Step {
        name: step.name(),
        words: say(""),
        hint: say("-hint"),
        button: say("-button"),
        address: step.address(),
    }))
}
