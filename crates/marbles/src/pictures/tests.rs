//! Pictures of all kinds, good and bad.

use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    RgbImage::from_pixel(width, height, Rgb([20, 120, 140]))
        .write_with_encoder(PngEncoder::new(&mut file))
        .unwrap();
    file
}

fn sizes(bytes: &[u8]) -> Vec<(u32, u32)> {
    fit(bytes).unwrap().iter().map(|one| (one.width, one.height)).collect()
}

#[test]
fn a_picture_is_fitted_but_never_enlarged() {
    assert_eq!(sizes(&png(1300, 1000)), [(320, 246), (640, 492), (1200, 628)]);
    assert_eq!(sizes(&png(500, 500)), [(320, 320), (500, 262)]);
    assert_eq!(sizes(&png(100, 100)), [(100, 52)]);
    assert_eq!(sizes(&png(1, 1)), [(1, 1)]);
    for one in fit(&png(700, 300)).unwrap() {
        assert_eq!((one.kind, image::guess_format(&one.bytes).unwrap()), ("image/jpeg", ImageFormat::Jpeg));
    }
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut bomb = png(2, 2);
    bomb[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]); // says 10,000 by 10,000
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(fit(&bomb), Err(PictureProblem::TooManyPixels));
    bomb[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(fit(&bomb), Err(PictureProblem::TooManyPixels));
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}

#[test]
fn what_is_no_picture_says_why() {
    assert_eq!(fit(b"<?xml version='1.0'?><svg onload='alert(1)'/>"), Err(PictureProblem::Drawing));
    assert_eq!(fit(b"<html>"), Err(PictureProblem::NotAPicture));
    assert_eq!(fit(b""), Err(PictureProblem::NotAPicture));
    assert_eq!(fit(&vec![0; MOST_BYTES + 1]), Err(PictureProblem::TooLarge));
    assert_eq!(fit(&png(300, 300)[..60]), Err(PictureProblem::Damaged));
}

#[test]
fn a_picture_taken_sideways_is_turned_and_its_metadata_dropped() {
    let upright = jpeg(&RgbImage::from_pixel(40, 20, Rgb([90, 90, 90]))).unwrap().bytes;
    let exif = b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let sideways = [&upright[..2], &exif[..], &upright[2..]].concat();
    let fitted = fit(&sideways).unwrap();
    assert_eq!((fitted[0].width, fitted[0].height), (20, 10), "20 by 40 once it is turned, then cropped");
    assert!(!fitted[0].bytes.windows(4).any(|four| four == b"Exif"));
}

#[test]
fn a_transparent_logo_stays_transparent() {
    let mut file = Vec::new();
    let clear = image::RgbaImage::from_pixel(600, 100, image::Rgba([9, 9, 9, 0]));
    clear.write_with_encoder(PngEncoder::new(&mut file)).unwrap();
    let logo = fit_logo(&file).unwrap();
    assert_eq!((logo.kind, logo.width, logo.height), ("image/png", 512, 85));
    assert_eq!(on_white(&open(&file).unwrap()).get_pixel(0, 0).0, [255, 255, 255]);
    assert_eq!(fit_logo(&png(10, 10)).unwrap().kind, "image/jpeg");
}

#[test]
fn the_same_story_always_has_the_same_marbles() {
    let one = marble_picture(&[7; 16], 240, 126);
    assert_eq!(one, marble_picture(&[7; 16], 240, 126));
    assert_ne!(one, marble_picture(&[8; 16], 240, 126));
    assert_eq!(sizes(&one), [(240, 126)]);
    assert!(!marble_picture(&[0; 16], 0, 0).is_empty());
}

#[tokio::test]
async fn the_store_gives_back_what_it_was_given_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("marbles-pictures-{}", uuid::Uuid::now_v7()));
    let store = Store::open(&folder).unwrap();
    store.put("northwind/turbine/320.jpg", b"picture").await.unwrap();
    assert_eq!(store.get("northwind/turbine/320.jpg").await.unwrap(), "picture");
    assert!(folder.join("pictures/northwind/turbine/320.jpg").is_file());
    assert!(matches!(store.get("northwind/turbine/640.jpg").await, Err(StoreProblem::Missing)));
    for key in ["", "../secret", "a//b", "/etc/passwd", "a/../b", "a/.hidden", "a/%2e%2e/b"] {
        assert!(matches!(store.get(key).await, Err(StoreProblem::BadKey)), "{key}");
        assert!(matches!(store.put(key, b"x").await, Err(StoreProblem::BadKey)), "{key}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}
