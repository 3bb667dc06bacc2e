//! Handing letters over: to a mail server, or into the outbox folder where none is configured.

use std::path::PathBuf;

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};

use crate::{
    error::{Error, Result},
    notices::{Letter, Written},
};

/// The way out for letters.
#[derive(Clone)]
pub struct Post {
    way: Way,
    from: String,
}

#[derive(Clone)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Outbox(AsyncFileTransport<Tokio1Executor>, PathBuf),
}

impl Post {
    /// Letters through a mail server: `smtp://`, `smtps://` or `smtp://…?tls=required`, with user and password inside.
    ///
    /// # Errors
    /// When the address is none.
    pub fn smtp(address: &str, from: &str) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
            .map_err(|_| Error::unexpected("the mail server's address is not of the form smtp://user:password@host:587"))?;
        Ok(Self { way: Way::Smtp(transport.build()), from: from.to_owned() })
    }

    /// Letters as `.eml` files in a folder.
    pub fn outbox(folder: PathBuf, from: &str) -> Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self { way: Way::Outbox(AsyncFileTransport::new(&folder), folder), from: from.to_owned() })
    }

    /// The outbox folder, where there is no mail server.
    pub fn outbox_folder(&self) -> Option<&PathBuf> {
        match &self.way {
            Way::Smtp(_) => None,
            Way::Outbox(_, folder) => Some(folder),
        }
    }

    /// Sends a letter in words, with the headers that let its reader stop it (RFC 8058).
    pub(crate) async fn send(&self, letter: &Letter, written: &Written) -> Result<()> {
        let message = self.message(letter, written)?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| Error::Unexpected(Box::new(error))),
            Way::Outbox(outbox, folder) => {
                outbox.send(message).await.map_err(|error| Error::Unexpected(Box::new(error)))?;
                tracing::info!(kind = letter.kind.name(), folder = %folder.display(), "no mail server is set: a letter lies in the outbox");
                Ok(())
            }
        }
    }

    fn message(&self, letter: &Letter, written: &Written) -> Result<Message> {
        let from: Mailbox = self.from.parse().map_err(|_| Error::unexpected("the sender's address is no mail address"))?;
        let from = Mailbox::new(Some(letter.organisation.name.clone()), from.email);
        let to = letter.to.email.parse().map_err(|_| Error::unexpected("the reader's address is no mail address"))?;
        let mut message = Message::builder()
            .from(from)
            .to(Mailbox::new((!letter.kind.is_asked_for()).then(|| letter.to.name.clone()), to))
            .subject(&written.subject)
            .raw_header(raw("Auto-Submitted", "auto-generated"));
        if let Some(address) = &letter.unsubscribe {
            message = message
                .raw_header(raw("List-Unsubscribe", &format!("<{address}>")))
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        message
            .multipart(MultiPart::alternative_plain_html(written.text.clone(), written.html.clone()))
            .map_err(|error| Error::Unexpected(Box::new(error)))
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
