package dev.maar.report;

import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// The user's folder of templates, style sheets and scripts, each of which comes before maar's own of that name.
///
/// What is there and cannot be used is an error: were it passed over, a change of the user's would never show.
final class OwnFiles {
    private static final String TEMPLATE = "report template ";
    private static final String FILE = "report file ";

    private final Path folder;

    /// `folder` may be missing.
    OwnFiles(Path folder) {
        this.folder = folder;
    }

    /// Throws [UserError] unless the folder is one or is missing.
    void check() {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new UserError("folder of report templates " + folder + " " + kind(folder)
                    + ": expected a folder; make it one, or remove it, so that maar's own templates are used");
        }
    }

    /// Throws [UserError] unless this template is missing here or is a file of UTF-8 text.
    void checkTemplate(String name) {
        if (has(TEMPLATE, name)) {
            try {
                checkText(name, Files.readAllBytes(folder.resolve(name)));
            } catch (IOException e) {
                throw unreadable(TEMPLATE, name, e);
            }
        }
    }

    /// Throws [UserError] unless this style sheet or script is missing here or is a file that can be read.
    void checkAsset(String name) {
        if (hasAsset(name)) {
            try (InputStream in = Files.newInputStream(folder.resolve(name))) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw unreadable(FILE, name, e);
            }
        }
    }

    /// Whether this style sheet or script is here; throws [UserError] where it is something else than a file.
    boolean hasAsset(String name) {
        return has(FILE, name);
    }

    private boolean has(String what, String name) {
        Path file = folder.resolve(name);
        try {
            // A link that leads nowhere is there, too: whoever made it wants it to be used.
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw unreadable(what, name, e);
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(what + file + " " + kind(file) + expected(what));
        }
        return true;
    }

    private static String kind(Path file) {
        if (Files.isDirectory(file)) {
            return "is a folder";
        }
        if (Files.isRegularFile(file)) {
            return "is a file";
        }
        return Files.isSymbolicLink(file) && !Files.exists(file)
                ? "is a link that leads nowhere"
                : "is neither a file nor a folder";
    }

    /// UTF-16 without a mark at its beginning is UTF-8, too, but full of NULs.
    private void checkText(String name, byte[] bytes) {
        ByteBuffer text = ByteBuffer.wrap(bytes);
        boolean malformed = StandardCharsets.UTF_8.newDecoder()
                .decode(text, CharBuffer.allocate(bytes.length), true)
                .isError();
        int wrong = malformed ? text.position() : bytes.length;
        int line = 1;
        for (int index = 0; index < wrong; index++) {
            if (bytes[index] == 0) {
                throw notText(name, line, "a NUL");
            }
            line += bytes[index] == '\n' ? 1 : 0;
        }
        if (malformed) {
            throw notText(name, line, String.format("the byte 0x%02X", bytes[wrong]));
        }
    }

    private UserError notText(String name, int line, String found) {
        return new UserError(TEMPLATE + folder.resolve(name) + ":" + line + " is not UTF-8, it has " + found
                + expected(TEMPLATE));
    }

    private UserError unreadable(String what, String name, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "may not be read by this user"
                : "cannot be read (" + VisibleText.of(String.valueOf(e.getMessage())) + ")";
        return new UserError(what + folder.resolve(name) + " " + why + expected(what), e);
    }

    private static String expected(String what) {
        return ": expected " + (what.equals(TEMPLATE) ? "a text file in UTF-8" : "a file")
                + " that can be read; make it one, or remove it, so that maar's own is used";
    }
}
