//! The clicks: who came through each link, people and machines, in the days after a post.

use jiff::SignedDuration;
use marbles::{
    clock::{Day, Moment},
    demo::shares::LaidClick,
    ids::ClickId,
    links::classifying::Class,
};

use super::{luck::Luck, people::Colleague, shares::Posted, stories::Told, year::Year};

/// How many people an ordinary post by somebody ordinary brings.
const USUAL: f64 = 13.0;
/// What no post of ours ever passed.
const MOST: f64 = 1400.0;

/// The machines that are no preview: why they were known, and how often they are the ones.
const BOTS: &[(&str, f64)] = &[
    ("machine-word", 35.0),
    ("no-language", 25.0),
    ("search", 16.0),
    ("mail-scanner", 9.0),
    ("no-browser", 7.0),
    ("no-user-agent", 5.0),
    ("monitor", 3.0),
];

/// Every visit of the year, in order.
pub fn draw(year: &Year, crowd: &[Colleague], told: &[Told], posted: &[Posted]) -> Vec<LaidClick> {
    let mut clicks: Vec<LaidClick> = posted
        .iter()
        .flat_map(|share| {
            let mut visits = Visits {
                year,
                share,
                luck: Luck::of(&format!("clicks/{}", share.laid.code)),
                clicks: Vec::new(),
            };
            visits.happen(&crowd[share.person], &told[share.story]);
            visits.clicks
        })
        .filter(|click| click.at < year.now)
        .collect();
    clicks.sort_by_key(|click| (click.at, click.id));
    clicks
}

/// The visits of one link.
struct Visits<'a> {
    year: &'a Year,
    share: &'a Posted,
    luck: Luck,
    clicks: Vec<LaidClick>,
}

impl Visits<'_> {
    fn happen(&mut self, person: &Colleague, story: &Told) {
        if self.luck.chance(0.4) {
            let times = self.luck.between(1, 2);
            for time in 0..times {
                let at = self.share.laid.created_at
                    + SignedDuration::from_secs(1200 * time + self.luck.between(40, 1200));
                self.come(at, Class::Own, "owner");
            }
        }
        let Some(posted) = self.share.laid.confirmed_at else { return };
        self.previews(posted);
        let many = USUAL * person.reach * (0.35 + story.appeal) * self.carries() * self.luck.factor(0.95);
        let people = self.luck.round(many.min(MOST));
        let mut moments: Vec<Moment> = (0..people).map(|_| self.moment(posted, person)).collect();
        moments.sort_unstable();
        for at in moments {
            self.come(at, Class::Human, "browser");
        }
        let machines = self.luck.round(0.5 + many.min(MOST) * 0.1);
        let mut moments: Vec<Moment> = (0..machines).map(|_| self.machine_moment(posted, person)).collect();
        moments.sort_unstable();
        for at in moments {
            let (reason, _) = *self.luck.weighted(BOTS, |(_, weight)| *weight);
            self.come(at, Class::Bot, reason);
        }
    }

    /// How far a post travels on its network.
    fn carries(&self) -> f64 {
        match self.share.laid.network {
            "linkedin" => 1.0,
            "facebook" => 0.6,
            "bluesky" | "x" | "mastodon" => 0.45,
            "threads" | "xing" => 0.35,
            _ => 0.3,
        }
    }

    /// Within seconds the network looks at the page to draw its card; in the fediverse many servers do.
    fn previews(&mut self, posted: Moment) {
        let (reason, most) = match self.share.laid.network {
            "facebook" | "threads" => ("facebook", 2),
            "mastodon" => ("mastodon", 9),
            network => (network, 2),
        };
        let looks = self.luck.between(1, most);
        for look in 0..looks {
            let at = posted + SignedDuration::from_secs(10 * look + self.luck.between(2, 11));
            self.come(at, Class::Preview, reason);
        }
        if self.luck.chance(0.15) {
            let at = posted + SignedDuration::from_mins(self.luck.between(60, 4000));
            let reason = *self.luck.pick(&["teams", "teams", "slack"]);
            self.come(at, Class::Preview, reason);
        }
    }

    /// Most come within three days, few of them at night.
    fn moment(&mut self, posted: Moment, person: &Colleague) -> Moment {
        let hours = if self.luck.chance(0.84) { self.luck.wait(17.0) } else { self.luck.wait(190.0) };
        let at = posted + SignedDuration::from_secs_f64(20.0 + hours * 3600.0);
        let asleep = at.zoned(&person.zone).hour() < 6;
        if asleep && self.luck.chance(0.85) {
            at + SignedDuration::from_secs(self.luck.between(6 * 3600, 8 * 3600))
        } else {
            at
        }
    }

    /// Machines follow a post at once, or some page that names it later.
    fn machine_moment(&mut self, posted: Moment, person: &Colleague) -> Moment {
        if self.luck.chance(0.5) {
            posted + SignedDuration::from_secs(self.luck.between(5, 5400))
        } else {
            self.moment(posted, person)
        }
    }

    /// One visit; a person has now and then been here before on that day.
    fn come(&mut self, at: Moment, class: Class, reason: &'static str) {
        let day = self.year.day_of(at);
        let again = class == Class::Human && self.luck.chance(0.09);
        let before = if again { self.last_person_on(day) } else { None };
        let first_today = class == Class::Human && before.is_none();
        let visitor = before.or_else(|| (class == Class::Human).then(|| self.luck.bytes(16)));
        let id = ClickId::from_uuid(self.luck.id(at));
        self.clicks.push(LaidClick {
            id,
            code: self.share.laid.code.clone(),
            at,
            day,
            class,
            reason,
            visitor,
            first_today,
        });
    }

    fn last_person_on(&self, day: Day) -> Option<Vec<u8>> {
        let last = self.clicks.iter().rev().find(|click| click.class == Class::Human)?;
        if last.day == day { last.visitor.clone() } else { None }
    }
}
