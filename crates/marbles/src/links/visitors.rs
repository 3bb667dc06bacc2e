//! Telling visitors apart within one day, and never beyond: a keyed hash whose key is overwritten when the day ends.

use std::{
    fs,
    io::Write,
    net::IpAddr,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use jiff::tz::TimeZone;

use crate::{
    clock::{Day, Moment},
    error::Result,
    ids::OrgId,
};

/// What stands for a visitor for one day.
pub type Visitor = [u8; 16];

/// Keeps the day's key in memory, and in one file so that a restart does not count everybody anew.
pub struct Visitors {
    file: PathBuf,
    today: Mutex<Option<(Day, [u8; 32])>>,
}

/// What a visitor shows of itself. None of it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    pub org: OrgId,
    pub host: &'a str,
    pub place: IpAddr,
    pub user_agent: &'a str,
}

impl Visitors {
    /// The visitors whose key is kept in that file.
    pub fn new(file: PathBuf) -> Self {
        Self { file, today: Mutex::new(None) }
    }

    /// What stands for a visitor today (days end at midnight UTC).
    ///
    /// # Errors
    /// When the key of a new day cannot be written.
    pub fn recognise(&self, face: &Face<'_>, now: Moment) -> Result<Visitor> {
        let mut hasher = blake3::Hasher::new_keyed(&self.key(now)?);
        hasher.update(face.org.uuid().as_bytes());
        for part in [face.host.as_bytes(), &network_of(face.place), face.user_agent.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        let mut visitor = [0; 16];
        hasher.finalize_xof().fill(&mut visitor);
        Ok(visitor)
    }

    /// Destroys the key of a day that is over, even when nobody comes by.
    ///
    /// # Errors
    /// When the new key cannot be written over it.
    pub fn turn_the_day(&self, now: Moment) -> Result<()> {
        self.key(now).map(drop)
    }

    fn key(&self, now: Moment) -> Result<[u8; 32]> {
        let day = now.day(&TimeZone::UTC);
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, key)) = *today
            && of == day
        {
            return Ok(key);
        }
        let key = match self.kept(day) {
            Some(key) => key,
            None => self.replace(day)?,
        };
        *today = Some((day, key));
        Ok(key)
    }

    fn kept(&self, day: Day) -> Option<[u8; 32]> {
        let bytes = fs::read(&self.file).ok()?;
        let (of, key) = bytes.split_at_checked(8)?;
        (of == day.number().to_le_bytes()).then(|| key.try_into().ok()).flatten()
    }

    /// Written over the same bytes of the same file, so that no copy of yesterday's key stays behind.
    fn replace(&self, day: Day) -> Result<[u8; 32]> {
        let key: [u8; 32] = rand::random();
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.file)?;
        file.write_all(&[&day.number().to_le_bytes()[..], &key].concat())?;
        file.set_len(40)?;
        file.sync_data()?;
        Ok(key)
    }
}

/// What counts as one place: an IPv4 address, or the /64 within which a household changes its address many times a day.
pub fn network_of(place: IpAddr) -> Vec<u8> {
    match place.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn noon() -> Moment {
        Moment::from_micros(43_200_000_000)
    }

    fn face(place: &str) -> Face<'static> {
        Face {
            org: OrgId::nobody(),
            host: "go.example",
            place: place.parse().unwrap(),
            user_agent: "Mozilla/5.0",
        }
    }

    fn visitors(name: &str) -> Visitors {
        let file = std::env::temp_dir().join(format!("marbles-visitors-{name}-{}", uuid::Uuid::new_v4()));
        Visitors::new(file)
    }

    #[test]
    fn a_visitor_is_the_same_all_day_also_after_a_restart() {
        let first = visitors("restart");
        let seen = first.recognise(&face("192.0.2.7"), noon()).unwrap();
        let again = Visitors::new(first.file.clone());
        assert_eq!(
            again.recognise(&face("192.0.2.7"), noon() + SignedDuration::from_hours(11)).unwrap(),
            seen
        );
        assert_eq!(again.recognise(&face("::ffff:192.0.2.7"), noon()).unwrap(), seen);
        assert_ne!(again.recognise(&face("192.0.2.8"), noon()).unwrap(), seen);
        fs::remove_file(first.file).unwrap();
    }

    #[test]
    fn an_ipv6_household_is_one_place() {
        let visitors = visitors("household");
        let seen = visitors.recognise(&face("2001:db8:1:2::a"), noon()).unwrap();
        assert_eq!(visitors.recognise(&face("2001:db8:1:2:3:4:5:6"), noon()).unwrap(), seen);
        assert_ne!(visitors.recognise(&face("2001:db8:1:3::a"), noon()).unwrap(), seen);
        fs::remove_file(&visitors.file).unwrap();
    }

    #[test]
    fn the_next_day_knows_nobody_and_the_old_key_is_gone() {
        let visitors = visitors("turn");
        let seen = visitors.recognise(&face("192.0.2.7"), noon()).unwrap();
        let old = fs::read(&visitors.file).unwrap();
        visitors.turn_the_day(noon() + SignedDuration::from_hours(12)).unwrap();
        let new = fs::read(&visitors.file).unwrap();
        assert_eq!(new.len(), 40);
        assert_ne!(old[8..], new[8..]);
        let tomorrow = noon() + SignedDuration::from_hours(24);
        assert_ne!(visitors.recognise(&face("192.0.2.7"), tomorrow).unwrap(), seen);
        assert_ne!(
            visitors.recognise(&face("192.0.2.7"), noon()).unwrap(),
            seen,
            "nor can yesterday be computed again"
        );
        fs::remove_file(&visitors.file).unwrap();
    }
}
