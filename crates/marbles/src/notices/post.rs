//! Handing letters over: to a mail server, or into the outbox folder where none is configured.

use std::path::PathBuf;

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp,
};

use crate::{
    error::{Error, Result},
    notices::Written,
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
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address).map_err(|_| {
            Error::unexpected("the mail server's address is not of the form smtp://user:password@host:587")
        })?;
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

    /// Hands a letter in words over, with the headers that let its reader stop it (RFC 8058).
    ///
    /// # Errors
    /// Whether trying again may help.
    pub(crate) async fn send(&self, envelope: &Envelope<'_>, written: &Written) -> Result<(), Refused> {
        let message = self.message(envelope, written)?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| in_our_words(&error)),
            Way::Outbox(outbox, folder) => {
                outbox.send(message).await.map_err(|error| Refused::Later(error.to_string()))?;
                tracing::info!(kind = envelope.kind, folder = %folder.display(), "no mail server is set: a letter lies in the outbox");
                Ok(())
            }
        }
    }

    fn message(&self, envelope: &Envelope<'_>, written: &Written) -> Result<Message, Refused> {
        let no_address = |whose| Refused::Never(format!("the {whose}'s address is no mail address"));
        let from: Mailbox = self.from.parse().map_err(|_| no_address("sender"))?;
        let from = Mailbox::new(Some(envelope.from.to_owned()), from.email);
        let to = envelope.to.parse().map_err(|_| no_address("reader"))?;
        let mut message = Message::builder()
            .from(from)
            .to(Mailbox::new(envelope.name.map(str::to_owned), to))
            .subject(&written.subject)
            .raw_header(raw("Auto-Submitted", "auto-generated"));
        if let Some(address) = envelope.stop {
            message = message
                .raw_header(raw("List-Unsubscribe", &format!("<{address}>")))
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        message
            .multipart(MultiPart::alternative_plain_html(written.text.clone(), written.html.clone()))
            .map_err(|error| Refused::Never(error.to_string()))
    }
}

/// What stands on the outside of a letter.
pub(crate) struct Envelope<'a> {
    /// What kind of letter it is, for the log.
    pub kind: &'static str,
    /// The organisation that writes.
    pub from: &'a str,
    pub to: &'a str,
    /// The reader's name, except in letters that a stranger may have asked for.
    pub name: Option<&'a str>,
    /// The address that stops letters of this kind with one click (RFC 8058).
    pub stop: Option<&'a str>,
}

/// Why a letter was not taken, in a sentence that names nobody.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Trying again may help.
    #[error("{0}")]
    Later(String),
    /// Trying again will not.
    #[error("{0}")]
    Never(String),
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::unexpected(refused.to_string())
    }
}

/// A mail server's own words may name the reader, and what fails is shown to administrators: only its number is told.
fn in_our_words(error: &smtp::Error) -> Refused {
    let sentence = match error.status() {
        Some(code) if error.is_permanent() => format!("the mail server refused the letter ({code})"),
        Some(code) => format!("the mail server could not take the letter now ({code})"),
        None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        None if error.is_tls() => "no safe connection to the mail server could be made".to_owned(),
        None if error.is_response() => "the mail server answered what is no answer".to_owned(),
        None if error.is_client() => "the letter does not suit the mail server".to_owned(),
        None => "the mail server could not be reached".to_owned(),
    };
    if error.is_permanent() || error.is_client() {
        Refused::Never(sentence)
    } else {
        Refused::Later(sentence)
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};

    use super::*;

    #[tokio::test]
    async fn a_refusal_names_nobody() {
        let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = server.local_addr().unwrap();
        std::thread::spawn(move || {
            let (mut stream, _) = server.accept().unwrap();
            stream.write_all(b"220 hello\r\n").unwrap();
            for line in BufReader::new(stream.try_clone().unwrap()).lines().map_while(std::result::Result::ok)
            {
                let answer: &[u8] = match line.get(..4) {
                    Some("RCPT") => b"550 5.1.1 <anna@northwind.example> is unknown here\r\n",
                    _ => b"250 fine\r\n",
                };
                stream.write_all(answer).unwrap();
            }
        });
        let transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(&format!("smtp://{address}")).unwrap().build();
        let message = Message::builder()
            .from("marbles@northwind.example".parse().unwrap())
            .to("anna@northwind.example".parse().unwrap())
            .body(String::new())
            .unwrap();
        let refused = transport.send(message).await.unwrap_err();
        assert!(refused.to_string().contains("anna@"), "the server does name her: {refused}");
        assert_eq!(in_our_words(&refused).to_string(), "the mail server refused the letter (550)");
    }
}
