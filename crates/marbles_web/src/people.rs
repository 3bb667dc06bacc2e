//! Pages and JSON of the domain's people.
