package dev.maar.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Mount;
import dev.maar.toolchain.Patch;
import dev.maar.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.semver4j.Semver;

/// The package that a toolchain's patch puts in place of the registry's: its name, its version, and where it lies.
///
/// Builds see `folder` as `place` below [Layout#PATCHES]; the package is that folder, or what lies `inner` in it.
public record PatchedPackage(String name, String version, Path folder, String place, String inner) {
    private static final List<String> DEPENDENCIES = List.of("dependencies", "build-dependencies");

    /// A package that is its folder.
    PatchedPackage(String name, String version, Path folder) {
        this(name, version, folder, name, "");
    }

    /// Where builds see it.
    String inside() {
        return Layout.PATCHES + "/" + place + (inner.isEmpty() ? "" : "/" + inner);
    }

    /// They as a sandbox sees them; packages of one repository lie in one folder.
    static List<Mount> mounts(List<PatchedPackage> packages) {
        return packages.stream()
                .map(one -> Mount.readOnly(one.folder(), Layout.PATCHES + "/" + one.place()))
                .distinct()
                .toList();
    }

    /// Reads the packages of a spec's patches that are folders.
    ///
    /// Throws [UserError] for one of another name, and for one that is nothing without the workspace it comes from: builds see its folder
    /// alone.
    public static List<PatchedPackage> of(ToolchainSpec spec) {
        return spec.modifiers()
                .patches()
                .stream()
                .filter(Patch.Folder.class::isInstance)
                .map(Patch.Folder.class::cast)
                .map(patch -> of(spec, patch))
                .toList();
    }

    /// Reads one of them.
    static PatchedPackage of(ToolchainSpec spec, Patch.Folder patch) {
        return new Reading(spec, patch).read();
    }

    /// Whether it can stand for a version of that package by the usual requirement (`^`): their first number that is not 0 is the same.
    boolean standsFor(Lockfile.LockedPackage locked) {
        Semver ours = Semver.parse(version);
        Semver theirs = Semver.parse(locked.version());
        if (ours == null || theirs == null || !locked.name().equals(name) || !locked.fromRegistry()) {
            return false;
        }
        if (ours.getMajor() > 0 || theirs.getMajor() > 0) {
            return ours.getMajor() == theirs.getMajor();
        }
        return ours.getMinor() == theirs.getMinor() && (ours.getMinor() > 0 || ours.getPatch() == theirs.getPatch());
    }

    /// One manifest's reading.
    private static final class Reading {
        private final ToolchainSpec spec;
        private final Patch.Folder patch;

        Reading(ToolchainSpec spec, Patch.Folder patch) {
            this.spec = spec;
            this.patch = patch;
        }

        PatchedPackage read() {
            ObjectNode manifest = manifest();
            String name = manifest.path("package").path("name").asText();
            if (!name.equals(patch.name())) {
                throw wrong("is of the package \"" + name + "\", not " + patch.name());
            }
            if (inherits(manifest) || !manifest.path("package").path("version").isTextual()) {
                throw wrong(
                        "takes something from its workspace, which builds do not see: run \"cargo package\" there and"
                                + " name the folder target/package/" + name + "-VERSION");
            }
            dependencies(manifest);
            manifest.path("target").forEach(this::dependencies);
            return new PatchedPackage(name, manifest.path("package").path("version").asText(), patch.folder());
        }

        private ObjectNode manifest() {
            try {
                return TomlFile.parse(TomlFile.text(patch.folder().resolve("Cargo.toml"), "Cargo.toml"), "Cargo.toml");
            } catch (UnreadableToml | IOException e) {
                throw wrong("cannot be read: " + e.getMessage());
            }
        }

        private static boolean inherits(JsonNode table) {
            for (Map.Entry<String, JsonNode> entry : table.properties()) {
                boolean here = entry.getKey().equals("workspace") && !entry.getValue().isObject();
                if (here || inherits(entry.getValue())) {
                    return true;
                }
            }
            return false;
        }

        private void dependencies(JsonNode table) {
            for (String kind : DEPENDENCIES) {
                for (Map.Entry<String, JsonNode> entry : table.path(kind).properties()) {
                    String path = entry.getValue().path("path").asText();
                    if (!path.isEmpty() && !patch.folder().resolve(path).normalize().startsWith(patch.folder())) {
                        throw wrong(
                                "names its dependency " + entry.getKey() + " by a path out of the folder, which builds"
                                        + " do not see: run \"cargo package\" there and name the folder target/package/"
                                        + patch.name() + "-VERSION");
                    }
                }
            }
        }

        private UserError wrong(String what) {
            return new UserError(
                    "toolchain \"" + spec.text() + "\": " + patch.folder().resolve("Cargo.toml") + " " + what);
        }
    }
}
