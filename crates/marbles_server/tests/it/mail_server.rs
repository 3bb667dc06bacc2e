//! A mail server of our own that takes letters over SMTP (RFC 5321) on a real port, refuses one address, and can be busy.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use marbles::notices::post::Post;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A running mail server.
pub struct MailServer {
    port: u16,
    received: Arc<Mutex<Vec<String>>>,
    busy: Arc<AtomicBool>,
}

impl MailServer {
    /// Starts one that has no mailbox of that address.
    pub async fn start(unknown: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (received, busy) = (Arc::default(), Arc::default());
        let server = Self { port, received: Arc::clone(&received), busy: Arc::clone(&busy) };
        let unknown = unknown.to_owned();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (received, busy, unknown) = (Arc::clone(&received), Arc::clone(&busy), unknown.clone());
                tokio::spawn(async move { talk(stream, &unknown, &received, &busy).await });
            }
        });
        server
    }

    /// The post that hands its letters over here.
    pub fn post(&self) -> Post {
        Post::smtp(&format!("smtp://127.0.0.1:{}", self.port), "marbles@northwind.example").expect("a post")
    }

    /// Who got a letter, in order.
    pub fn received(&self) -> Vec<String> {
        self.received.lock().expect("nobody panicked").clone()
    }

    /// From now on it can, or cannot, take letters.
    pub fn be_busy(&self, busy: bool) {
        self.busy.store(busy, Ordering::SeqCst);
    }
}

async fn talk(stream: TcpStream, unknown: &str, received: &Mutex<Vec<String>>, busy: &AtomicBool) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut to, mut in_letter) = (String::new(), false);
    let _ = write.write_all(b"220 mail.northwind.example\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        if in_letter {
            if line == "." {
                in_letter = false;
                received.lock().expect("nobody panicked").push(std::mem::take(&mut to));
                let _ = write.write_all(b"250 taken\r\n").await;
            }
            continue;
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "EHLO" => b"250-mail.northwind.example\r\n250 8BITMIME\r\n",
            "MAIL" if busy.load(Ordering::SeqCst) => b"451 4.3.2 try again later\r\n",
            "RCPT" if line.contains(unknown) => b"550 5.1.1 no such mailbox\r\n",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                b"250 fine\r\n"
            }
            "DATA" => {
                in_letter = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 fine\r\n",
        };
        if write.write_all(answer).await.is_err() {
            return;
        }
    }
}
