/// The configuration: TOML, environment and flags to checked records.
///
/// A [dev.maar.config.LoadConfiguration] reads `config/maar.toml` (or another file), lets the environment and `--set` override
/// it and gives a [dev.maar.config.Configuration] that holds no text to be interpreted later. Flag over environment over file
/// over default; an unknown key is an error that names the nearest known one. A [dev.maar.config.LoadQuirks] reads as strictly which
/// crates need special handling.
@NullMarked
package dev.maar.config;

import org.jspecify.annotations.NullMarked;
