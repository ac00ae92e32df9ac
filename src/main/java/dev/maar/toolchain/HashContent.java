package dev.maar.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Hashes a folder: every file, folder and link below it, by its path from there, whether it can be executed, and its content.
///
/// Owners, times and the other mode bits are left out, so that equal toolchains on two machines have equal hashes. Links are not followed.
public final class HashContent {
    private static final int BUFFER = 1 << 17;

    private final Path folder;
    private final Set<String> leftOut;

    public HashContent(Path folder) {
        this(folder, Set.of());
    }

    /// `leftOut` are names directly below the folder that are not looked at.
    HashContent(Path folder, Set<String> leftOut) {
        this.folder = folder;
        this.leftOut = Set.copyOf(leftOut);
    }

    /// SHA-256 in hex of one line a path, sorted; files are read in parallel.
    public String full() throws IOException {
        return hash(this::content);
    }

    /// SHA-256 in hex of names, sizes and times: where it stays, the content is taken to be the same.
    String quick() throws IOException {
        return hash(HashContent::sizeAndTime);
    }

    private String hash(Function<Path, String> describe) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> paths = walk.filter(path -> !path.equals(folder) && !isLeftOut(path)).sorted().toList();
            List<String> lines = paths.parallelStream()
                    .map(path -> folder.relativize(path) + "\0" + describe.apply(path))
                    .toList();
            return hex(sha256().digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isLeftOut(Path path) {
        return leftOut.contains(folder.relativize(path).getName(0).toString());
    }

    private String content(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link " + Files.readSymbolicLink(path);
            }
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return "folder";
            }
            return (Files.isExecutable(path) ? "program " : "file ") + hashOf(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sizeAndTime(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory()
                    ? "folder"
                    : attributes.size() + " " + attributes.lastModifiedTime().toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hashOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        var buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return hex(digest.digest());
    }

    static String ofText(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
