//! Life at the company under one policy: visits, what is shown and truly seen, what is done, and what is learned at night.

use std::collections::{BTreeMap, HashMap};

use jiff::SignedDuration;
use marbles::{
    clock::Moment,
    relevance::{
        Dealings, Example, Exposure, Reader, Row, Signal, Slot, crediting, gates,
        grades::{self, Kind},
        history::History,
        slots,
    },
};

use super::{
    company::{Company, Inclination, Meeting, Visit, day_of},
    comparing::Comparing,
    departments::Departments,
    measuring::Measured,
    policies::{self, Open, Policy, Scorer},
};
use crate::demo::luck::Luck;

/// The chance that each place of the day is truly seen.
pub const SEEN_AT: [f64; 5] = [0.98, 0.94, 0.89, 0.83, 0.77];

/// What a policy knows and does not know while life goes on.
pub struct Life<'a> {
    pub company: &'a Company,
    scorer: Scorer,
    history: History,
    /// For each person, what was shown to them, and what they did.
    exposures: Vec<Vec<Exposure>>,
    signals: Vec<Vec<Signal>>,
    dealings: HashMap<(usize, usize), Dealings>,
    shown: Vec<u32>,
    departments: Departments,
    /// What is yet to come of what was seen.
    coming: BTreeMap<(Moment, usize), Coming>,
    serial: usize,
    /// Labels are given to the wrong examples: a learner that still gains from them cheats.
    pub shuffled: bool,
    pub measured: Measured,
    /// Another ranking to be compared with this one, where one is.
    pub comparing: Option<Comparing>,
    /// A trace of every day that was chosen, to compare lives with.
    pub trace: Vec<Shown>,
}

/// A day that was shown: to whom, when, and each story with the bits of its score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub person: usize,
    pub at: Moment,
    pub stories: Vec<(usize, u64)>,
}

struct Coming {
    person: usize,
    story: usize,
    exposure: usize,
    kind: Kind,
}

impl<'a> Life<'a> {
    /// A first day under that policy.
    pub fn new(company: &'a Company, policy: Policy) -> Self {
        let people = company.people.len();
        Self {
            company,
            scorer: Scorer::new(policy),
            history: History::default(),
            exposures: vec![Vec::new(); people],
            signals: vec![Vec::new(); people],
            dealings: HashMap::new(),
            shown: vec![0; company.stories.len()],
            departments: Departments::new(company),
            coming: BTreeMap::new(),
            serial: 0,
            shuffled: false,
            comparing: None,
            measured: Measured::new(company.stories.len()),
            trace: Vec::new(),
        }
    }

    /// Lives through all days.
    pub fn live(&mut self) {
        let mut night = -1;
        for (number, visit) in self.company.visits.iter().enumerate() {
            self.catch_up(visit.at);
            let day = day_of(visit.at);
            if day != night {
                night = day;
                self.sleep(visit.at);
            }
            self.visit(number, *visit);
        }
        self.measured.shown.clone_from(&self.shown);
    }

    /// The model as it stands.
    pub fn model(&self) -> &marbles::relevance::Model {
        &self.scorer.model
    }

    fn sleep(&mut self, now: Moment) {
        if self.scorer.policy != Policy::Learned {
            return;
        }
        let mut examples: Vec<Example> = Vec::new();
        for (exposures, signals) in self.exposures.iter().zip(&self.signals) {
            examples.extend(crediting::examples(exposures, signals, now));
        }
        if self.shuffled {
            shuffle(&mut examples, &mut Luck::of(&format!("{}/shuffle/{}", self.company.luck, now.micros())));
        }
        self.scorer.sleep(&examples);
    }

    /// What was coming until now has come.
    fn catch_up(&mut self, now: Moment) {
        while let Some(entry) = self.coming.first_entry() {
            if entry.key().0 > now {
                break;
            }
            let at = entry.key().0;
            let coming = entry.remove();
            self.comes(at, &coming);
        }
    }

