//! What people of the sample company know, were asked, answered, and made of it: done by the very verbs that people use.

pub mod told;

use std::collections::BTreeMap;

use marbles::{
    Marbles, Result,
    db::{By, Work},
    error::Error,
    ids::{AnswerId, AskId, OrgId, QuestionId},
    people::{self, Person, groups},
    shares::impact,
    stories::topics,
    voice::{
        answers::{beginning, saving, sending},
        asking::{self, Whom},
        delegates,
        drafts::{self, beginning as drafting, finishing},
        field::{self, subjects},
        guidelines, outcomes, posts,
        questions::{Pattern, writing},
        readings, remarks,
        thanks::{self, For},
    },
    words::Language,
};

use self::told::Voices;
use super::{
    content::Content,
    year::{Year, working},
};

/// Whoever works, works at this minute of a day.
const AT_WORK: i64 = 10 * 60 + 20;

/// Lets the people of the demo find their voice.
///
/// # Errors
/// When something that the file tells cannot have happened.
pub async fn live(marbles: &Marbles, org: OrgId, content: &Content, year: &Year) -> Result<()> {
    let told = told::read()?;
    let stage = Stage { marbles, org, content, year };
    stage.guide(&told).await?;
    stage.know(&told).await?;
    let asks = stage.ask(&told).await?;
    let answers = stage.answer(&told, &asks).await?;
    stage.write(&told).await?;
    stage.prepare(&told).await?;
    stage.post(&told).await?;
    stage.look_back(&told).await?;
    stage.thank(&told, &answers).await
}

/// Where and when it all happens.
struct Stage<'a> {
    marbles: &'a Marbles,
    org: OrgId,
    content: &'a Content,
    year: &'a Year,
}

