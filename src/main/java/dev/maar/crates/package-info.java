/// Where crates come from.
///
/// A [dev.maar.crates.Selection] says which ones, in the user's words; the sparse index and local folders turn it into exact
/// versions; archives are downloaded, held against the index's SHA-256 and unpacked with bounds, and so are kept the files of repositories, which the
/// room `build` fetches. Nothing here runs foreign code.
@NullMarked
package dev.maar.crates;

import org.jspecify.annotations.NullMarked;
