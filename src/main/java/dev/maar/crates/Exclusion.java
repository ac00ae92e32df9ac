package dev.maar.crates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one `--exclude` takes away: an entry with a version or a commit that one alone, everything else all
/// versions of the crate.
final class Exclusion {
    private final String text;
    private final Set<String> names = new HashSet<>();
    private final Set<CrateId> exact = new HashSet<>();

    Exclusion(String text, List<Wish> wishes) {
        this.text = text;
        for (Wish wish : wishes) {
            switch (wish) {
                case Wish.Published wanted -> add(wanted.request());
                case Wish.Folder folder -> exact.add(new CrateId.Local(folder.name()));
                case Wish.Repository repository -> add(repository);
                case Wish.Exact(ResolvedCrate crate) -> add(crate.crate());
            }
        }
    }

    private void add(CrateRequest request) {
        String name = request.name().text();
        request.version()
                .ifPresentOrElse(version -> exact.add(new CrateId.Registry(name, version)), () -> names.add(name));
    }

    private void add(Wish.Repository wish) {
        wish.request()
                .commit()
                .ifPresentOrElse(sha -> exact.add(wish.crate().at(sha)), () -> names.add(wish.crate().name()));
    }

    private void add(CrateId crate) {
        switch (crate) {
            case CrateId.Registry registry -> names.add(registry.name());
            case CrateId.Repository repository -> names.add(repository.name());
            case CrateId.Local local -> exact.add(local);
        }
    }

    /// The user's words, for people.
    String words() {
        return "--exclude " + text;
    }

    boolean contains(CrateId crate) {
        return exact.contains(crate) || names.contains(crate.name());
    }
}