    fn comes(&mut self, at: Moment, coming: &Coming) {
        let &Coming { person, story, exposure, kind } = coming;
        let who = &self.company.people[person];
        let told = &self.company.stories[story].story;
        let department = &who.told.department;
        let dealings = self.dealings.entry((person, story)).or_default();
        match kind {
            Kind::Shared | Kind::SharedInOwnWords => {
                dealings.shared = true;
                self.departments.share(person, story, day_of(at));
            }
            Kind::NotForMe => dealings.hidden = true,
            Kind::Saved | Kind::Opened => {}
        }
        // The tallies go from the grade so far to the new one.
        let seen_at = self.exposures[person][exposure].seen_at;
        let so_far = self.signals[person]
            .iter()
            .filter(|signal| signal.story == told.story_id && seen_at.is_some_and(|seen| signal.at >= seen))
            .map(|signal| signal.kind);
        let so_far: Vec<Kind> = so_far.collect();
        let from = grades::grade(so_far.iter().copied());
        let to = grades::grade(so_far.into_iter().chain([kind]));
        self.history.regraded(who.person_id, department, told, from, to);
        self.signals[person].push(Signal { story: told.story_id, kind, at });
    }

    fn visit(&mut self, number: usize, visit: Visit) {
        let luck =
            Luck::of(&format!("{}/day/{number}", self.company.luck)).between(0, i64::MAX).unsigned_abs();
        let who = &self.company.people[visit.person];
        let reader = self.history.reader(who.person_id, &who.told);
        let crowd = self.history.crowd(&who.told.department);
        let open = self.open(visit, &reader, true);
        let scored = self.scorer.score(&reader, &crowd, &open, visit.at, luck);
        let scores: Vec<f64> = scored.iter().map(|(_, score)| *score).collect();
        let placed = self.scorer.choose(&open, &scores, luck);
        let numbers: Vec<usize> = placed.iter().map(|placed| open[placed.candidate].number).collect();
        let truths: Vec<f64> = placed.iter().map(|placed| open[placed.candidate].truth).collect();
        let explored = placed.iter().any(|placed| placed.slot == Slot::Exploration);
        self.measured.visit(day_of(visit.at), &truths, &ideal(&open), explored);
        if number.is_multiple_of(4) && self.scorer.policy.uses_slots() {
            self.as_on_the_first_day(visit, &reader.without_history(), luck);
        }
        let shared: Vec<bool> = placed
            .iter()
            .enumerate()
            .map(|(place, placed)| {
                self.show(number, visit, place, open[placed.candidate].number, scored[placed.candidate].0)
            })
            .collect();
        if let Some(comparing) = &mut self.comparing {
            let rows: Vec<Row> = scored.iter().map(|(row, _)| *row).collect();
            comparing.note(&open, &rows, &placed, &shared, luck);
        }
        let bits = placed.iter().map(|placed| scores[placed.candidate].to_bits());
        let stories = numbers.into_iter().zip(bits).collect();
        self.trace.push(Shown { person: visit.person, at: visit.at, stories });
    }

    /// What somebody would be shown now of whom nothing is known but what they told.
    fn as_on_the_first_day(&mut self, visit: Visit, reader: &Reader, luck: u64) {
        let crowd = self.history.crowd(&reader.department);
        let open = self.open(visit, reader, false);
        let scored = self.scorer.score(reader, &crowd, &open, visit.at, luck);
        let scores: Vec<f64> = scored.iter().map(|(_, score)| *score).collect();
        let placed = self.scorer.choose(&open, &scores, luck);
        let truths: Vec<f64> = placed.iter().map(|placed| open[placed.candidate].truth).collect();
        self.measured.first_day(day_of(visit.at), &truths, &ideal(&open));
    }

