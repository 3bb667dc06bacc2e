//! A link as a QR code, for slides, posters and the screen that a colleague holds up.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::error::{Error, Result};

/// The light frame that readers need, in modules (ISO/IEC 18004 asks for four).
const FRAME: i32 = 4;
/// About how wide a PNG is, in pixels: sharp on a poster.
const WIDTH: i32 = 1_200;

/// The address as a scalable picture.
///
/// # Errors
/// When the address is longer than a code can hold.
pub fn svg(address: &str) -> Result<String> {
    let code = encode(address)?;
    let side = code.size() + 2 * FRAME;
    let dark: String = modules(&code).map(|(x, y)| format!("M{x},{y}h1v1h-1z")).collect();
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0,0h{side}v{side}h-{side}z\"/><path d=\"{dark}\"/></svg>"
    ))
}

/// The address as a PNG, about 1200 pixels wide.
///
/// # Errors
/// When the address is longer than a code can hold.
pub fn png(address: &str) -> Result<Vec<u8>> {
    let code = encode(address)?;
    let modules_wide = code.size() + 2 * FRAME;
    let scale = (WIDTH / modules_wide).max(1);
    let side = u32::try_from(modules_wide * scale).unwrap_or(0);
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let at = |pixel: u32| i32::try_from(pixel).unwrap_or(0) / scale - FRAME;
        Luma([if code.get_module(at(x), at(y)) { 0 } else { 255 }])
    });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).map_err(|error| Error::unexpected(error.to_string()))?;
    Ok(file.into_inner())
}

fn encode(address: &str) -> Result<QrCode> {
    QrCode::encode_text(address, QrCodeEcc::Quartile)
        .map_err(|_| Error::unexpected("an address is too long for a QR code"))
}

/// Where it is dark, with the frame around it.
fn modules(code: &QrCode) -> impl Iterator<Item = (i32, i32)> + '_ {
    let size = code.size();
    (0..size)
        .flat_map(move |y| (0..size).map(move |x| (x, y)))
        .filter(|&(x, y)| code.get_module(x, y))
        .map(|(x, y)| (x + FRAME, y + FRAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://go.northwind.example/ab2cd3e";

    fn read(picture: &GrayImage) -> String {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let pixel = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
        let (_, words) = prepared.detect_grids().first().expect("a code").decode().expect("readable");
        words
    }

    #[test]
    fn a_camera_reads_the_link_from_the_picture() {
        let picture = image::load_from_memory(&png(LINK).unwrap()).unwrap().to_luma8();
        assert!(picture.width() > 1_000 && picture.width() == picture.height());
        assert_eq!(read(&picture), LINK);
    }

    #[test]
    fn the_drawing_is_dark_where_the_picture_is() {
        let drawing = svg(LINK).unwrap();
        let code = encode(LINK).unwrap();
        let side = (code.size() + 2 * FRAME) as u32;
        let mut small = GrayImage::from_pixel(side * 8, side * 8, Luma([255]));
        for place in drawing.split("M").skip(2).map(|at| at.split_once("h1").unwrap().0) {
            let (x, y) = place.split_once(',').unwrap();
            let (x, y): (u32, u32) = (x.parse().unwrap(), y.parse().unwrap());
            for (dx, dy) in (0..8).flat_map(|dx| (0..8).map(move |dy| (dx, dy))) {
                small.put_pixel(x * 8 + dx, y * 8 + dy, Luma([0]));
            }
        }
        assert_eq!(read(&small), LINK);
    }
}
