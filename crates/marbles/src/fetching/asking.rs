//! Asks something of an address with one POST, and takes the whole answer in, or none of it.

use reqwest::header::USER_AGENT;

use super::{FetchProblem, Fetched, Fetcher, Outgoing, targets};

impl Fetcher {
    /// Posts once and reads the answer whatever its status; a redirect is an answer like any other, and leads nowhere.
    ///
    /// # Errors
    /// When nothing was answered, not all of it in time, or more than `most` bytes after they are unpacked.
    pub async fn ask_once(&self, outgoing: &Outgoing, most: usize) -> Result<Fetched, FetchProblem> {
        match tokio::time::timeout(self.longest, self.ask_patiently(outgoing, most)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(FetchProblem::TooSlow),
        }
    }

    async fn ask_patiently(&self, outgoing: &Outgoing, most: usize) -> Result<Fetched, FetchProblem> {
        let url = targets::parse(&outgoing.url)?;
        targets::judge(&url, &self.allowed, self.any_port)?;
        let request = self.client.post(url.clone()).headers(outgoing.headers.clone());
        let request = request.header(USER_AGENT, &*self.name).body(outgoing.body.clone());
        let mut response = request.send().await.map_err(FetchProblem::from_sending)?;
        let mut fetched = Fetched::from_headers(response.status().as_u16(), response.headers(), url, None);
        if response.content_length().is_some_and(|length| length > most as u64) {
            return Err(FetchProblem::TooLarge);
        }
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(FetchProblem::from_sending)? {
            if body.len() + part.len() > most {
                return Err(FetchProblem::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        fetched.bytes = body.into();
        Ok(fetched)
    }
}
