//! What people saw on their days of the last weeks: what they shared, and some of what they passed by.

use std::collections::HashMap;

use jiff::SignedDuration;
use marbles::demo::sightings::LaidSighting;

use super::{luck::Luck, people::Colleague, shares::Posted, stories::Told, year::Year};

/// What is older is forgotten.
const REMEMBERED: i64 = 75;
/// How often somebody comes by while a story is new.
const USUAL: f64 = 0.22;

/// What everyone saw until yesterday, each story once.
pub fn draw(year: &Year, crowd: &[Colleague], told: &[Told], posted: &[Posted]) -> Vec<LaidSighting> {
    let shared: HashMap<(usize, usize), _> =
        posted.iter().map(|share| ((share.story, share.person), share.laid.created_at)).collect();
    let mut seen = Vec::new();
    for (at, story) in told.iter().enumerate() {
        let Some(published) = story.laid.published_at else { continue };
        if year.day_of(published) < year.today.plus(-REMEMBERED) {
            continue;
        }
        for (who, person) in crowd.iter().enumerate() {
            let mut luck = Luck::of(&format!("seen/{}/{}", story.key, person.laid.email));
            let came = luck.chance(USUAL);
            let moment = match shared.get(&(at, who)) {
                Some(shared) => *shared - SignedDuration::from_mins(2),
                None if came => published + SignedDuration::from_secs_f64(luck.wait(1.2) * 86_400.0),
                None => continue,
            };
            let day = moment.day(&person.zone);
            if moment > published && day < year.today && person.takes_part(moment) {
                seen.push(LaidSighting { person: person.laid.id, story: story.laid.id, day, at: moment });
            }
        }
    }
    seen
}
