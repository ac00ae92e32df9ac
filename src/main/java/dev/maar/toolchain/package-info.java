/// Where a compiler comes from, and what exactly it is.
///
/// A [dev.maar.toolchain.ToolchainSpec] is the user's word; an installed [dev.maar.toolchain.Toolchain] is a sysroot on this machine
/// with what its `rustc -vV` and `cargo -V` said and a hash of its content. Every toolchain is mounted at the same path of the same
/// base image, so that two of them never mean two operating systems. Modifiers are part of the spec alone: all specs of one source share
/// its sysroot.
@NullMarked
package dev.maar.toolchain;

import org.jspecify.annotations.NullMarked;
