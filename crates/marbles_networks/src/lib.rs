//! marbles_networks
