//! The pictures of the sample company, fitted to the sizes that pages need.

use marbles::{
    Result,
    demo::pictures::LaidPicture,
    error::Error,
    ids::PictureId,
    pictures::fit,
};

use super::{luck::Luck, year::Year};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../../demo/pictures/", $name, ".jpg")))),*];
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

/// Every picture in its sizes; each on a thread of its own, for resizing is slow work.
pub async fn fit_all(year: &Year) -> Result<Vec<LaidPicture>> {
    let created_at = year.at_home(year.first_day(), 8 * 60);
    let at_work: Vec<_> =
        FILES.iter().map(|(name, file)| (picture_id(name, year), tokio::task::spawn_blocking(|| fit(file)))).collect();
    let mut fitted = Vec::new();
    for (id, work) in at_work {
        let renditions = work.await.map_err(|panic| Error::unexpected(panic.to_string()))?;
        let renditions = renditions.map_err(|problem| Error::unexpected(format!("a picture of the demo cannot be used: {problem}")))?;
        fitted.push(LaidPicture { id, renditions, created_at });
    }
    Ok(fitted)
}
