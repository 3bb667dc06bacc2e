//! A simulated company on which rankings are compared with somebody who knows everything.
//!
//! What generates people's minds is here and only here; what ranks is in [`marbles::relevance`] and cannot see it.

pub mod company;
pub mod departments;
pub mod life;
pub mod measuring;
pub mod policies;
pub mod worlds;

mod world_a;
mod world_b;
mod world_c;

pub use measuring::Figures;
pub use policies::Policy;
pub use worlds::World;
