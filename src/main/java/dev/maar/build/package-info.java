/// One crate under one toolchain: fetch, resolve, cargo's steps, and reading what cargo said.
///
/// Sources are prepared once and shared read-only by all toolchains of an experiment, as are the lockfile and the dependencies;
/// only the target folder is the build's own. Repositories are cloned by git in a container that reaches nothing but a proxy of
/// ours. How a crate fails is a value, [dev.maar.outcome.Outcome]; exceptions are about us.
@NullMarked
package dev.maar.build;

import org.jspecify.annotations.NullMarked;