    /// The stories that pass the gates. Without a past, as for somebody who never saw or shared any.
    fn open(&self, visit: Visit, reader: &Reader, with_past: bool) -> Vec<Open<'a>> {
        let company = self.company;
        let day = day_of(visit.at);
        let who = &company.people[visit.person];
        let department = &who.told.department;
        let mut open = Vec::new();
        for number in (0..company.stories.len()).filter(|number| company.is_current(*number, visit.at)) {
            let story = &company.stories[number].story;
            let past = self.dealings.get(&(visit.person, number)).copied().filter(|_| with_past);
            let mut dealings = company.dealings(visit.person, number);
            if let Some(past) = past {
                dealings = Dealings { in_audience: dealings.in_audience, ..past };
            }
            if gates::open(reader, story, dealings, visit.at).is_err() {
                continue;
            }
            let mut counts = self.history.counts(who.person_id, department, story.story_id);
            if !with_past {
                counts.times_seen = 0;
            }
            let inclination = self.inclination(visit, number, dealings.times_seen);
            open.push(Open {
                number,
                story,
                counts,
                shown: self.shown[number],
                shared_nearby: self.departments.shared_on(day, visit.person, number),
                truth: inclination.shares,
            });
        }
        open
    }

    fn inclination(&self, visit: Visit, story: usize, times_seen: u32) -> Inclination {
        let shared_nearby = self.departments.shared(visit.person, story);
        let age = visit.at - self.company.stories[story].story.published_at;
        let meeting = Meeting { age_hours: age.as_secs_f64() / 3600.0, times_seen, shared_nearby };
        self.company.minds.inclination(visit.person, story, meeting)
    }

    /// Shows a story, and lets happen what happens; returns whether it will be shared.
    fn show(&mut self, number: usize, visit: Visit, place: usize, story: usize, row: Row) -> bool {
        let mut luck = Luck::of(&format!("{}/deed/{number}/{story}", self.company.luck));
        self.shown[story] += 1;
        let seen = luck.chance(SEEN_AT[place]);
        let times_seen = self.dealings.get(&(visit.person, story)).map_or(0, |dealings| dealings.times_seen);
        let inclination = self.inclination(visit, story, times_seen);
        let facts = &self.company.stories[story].story;
        let who = &self.company.people[visit.person];
        let seen_at = seen.then_some(visit.at);
        self.exposures[visit.person].push(Exposure { story: facts.story_id, seen_at, row });
        if !seen {
            return false;
        }
        self.dealings.entry((visit.person, story)).or_default().times_seen += 1;
        self.history.saw(who.person_id, &who.told.department, facts, grades::SKIPPED);
        let exposure = self.exposures[visit.person].len() - 1;
        let mut does = |kind: Kind, after: SignedDuration| {
            self.serial += 1;
            let coming = Coming { person: visit.person, story, exposure, kind };
            self.coming.insert((visit.at + after, self.serial), coming);
        };
        let shares = luck.chance(inclination.shares);
        if luck.chance(if shares { 0.7 } else { inclination.opens }) {
            does(Kind::Opened, SignedDuration::from_secs(30));
            if !shares && luck.chance(0.08) {
                does(Kind::Saved, SignedDuration::from_secs(60));
            }
        }
        if shares {
            let kind = if luck.chance(0.3) { Kind::SharedInOwnWords } else { Kind::Shared };
            does(kind, SignedDuration::from_secs(90) + policies::delay(&mut luck));
        } else if luck.chance(inclination.refuses) {
            does(Kind::NotForMe, SignedDuration::from_secs(20));
        }
        shares
    }
}

/// What the oracle would show of these, the best first.
fn ideal(open: &[Open]) -> Vec<f64> {
    let scores: Vec<f64> = open.iter().map(Open::true_score).collect();
    let best = slots::best(&policies::candidates(open, &scores));
    best.iter().map(|placed| open[placed.candidate].truth).collect()
}

/// Gives the grades to the wrong examples.
fn shuffle(examples: &mut [Example], luck: &mut Luck) {
    for place in (1..examples.len()).rev() {
        let other = luck.below(place + 1);
        let grade = examples[place].grade;
        examples[place].grade = examples[other].grade;
        examples[other].grade = grade;
    }
}