impl Stage<'_> {
    async fn person(&self, key: &str) -> Result<Person> {
        let cast = self.content.company.people.iter().find(|cast| cast.key == key);
        let email = &cast.ok_or_else(|| unknown("person", key))?.email;
        let mut look = self.marbles.db.look(By::marbles(self.org)).await?;
        people::by_email(&mut look, email).await?.ok_or_else(|| unknown("person", key))
    }

    /// The work of a person on a day before today.
    async fn as_person(&self, key: &str, days: i64) -> Result<Work> {
        let mut work = self.marbles.db.work(self.person(key).await?.by()).await?;
        work.now = self.year.at_home(working(self.year.today.plus(-days)), AT_WORK).min(work.now);
        Ok(work)
    }

    fn name_of_topic(&self, key: &str) -> Result<&str> {
        let topic = self.content.company.topics.iter().find(|topic| topic.key == key);
        topic.map(|topic| topic.name.as_str()).ok_or_else(|| unknown("topic", key))
    }

    async fn topics(&self, work: &mut Work, keys: &[String]) -> Result<Vec<marbles::ids::TopicId>> {
        let known = topics::list(work).await?;
        keys.iter()
            .map(|key| {
                let name = self.name_of_topic(key)?;
                let topic = known.iter().find(|topic| topic.name == name);
                topic.map(|topic| topic.topic_id).ok_or_else(|| unknown("topic", key))
            })
            .collect()
    }

    async fn guide(&self, told: &Voices) -> Result<()> {
        for (code, said) in &told.guidelines {
            let language = Language::parse(code).ok_or_else(|| unknown("language", code))?;
            let mut work = self.as_person("annelies", 200).await?;
            let wording = guidelines::Wording {
                stand_for: said.stand_for.clone(),
                serve: said.serve.clone(),
                keep_inside: said.keep_inside.clone(),
                say_so: said.say_so.clone(),
                disclosure: said.disclosure.clone(),
                customers: said.customers.clone(),
                promises: said.promises.clone(),
            };
            guidelines::writing::write(&mut work, language, &wording).await?;
            work.save().await?;
        }
        Ok(())
    }

    async fn know(&self, told: &Voices) -> Result<()> {
        for said in &told.fields {
            let mut work = self.as_person(&said.person, 90).await?;
            let wish = field::Wish {
                words: said.words.clone(),
                ask_about: said.ask_about.clone(),
                topics: self.topics(&mut work, &said.topics).await?,
                agrees: true,
            };
            field::change(&mut work, &wish).await?;
            for subject in &said.subjects {
                subjects::add(&mut work, subject, None).await?;
            }
            work.save().await?;
        }
        Ok(())
    }

    async fn ask(&self, told: &Voices) -> Result<BTreeMap<String, AskId>> {
        let mut asks = BTreeMap::new();
        for said in &told.asks {
            let question = told.questions.iter().find(|question| question.key == said.question);
            let question = question.ok_or_else(|| unknown("question", &said.question))?;
            let whom = self.whom(said).await?;
            let mut work = self.as_person(&said.by, said.days).await?;
            let id = self.add(&mut work, question).await?;
            asks.insert(said.question.clone(), asking::ask(&mut work, id, Some(whom), &said.words).await?);
            work.save().await?;
        }
        Ok(asks)
    }

    async fn add(&self, work: &mut Work, question: &told::Question) -> Result<QuestionId> {
        let texts = [
            (Language::English, &question.en),
            (Language::Dutch, &question.nl),
            (Language::Danish, &question.da),
        ];
        let wish = writing::Wish {
            pattern: Pattern::parse(&question.pattern),
            texts: texts.map(|(language, text)| (language, text.clone())).to_vec(),
            topics: self.topics(work, &question.topics).await?,
        };
        writing::add(work, &wish).await
    }

    async fn whom(&self, said: &told::Ask) -> Result<Whom> {
        if let Some(key) = &said.person {
            return Ok(Whom::Person(self.person(key).await?.person_id));
        }
        let mut look = self.marbles.db.look(By::marbles(self.org)).await?;
        if let Some(key) = &said.topic {
            let topic = self.topics(&mut look, std::slice::from_ref(key)).await?;
            return Ok(Whom::Topic(topic[0]));
        }
        let key = said.group.as_deref().unwrap_or_default();
        let group = self.content.company.groups.iter().find(|group| group.key == key);
        let name = &group.ok_or_else(|| unknown("group", key))?.name;
        let known = groups::list(&mut look).await?.into_iter().find(|group| group.name == *name);
        Ok(Whom::Group(known.ok_or_else(|| unknown("group", key))?.group_id))
    }

    async fn answer(
        &self,
        told: &Voices,
        asks: &BTreeMap<String, AskId>,
    ) -> Result<BTreeMap<String, AnswerId>> {
        let mut answers = BTreeMap::new();
        for said in &told.answers {
            let mut work = self.as_person(&said.person, said.days).await?;
            let answer = match said.ask.as_ref().and_then(|key| asks.get(key)) {
                Some(ask) => beginning::begin_asked(&mut work, *ask).await?,
                None => beginning::begin_freely(&mut work).await?,
            };
            let change = saving::Change {
                fact: Some(said.fact.clone()),
                so_what: Some(said.so_what.clone()),
                change_wanted: Some(said.change_wanted.clone()),
                first_line: Some(said.first_line.clone()),
                language: Some(said.language),
                shape: None,
            };
            saving::save(&mut work, answer, &change, 1).await?;
            if said.sent {
                sending::send_on(&mut work, answer).await?;
            }
            work.save().await?;
            answers.extend(said.ask.clone().map(|key| (key, answer)));
        }
        Ok(answers)
    }

    async fn write(&self, told: &Voices) -> Result<()> {
        for said in &told.drafts {
            let mut work = self.as_person(&said.person, said.days).await?;
            let draft = drafting::start(&mut work, said.text.trim(), "en").await?;
            if let Some(words) = &said.desk_words {
                readings::ask(&mut work, draft, readings::Whom::Desk, words).await?;
            }
            let Some(reader) = &said.reader else {
                work.save().await?;
                continue;
            };
            let person = self.person(&reader.person).await?;
            readings::ask(&mut work, draft, readings::Whom::Person(person.person_id), &reader.words).await?;
            work.save().await?;
            let mut work = self.as_person(&reader.person, reader.days).await?;
            let starts = drafts::find(&mut work, draft).await?.draft.text.find(&reader.remark_on);
            let said = remarks::Said {
                quote: &reader.remark_on,
                starts: starts.ok_or_else(|| unknown("passage", &reader.remark_on))?,
                text: &reader.remark,
                suggestion: None,
            };
            remarks::remark(&mut work, draft, said).await?;
            readings::give_heart(&mut work, draft, true).await?;
            readings::have_read(&mut work, draft, false).await?;
            work.save().await?;
        }
        Ok(())
    }

    async fn prepare(&self, told: &Voices) -> Result<()> {
        for said in &told.prepared {
            let (author, delegate) = (self.person(&said.person).await?, self.person(&said.by).await?);
            let mut work = self.as_person(&said.person, said.days + 20).await?;
            delegates::name(&mut work, delegate.person_id).await?;
            work.save().await?;
            let mut work = self.as_person(&said.by, said.days).await?;
            let language = said.language.code();
            let draft = delegates::prepare(&mut work, author.person_id, &said.text, language).await?;
            delegates::hand_over(&mut work, draft).await?;
            work.save().await?;
        }
        Ok(())
    }

    async fn post(&self, told: &Voices) -> Result<()> {
        for said in &told.posts {
            let mut work = self.as_person(&said.person, said.days).await?;
            let draft = drafting::start(&mut work, said.text.trim(), said.language.code()).await?;
            let seen = drafts::find(&mut work, draft).await?.draft.version;
            finishing::finish(&mut work, draft, seen).await?;
            let story = posts::make(&mut work, draft).await?;
            posts::offering::offer(&mut work, story, &said.why).await?;
            work.save().await?;
        }
        Ok(())
    }

    /// What came of posts: of the newest ones that were out by then.
    async fn look_back(&self, told: &Voices) -> Result<()> {
        for said in &told.outcomes {
            let mut work = self.as_person(&said.person, said.days).await?;
            let before = work.now;
            let shares = impact::mine(&mut work).await?.shares;
            if let Some(share) = shares.iter().find(|share| share.shared_at < before) {
                outcomes::tell(&mut work, share.share_id, &said.kind, &said.words).await?;
            }
            work.save().await?;
        }
        Ok(())
    }

    async fn thank(&self, told: &Voices, answers: &BTreeMap<String, AnswerId>) -> Result<()> {
        for said in &told.thanks {
            let answer = answers.get(&said.answer).ok_or_else(|| unknown("answer", &said.answer))?;
            let mut work = self.as_person(&said.by, said.days).await?;
            thanks::give(&mut work, For::Answer(*answer), &said.words).await?;
            work.save().await?;
        }
        Ok(())
    }
}

fn unknown(what: &str, key: &str) -> Error {
    Error::unexpected(format!("the demo's voice names no {what} {key}"))
}
