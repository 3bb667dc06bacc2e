//! What a careless hand writes is still cut into sensible pieces.

use super::*;

fn pieces(text: &str) -> Vec<Piece<'_>> {
    Pieces::of(text).map(|(_, piece)| piece).collect()
}

#[test]
fn a_lonely_angle_is_text() {
    assert_eq!(pieces("wind < 5 m/s <3 & æ"), [Piece::Text("wind < 5 m/s <3 & æ")]);
}

#[test]
fn tags_are_found_with_untidy_attributes() {
    let found = pieces("<a href='x>y' checked size=3 title=\"a &amp; b\"/>æ</a >");
    let Piece::Open(tag) = found[0] else { panic!("{found:?}") };
    assert!(tag.empty);
    assert_eq!(tag.attribute("HREF").as_deref(), Some("x>y"));
    assert_eq!(tag.attribute("title").as_deref(), Some("a & b"));
    assert_eq!(tag.attribute("size").as_deref(), Some("3"));
    assert_eq!(tag.attribute("checked").as_deref(), Some(""));
    assert_eq!(found[1..], [Piece::Text("æ"), Piece::Close("a")]);
}

#[test]
fn a_quote_that_never_closes_does_not_swallow_the_document() {
    let found = pieces("<a href=\"x>wind</a><b>water</b>");
    assert!(found.contains(&Piece::Text("wind")) && found.contains(&Piece::Text("water")), "{found:?}");
}

#[test]
fn what_the_end_cuts_off_is_marked() {
    assert_eq!(pieces("a<![CDATA[b"), [Piece::Text("a"), Piece::Cut]);
    assert_eq!(pieces("a<!-- b"), [Piece::Text("a"), Piece::Cut]);
    assert_eq!(pieces("a<b c"), [Piece::Text("a"), Piece::Cut]);
}

#[test]
fn entities_are_read_once() {
    assert_eq!(
        read_entities("A &amp;amp; B &eacute;&#230;&#x2019; &#146; AT&T &bogus; &"),
        "A &amp; B éæ’ ’ AT&T &bogus; &"
    );
    assert_eq!(read_entities("&#0;&#x1f;&#xfffffff;x"), "x");
}

#[test]
fn a_tag_without_its_end_stops_at_the_next() {
    let found = pieces("<b æ<i>wind</i>");
    assert_eq!(
        found[1..],
        [
            Piece::Open(Tag { name: "i", attributes: "", empty: false }),
            Piece::Text("wind"),
            Piece::Close("i")
        ]
    );
}
