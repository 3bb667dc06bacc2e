use super::*;

fn element(id: &[u8], held: &[u8]) -> Vec<u8> {
    let size = (1_u32 << 28 | u32::try_from(held.len()).unwrap()).to_be_bytes();
    [id, &size, held].concat()
}

/// A recording as browsers make it: of unknown size, with a block each at those milliseconds of its clusters.
fn webm(kind: u8, clusters: &[(u32, i16)]) -> Vec<u8> {
    let mut file = element(&[0x1a, 0x45, 0xdf, 0xa3], &element(&[0x42, 0x82], b"webm"));
    file.extend([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    file.extend(element(
        &[0x15, 0x49, 0xa9, 0x66],
        &element(&[0x2a, 0xd7, 0xb1], &1_000_000_u32.to_be_bytes()),
    ));
    let track = element(&[0xae], &element(&[0x83], &[kind]));
    file.extend(element(&[0x16, 0x54, 0xae, 0x6b], &track));
    for (at, since) in clusters {
        file.extend([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
        file.extend(element(&[0xe7], &at.to_be_bytes()));
        let block = [&[0x81], since.to_be_bytes().as_slice(), &[0x80, 1, 2, 3]].concat();
        file.extend(element(&[0xa3], &block));
    }
    file
}

fn page(position: u64, held: &[u8]) -> Vec<u8> {
    let mut page = b"OggS\0\0".to_vec();
    page.extend(position.to_le_bytes());
    page.extend([0; 12]);
    page.extend([1, u8::try_from(held.len()).unwrap()]);
    page.extend(held);
    page
}

fn ogg(seconds: u64) -> Vec<u8> {
    let head = [b"OpusHead".as_slice(), &[1, 1], &312_u16.to_le_bytes(), &[0; 7]].concat();
    [page(0, &head), page(u64::MAX, b"half a packet"), page(seconds * 48_000 + 312, b"sound")].concat()
}

fn boxed(name: &[u8; 4], held: &[u8]) -> Vec<u8> {
    [&(u32::try_from(held.len()).unwrap() + 8).to_be_bytes(), name.as_slice(), held].concat()
}

fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn mp4(handler: &[u8; 4], seconds: u32, fragments: &[u8]) -> Vec<u8> {
    let handler = boxed(b"hdlr", &[words(&[0, 0]), handler.to_vec()].concat());
    let track = boxed(b"mdia", &[boxed(b"mdhd", &words(&[0, 0, 0, 48_000, 0])), handler].concat());
    let header = boxed(b"mvhd", &words(&[0, 0, 0, 1000, seconds * 1000]));
    let moov = boxed(b"moov", &[header, boxed(b"trak", &track)].concat());
    [boxed(b"ftyp", b"isom0000"), moov, fragments.to_vec()].concat()
}

#[test]
fn a_recording_lasts_until_its_last_block() {
    let told = |bytes: &[u8]| listen(bytes).map(|sound| (sound.container, sound.seconds));
    assert_eq!(told(&webm(2, &[(0, 20), (5_000, 480), (10_000, 1)])), Ok((Container::Webm, 11)));
    assert_eq!(told(&ogg(7)), Ok((Container::Ogg, 7)));
    assert_eq!(told(&mp4(b"soun", 12, &[])), Ok((Container::Mp4, 12)));
}

#[test]
fn a_recording_in_fragments_lasts_until_its_last_sample() {
    let usual = boxed(b"tfhd", &words(&[8, 1, 1024]));
    let begin = boxed(b"tfdt", &words(&[0, 96_000]));
    let by_count = boxed(b"trun", &words(&[0, 47]));
    let fragment = |run: &[u8]| boxed(b"moof", &boxed(b"traf", &[&usual, &begin, run].concat()));
    assert_eq!(
        listen(&mp4(b"soun", 0, &fragment(&by_count))).unwrap().seconds,
        4,
        "2 s and 47 times 1,024 samples"
    );
    let each = boxed(b"trun", &words(&[0x300, 2, 48_000, 9, 24_000, 9]));
    assert_eq!(listen(&mp4(b"soun", 0, &fragment(&each))).unwrap().seconds, 4, "2 s and 1.5 s");
}

#[test]
fn what_is_no_recording_is_told_by_its_bytes() {
    let html = b"<html><script>alert(1)</script>".as_slice();
    for wrong in [
        html,
        b"",
        b"OggSomething",
        b"ID3\x03mp3",
        b"RIFF....WAVE",
        &webm(1, &[(0, 9)]),
        &mp4(b"vide", 9, &[]),
    ] {
        let problem = listen(wrong).unwrap_err();
        assert!(matches!(problem, SoundProblem::NotASound | SoundProblem::Damaged), "{problem:?}");
    }
    assert_eq!(listen(&webm(2, &[])), Err(SoundProblem::Damaged));
    assert_eq!(listen(&webm(2, &[(400_000, 0)])), Err(SoundProblem::TooLong));
    assert_eq!(listen(&ogg(400)), Err(SoundProblem::TooLong));
    assert_eq!(listen(&mp4(b"soun", 4_000, &[])), Err(SoundProblem::TooLong));
    assert_eq!(listen(&vec![0; MOST_BYTES + 1]), Err(SoundProblem::TooLarge));
}

#[test]
fn bytes_that_were_cut_or_turned_over_do_no_harm() {
    for whole in
        [webm(2, &[(0, 20), (5_000, 480)]), ogg(7), mp4(b"soun", 12, &boxed(b"moof", &boxed(b"traf", &[])))]
    {
        for end in 0..whole.len() {
            let _ = listen(&whole[..end]);
        }
        for at in 0..whole.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut turned = whole.clone();
                turned[at] = value;
                let _ = listen(&turned);
            }
        }
    }
}
