//! `marbles demo`: a sample company with a year of life in it, to look around in.

use clap::Args;
use marbles::{Marbles, Result, clock::Clock, demo::Seat, error::Error, programme};
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;

use super::Output;
use crate::{
    demo, opening, reached_at,
    serving::{asked_to_stop, serve},
    settings::{Listening, Place},
};

/// Start a demo: a sample company with a year of life in it, thrown away at the end unless --data or --database is given.
#[derive(Debug, Args)]
pub struct Demo {
    #[command(flatten)]
    listening: Listening,
}

impl Demo {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let listen = self.listening.listen;
        let listener = TcpListener::bind(listen).await.map_err(|error| {
            Error::unexpected(format!(
                "cannot listen on {listen} ({error}); choose another address, such as --listen 127.0.0.1:{}",
                listen.port().wrapping_add(1)
            ))
        })?;
        let (place, throw_away) = place_of_demo(place)?;
        let port = listener.local_addr().map_or(listen.port(), |address| address.port());
        let public_url = place.public_url.clone().unwrap_or_else(|| format!("http://localhost:{port}"));
        let marbles = opening::open(&place, Clock::real(), &public_url).await?;
        refuse_real_life(&marbles).await?;
        let organisation = demo::open(&marbles).await?;
        reached_at::leave(&marbles.folder, &marbles.public_url)?;
        let home = marbles.home_of(&organisation);
        let end = match (&place.database, &throw_away) {
            (_, None) => Left::Everything,
            (Some(_), Some(_)) => Left::Database,
            (None, Some(_)) => Left::Nothing,
        };
        output.print(&greeting(&home, &organisation.name, end), &addresses(&home))?;
        let served = serve(marbles, listener, self.listening.front(), asked_to_stop()).await;
        drop(throw_away);
        served
    }
}

/// A folder of its own that goes when the demo ends, unless one was named; and letters that never leave.
fn place_of_demo(place: &Place) -> Result<(Place, Option<tempfile::TempDir>)> {
    let mut place = place.clone();
    place.mail.smtp = None;
    if place.data.is_some() {
        return Ok((place, None));
    }
    let folder = tempfile::Builder::new().prefix("marbles-demo-").tempdir()?;
    place.data = Some(folder.path().to_owned());
    Ok((place, Some(folder)))
}

/// Invented people have no place beside real ones.
async fn refuse_real_life(marbles: &Marbles) -> Result<()> {
    let there = programme::all_organisations(&marbles.db).await?;
    match there.iter().find(|organisation| !organisation.is_demo) {
        Some(real) => Err(Error::unexpected(format!(
            "“{}” lives in this database: start the demo without --data and --database, or with others",
            real.name
        ))),
        None => Ok(()),
    }
}

/// The same for programs.
fn addresses(home: &str) -> Value {
    let seats: Map<String, Value> = Seat::ALL
        .iter()
        .map(|seat| (seat.name().to_owned(), json!(format!("{home}/demo/{}", seat.name()))))
        .collect();
    json!({ "url": home, "seats": seats })
}

/// What is left when the demo ends.
#[derive(Clone, Copy)]
enum Left {
    Everything,
    /// With `--database` and without `--data`.
    Database,
    Nothing,
}

fn greeting(home: &str, name: &str, end: Left) -> String {
    let seats: Vec<String> = Seat::ALL
        .iter()
        .map(|seat| format!("  {:<10} {home}/demo/{}", format!("{}:", seat.name()), seat.name()))
        .collect();
    let end = match end {
        Left::Everything => "Stop it with Ctrl-C; the data stays.",
        Left::Database => {
            "Stop it with Ctrl-C; the database stays, pictures and letters are thrown away (name a folder with --data to keep them)."
        }
        Left::Nothing => "Everything is thrown away when you stop it (Ctrl-C).",
    };
    format!("{name} is open at {home}\n\nLook around as one of four people:\n{}\n\n{end}", seats.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{Left, greeting};

    #[test]
    fn a_greeting_tells_what_stays() {
        let greeting = |end| greeting("http://localhost:1", "Northwind", end);
        let all = greeting(Left::Everything);
        assert!(all.contains("the data stays") && !all.contains("thrown away"));
        assert!(
            greeting(Left::Database).contains("the database stays, pictures and letters are thrown away")
        );
        assert!(greeting(Left::Nothing).contains("Everything is thrown away"));
    }
}
