//! Tidies addresses: without what only tracks people, two links to one page are one.

use url::Url;

/// Parameters that begin like this only track.
const TRACKING_STARTS: &[&str] = &[
    "utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "oly_", "vero_", "at_", "wt_", "ns_", "guce_", "sc_",
    "stm_", "itm_", "_hs",
];
/// Parameters of these names only track.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "igshid",
    "igsh",
    "_ga",
    "_gl",
    "_gac",
    "srsltid",
    "ref_src",
    "ref_url",
    "s_cid",
    "cmpid",
    "xtor",
    "trk",
    "trkcampaign",
    "trackingid",
    "hsctatracking",
    "guccounter",
    "rb_clickid",
    "fb_action_ids",
    "fb_action_types",
    "fb_source",
    "epik",
    "sr_share",
    "ocid",
    "wickedid",
    "ml_subscriber",
    "ml_subscriber_hash",
    "dm_i",
    "sfmc_id",
    "spm",
    "gad_source",
    "gad_campaignid",
];

/// The same address without its tracking parameters and without a place inside the page.
pub fn tidy_url(url: &Url) -> Url {
    let mut tidy = url.clone();
    // `#!` and `#/` are pages of their own on some sites.
    if !url.fragment().is_some_and(|place| place.starts_with(['!', '/'])) {
        tidy.set_fragment(None);
    }
    if let Some(query) = url.query() {
        let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !tracks(part)).collect();
        tidy.set_query((!kept.is_empty()).then(|| kept.join("&")).as_deref());
    }
    tidy
}

fn tracks(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_STARTS.iter().any(|start| name.starts_with(start))
}

/// A title made of an address: the name of the file, or else the name of the site.
pub fn title_from_address(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let last = url.path_segments().and_then(|mut all| all.rfind(|segment| !segment.is_empty()));
    let Some(last) = last else { return host };
    let spelled = format!("n={}", last.replace('+', "%2B"));
    let name = url::form_urlencoded::parse(spelled.as_bytes()).next().map(|(_, name)| name.into_owned());
    let name = name.unwrap_or_default();
    let stem = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && (1..=5).contains(&end.len()) => stem,
        _ => &name,
    };
    let words = super::plain::fold(&stem.replace(['-', '_', '+'], " "));
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).take(200).collect(),
        None => host,
    }
}
