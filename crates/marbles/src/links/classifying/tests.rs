use super::Class::{Bot, Human, Own, Preview};
use super::{Class, Visit, classify};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

fn browser(user_agent: &str) -> Visit<'_> {
    let (user_agent, accept_language) = (Some(user_agent), Some("da-DK,da;q=0.9,en;q=0.7"));
    Visit { method: "GET", user_agent, accept_language, sec_fetch_dest: Some("document"), ..Visit::default() }
}

/// What previews and crawlers send: their name and nothing else.
fn machine(user_agent: &str) -> Visit<'_> {
    Visit { method: "GET", user_agent: Some(user_agent), ..Visit::default() }
}

#[test]
fn people_are_people_in_every_browser_and_app() {
    for agent in [
        FIREFOX,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 [LinkedInApp]/4.1.1099",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.31.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/756351453;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBSS/3;FBCR/;FBID/phone;FBLC/da_DK;FBOP/5]",
        "Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/524.0.0.33.58;]",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 385.0.0.21.81 (iPhone14,5; iOS 18_5; nl_NL; nl; scale=3.00; 1170x2532; IABMV/1)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Barcelona 385.0.0.23.81 (iPhone14,5; iOS 18_5; nl_NL; nl; scale=3.00; 1170x2532)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.5.00.36371 Chrome/102.0.5005.167 Electron/19.1.8 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.43.51 Chrome/134.0.6998.44 Electron/35.0.1 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 Twitter for iPhone/10.94",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]",
        "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36 Telegram-Android/11.9.1 (Google Pixel 7; Android 14; SDK 34; HIGH)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/370.0.762543316 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 11; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 12; CUBOT_NOTE_30 Build/SP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36",
        "Opera/9.80 (Android; Opera Mini/36.2.2254/191.227; U; en) Presto/2.12.423 Version/12.16",
    ] {
        assert_eq!(classify(&browser(agent)), (Human, "browser"), "{agent}");
    }
}

#[test]
fn networks_that_draw_a_card_are_previews() {
    for (agent, reason) in [
        ("LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)", "linkedin"),
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "facebook"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
            "facebook",
        ),
        (
            "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
            "facebook",
        ),
        ("Meta-ExternalHit/1.0", "facebook"),
        ("Twitterbot/1.0", "x"),
        ("TelegramBot (like TwitterBot)", "telegram"),
        ("Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", "bluesky"),
        ("Mastodon/4.5.1 (http.rb/5.3.1; +https://social.northwind.example/)", "mastodon"),
        ("http.rb/5.1.1 (Mastodon/4.2.1; +https://social.northwind.example/)", "mastodon"),
        ("Mozilla/5.0 (compatible; SummalyBot/5.2.0; +https://github.com/misskey-dev/summaly)", "fediverse"),
        ("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "slack"),
        ("Slack-ImgProxy (+https://api.slack.com/robots)", "slack"),
        ("WhatsApp/2.23.20.0 A", "whatsapp"),
        ("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "discord"),
        (
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
            "teams",
        ),
        (
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; MicrosoftPreview/2.0; +https://aka.ms/MicrosoftPreview) Chrome/112.0.0.0 Safari/537.36",
            "teams",
        ),
        ("Xing Bot", "xing"),
        ("Iframely/1.3.1 (+https://iframely.com/docs/about)", "card-service"),
        ("Pinterest/0.2 (+https://www.pinterest.com/bot.html)", "pinterest"),
        ("Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)", "reddit"),
    ] {
        assert_eq!(classify(&machine(agent)), (Preview, reason), "{agent}");
        assert_eq!(classify(&browser(agent)), (Preview, reason), "{agent}, with a browser's headers");
    }
}

#[test]
fn other_machines_are_bots() {
    for (agent, reason) in [
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "search"),
        ("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "search"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
            "search",
        ),
        (
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
            "assistant",
        ),
        (
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "machine-word",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
            "machine-word",
        ),
        ("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "machine-word"),
        ("curl/8.14.1", "machine-word"),
        ("Wget/1.25.0", "machine-word"),
        ("python-requests/2.32.3", "machine-word"),
        ("Go-http-client/2.0", "machine-word"),
        ("okhttp/4.12.0", "machine-word"),
        ("Dalvik/2.1.0 (Linux; U; Android 14; Pixel 7 Build/UQ1A)", "no-browser"),
        ("Mozilla/5.0", "no-browser"),
        ("   ", "no-user-agent"),
    ] {
        assert_eq!(classify(&browser(agent)), (Bot, reason), "{agent}");
    }
}

#[test]
fn a_browser_that_looks_ahead_is_a_preview() {
    for purpose in ["prefetch", "prefetch;prerender", "Preview", "prefetch;anonymous-client-ip"] {
        let visit = Visit { purpose: Some(purpose), ..browser(FIREFOX) };
        assert_eq!(classify(&visit), (Preview, "looking-ahead"), "{purpose}");
    }
}

#[test]
fn a_scanner_that_poses_as_a_browser_is_a_bot() {
    let head = Visit { method: "HEAD", ..browser(FIREFOX) };
    assert_eq!(classify(&head), (Bot, "no-page-asked"));
    let silent = Visit { accept_language: None, ..browser(FIREFOX) };
    assert_eq!(classify(&silent), (Bot, "no-language"));
    let nameless = Visit { user_agent: None, ..browser(FIREFOX) };
    assert_eq!(classify(&nameless), (Bot, "no-user-agent"));
}

#[test]
fn only_a_page_that_opens_is_a_visit() {
    for (to, class) in
        [("document", Human), ("empty", Human), ("image", Bot), ("script", Bot), ("iframe", Preview)]
    {
        assert_eq!(classify(&Visit { sec_fetch_dest: Some(to), ..browser(FIREFOX) }).0, class, "{to}");
    }
    assert_eq!(classify(&Visit { sec_fetch_dest: None, ..browser(FIREFOX) }).0, Human);
}

#[test]
fn ones_own_visit_never_counts_as_somebody_elses() {
    assert_eq!(classify(&Visit { by_owner: true, ..browser(FIREFOX) }), (Own, "owner"));
    assert_eq!(classify(&Visit { by_owner: true, ..machine("curl/8.14.1") }), (Own, "owner"));
}

#[test]
fn each_class_has_its_own_word() {
    for class in Class::ALL {
        assert_eq!(Class::parse(class.as_str()), Some(class));
    }
    assert_eq!(Class::parse("own"), None);
    assert_eq!(Own.as_str(), "self");
}

#[test]
fn signs_are_written_in_the_case_they_are_compared_in() {
    for (sign, ..) in super::known::VISITORS {
        assert_eq!(*sign, sign.to_lowercase());
    }
}
