//! A simulated company on which rankings are compared with somebody who knows everything.
//!
//! What generates people's minds is here and only here; what ranks is in [`marbles::relevance`] and cannot see it.

pub mod company;
pub mod comparing;
pub mod departments;
pub mod life;
pub mod measuring;
pub mod picture;
pub mod policies;
pub mod ranking;
pub mod table;
pub mod worlds;

mod world_a;
mod world_b;
mod world_c;

use std::sync::Mutex;

use serde::Serialize;

pub use measuring::Figures;
pub use policies::Policy;
pub use worlds::World;

use life::Life;
use ranking::Ranking;

/// What is to be simulated.
#[derive(Clone, Debug, Serialize)]
pub struct Wanted {
    /// The first seed; the same seed gives the same figures.
    pub seed: u64,
    /// Over how many seeds the figures are averaged.
    pub seeds: u64,
    pub people: usize,
    pub days: i64,
    pub worlds: Vec<World>,
}

/// What came out.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    #[serde(flatten)]
    pub wanted: Wanted,
    /// Averaged over the seeds, and over the worlds where there are several.
    pub policies: Vec<Figures>,
    /// The same for each world.
    pub by_world: Vec<OfWorld>,
    pub ranking: Ranking,
}

/// The figures of one world.
#[derive(Clone, Debug, Serialize)]
pub struct OfWorld {
    pub world: World,
    pub policies: Vec<Figures>,
}

/// Lets every policy live in every world with every seed, as many at a time as there are cores.
pub fn simulate(wanted: &Wanted) -> Report {
    let all: Vec<(World, u64)> = wanted
        .worlds
        .iter()
        .flat_map(|world| (0..wanted.seeds).map(|more| (*world, wanted.seed + more)))
        .collect();
    let next = Mutex::new(all.iter().copied().enumerate());
    let done: Mutex<Vec<(usize, Vec<Figures>)>> = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores.min(all.len()) {
            scope.spawn(|| {
                while let Some((place, (world, seed))) = next.lock().ok().and_then(|mut next| next.next()) {
                    let figures = one(world, seed, wanted);
                    if let Ok(mut done) = done.lock() {
                        done.push((place, figures));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(place, _)| *place);
    let of = |world: World| -> Vec<Vec<Figures>> {
        done.iter().filter(|(place, _)| all[*place].0 == world).map(|(_, figures)| figures.clone()).collect()
    };
    let by_world: Vec<OfWorld> = wanted
        .worlds
        .iter()
        .map(|world| OfWorld { world: *world, policies: measuring::mean(&of(*world)) })
        .collect();
    let policies = measuring::mean(&by_world.iter().map(|of| of.policies.clone()).collect::<Vec<_>>());
    Report { wanted: wanted.clone(), policies, by_world, ranking: ranking::time() }
}

/// One company, and a life in it under each policy.
fn one(world: World, seed: u64, wanted: &Wanted) -> Vec<Figures> {
    let company = world.build(seed, wanted.people, wanted.days);
    let live = |policy: Policy| {
        let mut life = Life::new(&company, policy);
        life.live();
        life.measured
    };
    let oracle = live(Policy::Oracle);
    let figures = |policy: Policy| {
        let own = (policy != Policy::Oracle).then(|| live(policy));
        measuring::figures(policy.name(), &company, own.as_ref().unwrap_or(&oracle), &oracle)
    };
    Policy::ALL.map(figures).to_vec()
}

#[cfg(test)]
mod tests;
