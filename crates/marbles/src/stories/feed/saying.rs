//! Saying why: the terms that truly lifted a story, with their names.

use crate::{
    clock::Moment,
    ids::TopicId,
    relevance::{
        Model, Row, Term,
        ground::{Ground, Offer},
        readers::Reading,
        reasons,
    },
    stories::feed::Reason,
};

/// So many colleagues' worth of doing something must stand behind "popular in my department".
const A_FEW: f64 = 3.0;
/// What a person is told of first where nothing else competes: what they, or an editor, declared.
const DECLARED: [Term; 4] = [Term::Wish, Term::Interest, Term::Location, Term::Department];

/// What is needed to say why any story of a day is there.
pub(super) struct Saying<'a> {
    reading: &'a Reading,
    ground: &'a Ground,
    model: &'a Model,
    rows: Vec<Row>,
    minimum: i64,
}

impl<'a> Saying<'a> {
    pub(super) fn new(reading: &'a Reading, ground: &'a Ground, rows: &[Row], minimum: i64) -> Self {
        let model = ground.model_for(reading.known.wishes.learns);
        Self { reading, ground, model, rows: rows.to_vec(), minimum }
    }

    /// One or two reasons: an editor's pin, then the terms without which it would rank lower; where nothing competes, what
    /// was declared; and where nothing was, whom it is meant for.
    pub(super) fn reasons(&self, offer: &Offer, place: usize, now: Moment, exploring: bool) -> Vec<Reason> {
        let mut said = Vec::new();
        if offer.facts.pinned(now) {
            said.push(Reason::Pinned);
        }
        let lifted = reasons::of(self.model, &self.rows, place)
            .into_iter()
            .filter(|term| self.sets_apart(*term, place));
        said.extend(lifted.filter_map(|term| self.named(term, offer)));
        if said.is_empty() {
            let mut declared: Vec<(f64, Term)> =
                DECLARED.into_iter().map(|term| (self.model.lift(term, &self.rows[place]), term)).collect();
            declared.sort_by(|(one, _), (other, _)| other.total_cmp(one));
            let lifting = declared.into_iter().filter(|(lift, _)| *lift > 0.0);
            said.extend(lifting.filter_map(|(_, term)| self.named(term, offer)));
        }
        if exploring && said.is_empty() {
            said.push(Reason::New);
        }
        if said.is_empty() {
            said.extend(self.audience(offer));
        }
        said.dedup();
        said.truncate(reasons::AT_MOST);
        said
    }

    /// What all of a day's stories have alike is no reason for one of them.
    fn sets_apart(&self, term: Term, place: usize) -> bool {
        let value = |row: &Row| row[term as usize];
        self.rows.iter().any(|row| value(row) < value(&self.rows[place]) - 1e-9)
    }

    /// A term by name, unless it may not be told.
    fn named(&self, term: Term, offer: &Offer) -> Option<Reason> {
        let reader = &self.reading.known.facts;
        let department = &reader.department;
        let about = |wanted: &dyn Fn(&TopicId) -> bool| {
            let topic = offer.facts.topics.iter().find(|topic| wanted(topic))?;
            self.reading.topic_names.get(topic).cloned()
        };
        match term {
            Term::Interest => about(&|topic| reader.follows.contains(topic)).map(Reason::Topic),
            Term::Wish => about(&|topic| reader.more_of.contains(topic)).map(Reason::Wish),
            Term::MyTopics => self.my_best_topic(offer).map(Reason::MyTopic),
            Term::TopicNearby if self.is_crowd(department) => about(&|_| true).map(Reason::TopicNearby),
            Term::PopularNearby if self.is_crowd(department) && self.has_a_few(offer) => {
                Some(Reason::PopularNearby(department.clone()))
            }
            Term::Location => {
                self.reading.known.location_of(offer).map(|place| Reason::Location(place.to_owned()))
            }
            Term::Department => self.reading.known.group_of(offer).map(|name| Reason::Group(name.to_owned())),
            Term::Language => Some(Reason::Language),
            Term::Freshness => Some(Reason::Fresh),
            Term::Popularity => Some(Reason::Popular),
            Term::MyAuthors => Some(Reason::MyAuthor(offer.facts.author.clone())),
            Term::MyFormats => Some(Reason::MyFormat),
            _ => None,
        }
    }

    fn audience(&self, offer: &Offer) -> Option<Reason> {
        if let Some(place) = self.reading.known.location_of(offer) {
            return Some(Reason::Location(place.to_owned()));
        }
        if let Some(group) = self.reading.known.group_of(offer) {
            return Some(Reason::Group(group.to_owned()));
        }
        let follows = |topic: &&TopicId| self.reading.known.facts.follows.contains(topic);
        let followed = offer.followers.iter().chain(&offer.facts.topics).find(follows);
        match followed.and_then(|topic| self.reading.topic_names.get(topic)) {
            Some(name) => Some(Reason::Topic(name.clone())),
            None => offer.card.for_everyone.then_some(Reason::Everyone),
        }
    }

    /// Of a story's topics the one that I did most with.
    fn my_best_topic(&self, offer: &Offer) -> Option<String> {
        let mine =
            |topic: &&TopicId| self.reading.known.facts.topics.get(topic).map_or(0.0, |tally| tally.graded);
        let best = offer.facts.topics.iter().max_by(|one, other| mine(one).total_cmp(&mine(other)))?;
        self.reading.topic_names.get(best).cloned()
    }

    /// "In my department" is said of a crowd only: of a few it would tell who.
    fn is_crowd(&self, department: &str) -> bool {
        !department.is_empty() && self.ground.people_in(department) >= self.minimum.max(2)
    }

    fn has_a_few(&self, offer: &Offer) -> bool {
        self.ground.nearby(&self.reading.known.facts.department, offer.facts.story_id).graded >= A_FEW
    }
}
