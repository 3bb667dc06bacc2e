//! The picture of a story that has none: translucent glass marbles on warm paper, drawn from the story's id.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

type Colour = [f32; 3];

/// Sea, amber, rose, moss, plum and sky: glass, seen against paper.
const GLASS: [Colour; 6] = [
    [0.08, 0.47, 0.56],
    [0.93, 0.62, 0.16],
    [0.87, 0.36, 0.38],
    [0.36, 0.58, 0.30],
    [0.48, 0.32, 0.60],
    [0.30, 0.56, 0.83],
];
const PAPER: Colour = [0.975, 0.955, 0.92];

struct Marble {
    x: f32,
    y: f32,
    radius: f32,
    colour: Colour,
}

/// Draws marbles from an id, always the same ones, as a JPEG.
pub fn marble_picture(seed: &[u8; 16], width: u32, height: u32) -> Vec<u8> {
    let picture = draw(seed, width.clamp(1, 2400), height.clamp(1, 2400));
    let mut file = Vec::new();
    let written = picture.write_with_encoder(JpegEncoder::new_with_quality(&mut file, 86));
    written.expect("writing a small picture into memory cannot fail");
    file
}

pub(super) fn draw(seed: &[u8; 16], width: u32, height: u32) -> RgbImage {
    let (wide, high) = (width as f32, height as f32);
    let mut canvas: Vec<Colour> = Vec::with_capacity(width as usize * height as usize);
    for y in 0..height {
        let shade = 1.0 - 0.035 * (y as f32 / high);
        canvas.extend((0..width).map(|x| PAPER.map(|part| part * (shade - 0.01 * (x as f32 / wide)))));
    }
    let marbles = scatter(seed, wide, high);
    for marble in &marbles {
        cast_shadow(&mut canvas, width, height, marble);
    }
    for marble in &marbles {
        lay(&mut canvas, width, height, marble);
    }
    let bytes =
        canvas.iter().flat_map(|colour| colour.map(|part| (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8));
    let bytes: Vec<u8> = bytes.collect();
    RgbImage::from_raw(width, height, bytes)
        .unwrap_or_else(|| RgbImage::from_pixel(width, height, Rgb([249, 244, 235])))
}

/// A few large marbles that touch and overlap around the middle, and small ones that rolled away.
fn scatter(seed: &[u8; 16], wide: f32, high: f32) -> Vec<Marble> {
    let mut stream = blake3::Hasher::new().update(b"marbles").update(seed).finalize_xof();
    let mut chance = move || {
        let mut four = [0; 4];
        stream.fill(&mut four);
        u32::from_le_bytes(four) as f32 / u32::MAX as f32
    };
    let first = (chance() * 6.0) as usize;
    let step = if chance() < 0.5 { 1 } else { 5 };
    let centre = (0.36 + 0.28 * chance(), 0.46 + 0.08 * chance());
    let mut marbles = Vec::new();
    for at in 0..11 {
        let large = at < 5;
        let radius = high * if large { 0.17 + 0.13 * chance() } else { 0.035 + 0.06 * chance() };
        let turn = (at as f32 * 2.4) + chance() * 0.9; // the golden angle spreads them evenly
        let away = if large { 0.10 + 0.055 * at as f32 } else { 0.42 + 0.30 * chance() };
        let x = wide * (centre.0 + turn.cos() * away * 0.78);
        let y = high * (centre.1 + turn.sin() * away * if large { 0.75 } else { 0.95 });
        let colour = GLASS[(first + step * (at % 4)) % GLASS.len()];
        marbles.push(Marble { x, y: y.clamp(radius * 0.6, high - radius * 0.6), radius, colour });
    }
    marbles.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    marbles
}

fn over(
    canvas: &mut [Colour],
    size: (u32, u32),
    middle: (f32, f32),
    reach: f32,
    mut paint: impl FnMut(f32, f32, &mut Colour),
) {
    let span = |at: f32, most: u32| {
        ((at - reach).floor().max(0.0) as u32, ((at + reach).ceil().max(0.0) as u32).min(most))
    };
    let ((left, right), (top, bottom)) = (span(middle.0, size.0), span(middle.1, size.1));
    for y in top..bottom {
        for x in left..right {
            let pixel = &mut canvas[(y * size.0 + x) as usize];
            paint(x as f32 + 0.5 - middle.0, y as f32 + 0.5 - middle.1, pixel);
        }
    }
}

/// A soft shadow, tinted by the light that falls through the glass.
fn cast_shadow(canvas: &mut [Colour], width: u32, height: u32, marble: &Marble) {
    let (radius, colour) = (marble.radius, marble.colour);
    let middle = (marble.x + radius * 0.10, marble.y + radius * 0.20);
    over(canvas, (width, height), middle, radius * 1.25, |x, y, pixel| {
        let near = 1.0 - ((x * x + y * y).sqrt() / (radius * 1.25)).min(1.0);
        let strength = 0.30 * near * near * (3.0 - 2.0 * near);
        for (part, tint) in pixel.iter_mut().zip(colour) {
            *part *= 1.0 - strength * (1.0 - 0.45 * tint);
        }
    });
}

/// Glass multiplies what lies behind it; light gathers at the far side and glints at the near one.
fn lay(canvas: &mut [Colour], width: u32, height: u32, marble: &Marble) {
    let (radius, colour) = (marble.radius, marble.colour);
    over(canvas, (width, height), (marble.x, marble.y), radius + 1.0, |x, y, pixel| {
        let distance = (x * x + y * y).sqrt();
        let cover = (radius - distance + 0.5).clamp(0.0, 1.0);
        if cover <= 0.0 {
            return;
        }
        let (u, v) = (x / radius, y / radius);
        let out = (distance / radius).min(1.0);
        let rim = out.powi(5);
        let density = 0.38 + 0.24 * rim + 0.08 * (v * -0.5 + 0.5);
        let glow = soft(u - 0.30, v - 0.42, 0.72) * 0.46;
        let sheen = soft(u + 0.34, v + 0.40, 0.50) * 0.40;
        let glint = soft(u + 0.38, v + 0.46, 0.17).powf(0.6) * 0.85;
        let edge = ((out - 0.90) / 0.10).clamp(0.0, 1.0) * (1.0 - out) * 1.6;
        for (part, tint) in pixel.iter_mut().zip(colour) {
            let behind = *part;
            let through = behind * (1.0 - density + density * tint) * (1.0 - 0.10 * rim);
            let body = through * 0.72 + (tint * (0.92 - 0.18 * rim)) * 0.28;
            let lit = body + glow * (0.35 + 0.65 * tint) * (1.0 - body) + edge * 0.25;
            let shone = lit + (sheen * 0.75).min(1.0) * (1.0 - lit) * 0.6 + glint * (1.0 - lit);
            *part = behind + (shone.min(1.0) - behind) * cover;
        }
    });
}

/// One in the middle, falling softly to nothing at `reach`.
fn soft(u: f32, v: f32, reach: f32) -> f32 {
    let near = (1.0 - (u * u + v * v) / (reach * reach)).max(0.0);
    near * near
}
