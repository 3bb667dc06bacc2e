//! The address that people open: the one that was given, else the one that the running server left in the data folder.

use std::{fs, io, path::Path};

use crate::settings::Place;

/// The file in the data folder that says where the server is reached.
const FILE: &str = "public-url";

/// Leaves the address for the commands that run beside the server.
///
/// # Errors
/// When the data folder cannot be written to.
pub fn leave(folder: &Path, address: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(FILE), format!("{address}\n"))
}

/// The address that was given, else the one that a server left, else the usual one on this machine.
pub fn of(place: &Place) -> String {
    let left = || fs::read_to_string(place.folder().join(FILE)).ok();
    let known = place.public_url.clone().or_else(left).map(|address| address.trim().to_owned());
    known.filter(|address| !address.is_empty()).unwrap_or_else(|| "http://localhost:4680".to_owned())
}
