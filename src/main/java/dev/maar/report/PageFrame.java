package dev.maar.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What every page is given for `layout.html`, beside its own record.
///
/// `up` leads from the page to the report's folder (empty, or `../`) and stands before every link; `notice` is empty once the experiment
/// is finished; `notes` are sentences on where the report comes from. Links are encoded.
public record PageFrame(String name, String up, String notice, List<String> notes, List<Compiler> compilers,
        List<Entry> pages,
        List<Entry> files) {
    public PageFrame {
        notes = List.copyOf(notes);
        compilers = List.copyOf(compilers);
        pages = List.copyOf(pages);
        files = List.copyOf(files);
    }

    /// A toolchain; `role` is `baseline` or `candidate`, `release` such as `1.96.0`, `details` are what it says about itself.
    public record Compiler(String role, String name, String release, String cargo, String details) {}

    /// A page or file of the report; `number` is what is counted on it, `here` says that it is the one that is open.
    public record Entry(String words, String link, @Nullable Long number, boolean here) {}

    /// The frame of a page that belongs to this entry of the navigation.
    PageFrame at(String entry) {
        List<Entry> marked = pages.stream()
                .map(one -> new Entry(one.words(), one.link(), one.number(), one.link().equals(entry)))
                .toList();
        return new PageFrame(name, up, notice, notes, compilers, marked, files);
    }

    /// The same for a page in a folder of the report's folder.
    PageFrame below() {
        return new PageFrame(name, "../", notice, notes, compilers, pages, files);
    }
}
