//! placeholder until the networks branch lands
pub struct Draft<'a> { pub text: &'a str, pub link: &'a str, pub title: &'a str }
pub struct Compose { pub url: Option<String>, pub text_to_copy: Option<String>, pub prefills: bool }
pub trait Network: Sync { fn key(&self) -> &'static str; fn full_text(&self, text: &str, link: &str) -> String; fn compose(&self, d: &Draft) -> Compose; }
pub fn find(_key: &str) -> Option<&'static dyn Network> { None }
