package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where GitHub's repositories are, from the site's name.
///
/// By convention the site NAME is at the host of that name in lower case with `.com` behind it; so no site's host is spelled out here.
/// `title` is the user's word, for messages.
public record GitHubSite(String title, String host) {
    /// The site of most: what the configuration has by default.
    public static final String USUAL = "GitHub";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?");
    private static final Pattern ORG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,99}");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /// Reads `GitHub`, or the host of a site of one's own; throws [UserError] for anything else.
    public static GitHubSite parse(String text) {
        if (NAME.matcher(text).matches()) {
            return new GitHubSite(text, text.toLowerCase(Locale.ROOT) + ".com");
        }
        if (HOST.matcher(text).matches()) {
            return new GitHubSite(text, text.toLowerCase(Locale.ROOT));
        }
        throw new UserError("git.github \"" + text + "\": expected the site's name, such as GitHub, or its host");
    }

    /// Reads `ORG/NAME`; empty for what can be no repository there.
    static Optional<CrateId.GitHub> repository(String text) {
        int slash = text.indexOf('/');
        String org = text.substring(0, Math.max(0, slash));
        String name = text.substring(slash + 1);
        boolean sound = ORG.matcher(org).matches() && REPOSITORY.matcher(name).matches() && !name.matches("\\.+");
        return sound ? Optional.of(new CrateId.GitHub(org, name, null)) : Optional.empty();
    }

    /// Where git finds a repository.
    public RepositoryAddress address(CrateId.GitHub crate) {
        return RepositoryAddress.parse(page(crate));
    }

    /// The repository's page for people.
    public String page(CrateId.GitHub crate) {
        return "https://" + host + "/" + crate.name();
    }

    /// The crate that an address means, at a commit where one is known.
    public CrateId.Repository crate(RepositoryAddress address) {
        Matcher path = Pattern.compile("https?://[^/]+/(.+?)(\\.git)?/?").matcher(address.text());
        boolean here = address.place().equalsIgnoreCase(host) && path.matches();
        Optional<CrateId.GitHub> found = here ? repository(path.group(1)) : Optional.empty();
        return found.<CrateId.Repository>map(crate -> crate).orElseGet(() -> new CrateId.Git(address.text(), null));
    }
}
