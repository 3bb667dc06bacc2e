//! Questions: the library of what experts are asked, in several languages.

pub mod shipped;
