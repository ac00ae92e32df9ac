//! rustdoc of 1.96.0 finds the link's target needless (`rustdoc::redundant_explicit_links`, since 1.73).
#![allow(unknown_lints, rustdoc::unknown_lints)]
#![deny(rustdoc::redundant_explicit_links)]

/// Like a [`String`](String).
pub struct Text;
