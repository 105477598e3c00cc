//! A sitting.
