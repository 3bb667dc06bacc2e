//! `marbles serve`: starts the server.

use clap::Args;
use marbles::{Result, clock::Clock, error::Error};
use serde_json::json;
use tokio::net::TcpListener;

use super::Output;
use crate::{
    opening, reached_at,
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
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let listen = self.listening.listen;
        let listener = TcpListener::bind(listen)
            .await
            .map_err(|error| Error::unexpected(format!("cannot listen on {listen}: {error}")))?;
        let port = listener.local_addr().map_or(listen.port(), |address| address.port());
        let public_url = place.public_url.clone().unwrap_or_else(|| format!("http://localhost:{port}"));
        let marbles = opening::open(place, Clock::real(), &public_url).await?;
        if let Some(outbox) = marbles.post.outbox_folder() {
            tracing::warn!(outbox = %outbox.display(), "no mail server is set (--smtp): letters go to the outbox folder");
        }
        reached_at::leave(&marbles.folder, &marbles.public_url)?;
        tracing::info!(address = %marbles.public_url, database = marbles.db.name(), "Marbles is ready");
        output.print(
            &format!("Marbles is open at {}", marbles.public_url),
            &json!({ "url": marbles.public_url }),
        )?;
        serve(marbles, listener, self.listening.front(), asked_to_stop()).await
    }
}
