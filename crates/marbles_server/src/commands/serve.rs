//! `marbles serve`: starts the server.

use clap::Args;
use marbles::{Result, clock::Clock, error::Error};
use tokio::net::TcpListener;

use crate::{
    opening,
    serving::{asked_to_stop, serve},
    settings::{Listening, Place},
};

/// Start the server.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    listening: Listening,
}

impl Serve {
    pub(super) async fn run(self, place: &Place) -> Result<()> {
        let listen = self.listening.listen;
        let listener = TcpListener::bind(listen).await.map_err(|error| Error::unexpected(format!("cannot listen on {listen}: {error}")))?;
        let public_url = place.public_url.clone().unwrap_or_else(|| format!("http://localhost:{}", listen.port()));
        let marbles = opening::open(place, Clock::real(), &public_url).await?;
        if let Some(outbox) = marbles.post.outbox_folder() {
            tracing::warn!(outbox = %outbox.display(), "no mail server is set (--smtp): letters go to the outbox folder");
        }
        tracing::info!(address = %public_url, database = marbles.db.name(), "Marbles is ready");
        serve(marbles, listener, self.listening.trusted_proxy, asked_to_stop()).await
    }
}
