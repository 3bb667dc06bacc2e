//! Starting Marbles for a story: a folder or a schema of its own, a real port, and a clock that stands still.

use std::{future::Future, path::Path};

use jiff::Timestamp;
use marbles::{
    Marbles,
    clock::{Clock, Moment},
};
use marbles_server::{opening, serving, settings::Place};
use tokio::net::TcpListener;

/// Marbles with its doors still closed.
pub struct House {
    pub marbles: Marbles,
    pub address: String,
    /// The address of its PostgreSQL, where it has one.
    pub database: Option<String>,
    pub folder: tempfile::TempDir,
    listener: TcpListener,
}

impl House {
    /// Opens on a port of this machine under that name, with the settings that the story changes.
    pub async fn open(name: &str, database: Option<String>, change: impl FnOnce(&mut Place)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{name}:{}", listener.local_addr().expect("an address").port());
        let mut place = place(folder.path());
        place.database.clone_from(&database);
        change(&mut place);
        let marbles = open(&place, &address).await;
        Self { marbles, address, database, folder, listener }
    }

    /// Serves pages until `stop` resolves, and does jobs meanwhile; gives the folder to hold on to.
    pub fn serve(self, stop: impl Future<Output = ()> + Send + 'static) -> tempfile::TempDir {
        tokio::spawn(serving::serve(self.marbles, self.listener, serving::Front::default(), stop));
        self.folder
    }

    /// Serves pages behind another front.
    pub fn serve_behind(
        self,
        front: serving::Front,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> tempfile::TempDir {
        tokio::spawn(serving::serve_pages(self.marbles, self.listener, front, stop));
        self.folder
    }

    /// Serves pages until `stop` resolves; jobs are done when the story says so, never in between.
    pub fn serve_pages(self, stop: impl Future<Output = ()> + Send + 'static) -> tempfile::TempDir {
        self.serve_behind(serving::Front::default(), stop)
    }
}

/// The settings of a story: letters lie in the outbox.
pub fn place(folder: &Path) -> Place {
    let mut place = Place::in_folder(folder);
    place.mail.mail_from = "marbles@northwind.example".to_owned();
    place
}

/// Opens Marbles on a Saturday in autumn.
pub async fn open(place: &Place, address: &str) -> Marbles {
    let saturday: Timestamp = "2026-11-21T09:00:00Z".parse().expect("a timestamp");
    let clock = Clock::standing_at(Moment::from(saturday));
    opening::open(place, clock, address).await.expect("Marbles opens")
}
