//! What the organisation and its departments made of stories, topics, formats and authors: sums that no screen shows.

use std::collections::HashMap;

use super::marks::{Marks, REMEMBERED};
use crate::{
    db::{Work, all},
    error::Result,
    ids::StoryId,
    programme,
    relevance::facts::{Crowd, Tally},
};

/// What others did, up to a moment.
pub(super) struct Popularity {
    everyone: HashMap<StoryId, Tally>,
    shown: HashMap<StoryId, u32>,
    nearby: HashMap<String, HashMap<StoryId, Tally>>,
    crowds: HashMap<String, Crowd>,
    /// For a department that has done nothing yet.
    elsewhere: Crowd,
    shared_today: HashMap<(String, StoryId), i64>,
    people: HashMap<String, i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    story_id: StoryId,
    department: String,
    shown: i64,
    seen: i64,
    graded: i64,
    liked: i64,
}

/// What others did until now with stories that are remembered.
pub(super) async fn of(work: &mut Work, marks: &HashMap<StoryId, Marks>) -> Result<Popularity> {
    let rows = rows(work).await?;
    let mut popularity = Popularity {
        everyone: HashMap::new(),
        shown: HashMap::new(),
        nearby: HashMap::new(),
        crowds: HashMap::new(),
        elsewhere: Crowd::default(),
        shared_today: shared_today(work).await?,
        people: people(work).await?,
    };
    for row in &rows {
        if let Some(marks) = marks.get(&row.story_id) {
            popularity.note(row, marks);
        }
    }
    // Every department meets the same organisation, beside its own doings.
    let all = popularity.elsewhere.clone();
    for crowd in popularity.crowds.values_mut() {
        let (department, department_topics) =
            (crowd.department, std::mem::take(&mut crowd.department_topics));
        *crowd = Crowd { department, department_topics, ..all.clone() };
    }
    Ok(popularity)
}

impl Popularity {
    pub(super) fn crowd(&self, department: &str) -> &Crowd {
        self.crowds.get(department).unwrap_or(&self.elsewhere)
    }

    pub(super) fn everyone(&self, story: StoryId) -> Tally {
        self.everyone.get(&story).copied().unwrap_or_default()
    }

    pub(super) fn nearby(&self, department: &str, story: StoryId) -> Tally {
        self.nearby.get(department).and_then(|stories| stories.get(&story)).copied().unwrap_or_default()
    }

    pub(super) fn shown(&self, story: StoryId) -> u32 {
        self.shown.get(&story).copied().unwrap_or_default()
    }

    pub(super) fn people_in(&self, department: &str) -> i64 {
        self.people.get(department).copied().unwrap_or_default()
    }

    #[expect(clippy::cast_precision_loss, reason = "a department has at most some thousands of people")]
    pub(super) fn shared_nearby_today(&self, department: &str, story: StoryId) -> f64 {
        let shared = self.shared_today.get(&(department.to_owned(), story)).copied().unwrap_or_default();
        shared as f64 / self.people_in(department).max(1) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of sightings are far below 2^53")]
    fn note(&mut self, row: &Row, marks: &Marks) {
        let more =
            Tally { seen: row.seen as f64, graded: row.graded as f64 / 100.0, liked: row.liked as f64 };
        self.everyone.entry(row.story_id).or_default().add(more);
        let shown = u32::try_from(row.shown).unwrap_or(u32::MAX);
        let so_far = self.shown.entry(row.story_id).or_default();
        *so_far = so_far.saturating_add(shown);
        self.nearby.entry(row.department.clone()).or_default().entry(row.story_id).or_default().add(more);
        let nearby = self.crowds.entry(row.department.clone()).or_default();
        nearby.department.add(more);
        let all = &mut self.elsewhere;
        all.everything.add(more);
        all.formats.entry(marks.format).or_default().add(more);
        if !marks.author.is_empty() {
            all.authors.entry(marks.author.clone()).or_default().add(more);
        }
        for topic in &marks.topics {
            all.topics.entry(*topic).or_default().add(more);
            nearby.department_topics.entry(*topic).or_default().add(more);
        }
    }
}

async fn rows(work: &mut Work) -> Result<Vec<Row>> {
    Ok(all!(
        work,
        Row,
        "select t.story_id, t.department, t.shown, t.seen, t.graded, t.liked
         from tallies t
         join stories s on s.org_id = t.org_id and s.story_id = t.story_id
         where t.org_id = $1 and (s.published_at > $2 or s.evergreen)",
        work.by.org,
        work.now - REMEMBERED,
    )?)
}

async fn shared_today(work: &mut Work) -> Result<HashMap<(String, StoryId), i64>> {
    let zone = programme::organisation(work).await?.zone();
    let midnight = work.now.day(&zone).start(&zone);
    let rows = all!(
        work,
        (String, StoryId, i64),
        "select p.department, h.story_id, count(distinct h.person_id)
         from shares h
         join people p on p.org_id = h.org_id and p.person_id = h.person_id
         where h.org_id = $1 and h.confirmed_at >= $2
         group by p.department, h.story_id",
        work.by.org,
        midnight,
    )?;
    Ok(rows.into_iter().map(|(department, story, people)| ((department, story), people)).collect())
}

async fn people(work: &mut Work) -> Result<HashMap<String, i64>> {
    let rows = all!(
        work,
        (String, i64),
        "select department, count(*) from people
         where org_id = $1 and gone_at is null
         group by department",
        work.by.org,
    )?;
    Ok(rows.into_iter().collect())
}
