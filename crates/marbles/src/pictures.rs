//! Pictures: fitted to a few sizes, kept in a store, and drawn from marbles where a story has none.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

mod marbles;
mod store;

pub use marbles::marble_picture;
pub use store::{Bucket, Store, StoreProblem};

/// The most bytes of a picture that is taken in.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// The longest side, in pixels.
pub const LONGEST_SIDE: u32 = 12_000;
/// The largest area, in pixels.
pub const MOST_PIXELS: u64 = 40_000_000;
/// The widths in which a picture is kept; the last is the card.
pub const WIDTHS: [u32; 3] = [320, 640, 1200];
/// What unpacking one picture may take of memory.
const MOST_MEMORY: u64 = 400 * 1024 * 1024;
const QUALITY: u8 = 82;
const LOGO_SIDE: u32 = 512;
const PHOTO_SIDE: u32 = 1600;

/// One size of a picture, ready to be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The media type: `image/jpeg` or `image/png`.
    pub kind: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a picture is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// It is no PNG, JPEG, WebP or GIF, whatever its name says.
    #[error("this is not a PNG, JPEG, WebP or GIF picture")]
    NotAPicture,
    /// SVG can carry scripts and is not taken.
    #[error("SVG drawings are not taken; save it as PNG")]
    Drawing,
    /// The file is too large.
    #[error("the picture is larger than 5 MB")]
    TooLarge,
    /// It has too many pixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// The file is broken.
    #[error("the picture is damaged")]
    Damaged,
}

impl PictureProblem {
    /// The key under which the sentence for people stands in the word files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotAPicture => "picture-not-a-picture",
            Self::Drawing => "picture-drawing",
            Self::TooLarge => "picture-too-large",
            Self::TooManyPixels => "picture-too-many-pixels",
            Self::Damaged => "picture-damaged",
        }
    }
}

/// Fits a picture to the widths that pages need, never enlarging; the last is cropped to a card of 1.91 to 1.
///
/// # Errors
/// When it is no picture, or one that would cost too much to unpack; that is known before it is unpacked.
pub fn fit(bytes: &[u8]) -> Result<Vec<Rendition>, PictureProblem> {
    let picture = on_white(&open(bytes)?);
    let card = card(&picture);
    let mut fitted = Vec::new();
    for width in WIDTHS.into_iter().filter(|width| *width < card.width()) {
        let height = (u64::from(picture.height()) * u64::from(width) / u64::from(picture.width())).max(1);
        let height = u32::try_from(height).map_err(|_| PictureProblem::TooManyPixels)?.min(LONGEST_SIDE);
        fitted.push(jpeg(&image::imageops::resize(&picture, width, height, FilterType::CatmullRom))?);
    }
    fitted.push(jpeg(&card)?);
    Ok(fitted)
}

/// Fits a logo: at most 512 pixels a side, as PNG where it is transparent.
///
/// # Errors
/// As [`fit`].
pub fn fit_logo(bytes: &[u8]) -> Result<Rendition, PictureProblem> {
    let mut picture = open(bytes)?;
    if picture.width().max(picture.height()) > LOGO_SIDE {
        picture = picture.resize(LOGO_SIDE, LOGO_SIDE, FilterType::CatmullRom);
    }
    let rgba = picture.to_rgba8();
    if rgba.pixels().all(|pixel| pixel[3] == 255) {
        return jpeg(&picture.to_rgb8());
    }
    let mut file = Vec::new();
    rgba.write_with_encoder(PngEncoder::new(&mut file)).map_err(|_| PictureProblem::Damaged)?;
    Ok(Rendition { width: rgba.width(), height: rgba.height(), kind: "image/png", bytes: file })
}

/// Fits a photo of somebody's own: whole, at most 1600 pixels a side, and without what the camera noted down.
///
/// # Errors
/// As [`fit`].
pub fn fit_photo(bytes: &[u8]) -> Result<Rendition, PictureProblem> {
    let mut picture = open(bytes)?;
    if picture.width().max(picture.height()) > PHOTO_SIDE {
        picture = picture.resize(PHOTO_SIDE, PHOTO_SIDE, FilterType::CatmullRom);
    }
    jpeg(&on_white(&picture))
}

fn open(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureProblem::TooLarge);
    }
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif)) => format,
        _ => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
            return Err(if start.contains("<svg") {
                PictureProblem::Drawing
            } else {
                PictureProblem::NotAPicture
            });
        }
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(problem)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(PictureProblem::TooManyPixels);
    }
    let orientation = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(problem)?;
    if let Ok(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

fn problem(error: image::ImageError) -> PictureProblem {
    match error {
        image::ImageError::Limits(_) => PictureProblem::TooManyPixels,
        _ => PictureProblem::Damaged,
    }
}

/// What is transparent becomes white, since JPEG knows no transparency.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let rgba = picture.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0.map(u32::from);
        Rgb([red, green, blue].map(|part| ((part * alpha + 255 * (255 - alpha)) / 255) as u8))
    })
}

/// The middle of a picture in the shape that networks show, at most 1200 wide.
fn card(picture: &RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    let by_height = (f64::from(height) * 1.91).round() as u32;
    let wide = width.min(by_height.max(1));
    let high = height.min(((f64::from(wide) / 1.91).round() as u32).max(1));
    let middle =
        image::imageops::crop_imm(picture, (width - wide) / 2, (height - high) / 2, wide, high).to_image();
    let most = WIDTHS[WIDTHS.len() - 1];
    if wide <= most {
        return middle;
    }
    let high = ((f64::from(most) / 1.91).round() as u32).max(1);
    image::imageops::resize(&middle, most, high, FilterType::CatmullRom)
}

fn jpeg(picture: &RgbImage) -> Result<Rendition, PictureProblem> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(|_| PictureProblem::Damaged)?;
    Ok(Rendition { width: picture.width(), height: picture.height(), kind: "image/jpeg", bytes })
}

#[cfg(test)]
mod tests;
