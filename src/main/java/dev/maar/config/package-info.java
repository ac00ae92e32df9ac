/// From `config/maar.toml` to checked records.
///
/// Flag over environment over file over default; an unknown key is an error that names the nearest known one.
@NullMarked
package dev.maar.config;

import org.jspecify.annotations.NullMarked;
