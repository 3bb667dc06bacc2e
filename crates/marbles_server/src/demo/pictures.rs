//! The pictures of the sample company, in the sizes that pages need.

use marbles::{demo::pictures::LaidPicture, ids::PictureId, pictures::Rendition};

use super::{luck::Luck, year::Year};

/// Width and height of every one as it was drawn.
const ORIGINAL: (u32, u32) = (1200, 627);

/// A picture's name, and its files by width. Each comes in its sizes already, for fitting is slow work.
type Sizes = (&'static str, [(u32, &'static [u8]); 3]);

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[Sizes] = &[$(($name, [
            (320, include_bytes!(concat!("../../demo/pictures/320/", $name, ".jpg"))),
            (640, include_bytes!(concat!("../../demo/pictures/640/", $name, ".jpg"))),
            (1200, include_bytes!(concat!("../../demo/pictures/", $name, ".jpg"))),
        ])),*];
    };
}

#[rustfmt::skip]
files! {
    "apprentices", "aurora", "bicycles", "blade_hall", "classroom", "coffee",
    "control_room", "dawn_turbines", "delta", "dike_cyclists", "drone_dunes", "harbour",
    "hydrogen_tanks", "lab", "map_dots", "office", "polder", "pump_station",
    "pylons", "rain_street", "service_boat", "storm_barrier", "water_tower", "winter_ice",
}

/// The id of the picture of that name.
pub fn picture_id(name: &str, year: &Year) -> PictureId {
    PictureId::from_uuid(Luck::of(&format!("picture/{name}")).id(year.at_home(year.first_day(), 8 * 60)))
}

/// Every picture in its sizes.
pub fn all(year: &Year) -> Vec<LaidPicture> {
    let created_at = year.at_home(year.first_day(), 8 * 60);
    let rendition = |(width, bytes): &(u32, &[u8])| Rendition {
        width: *width,
        height: width * ORIGINAL.1 / ORIGINAL.0,
        kind: "image/jpeg",
        bytes: bytes.to_vec(),
    };
    let picture = |(name, sizes): &Sizes| LaidPicture {
        id: picture_id(name, year),
        renditions: sizes.iter().map(rendition).collect(),
        created_at,
    };
    FILES.iter().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use marbles::pictures::WIDTHS;

    use super::*;

    #[test]
    fn the_sizes_are_those_in_which_pictures_are_kept() {
        for (name, sizes) in FILES {
            assert_eq!(sizes.map(|(width, _)| width), WIDTHS, "{name}");
            assert!(sizes.iter().all(|(_, file)| file.starts_with(&[0xff, 0xd8, 0xff])), "{name} is no JPEG");
            assert!(sizes[0].1.len() < sizes[1].1.len(), "{name}");
        }
    }
}
