package dev.maar.report;

import dev.maar.crates.CrateId;
import java.util.List;

/// How this experiment differs from another one, such as that of the last beta: the numbers say what is new since then.
///
/// `name` is the other's, `toolchains` and `otherToolchains` are both specs with the baseline first, `notes` say in a sentence each why the two may not be alike. A crate is matched by its
/// id, else by its name at another version. `newly` regressed here and not there, `still` in both, `noLonger` there and not here (whatever it is now); `unseen` regressed there and was not in this experiment.
/// `onlyHere` and `onlyThere` count the crates that only one of the two has.
public record Against(String name, List<String> toolchains, List<String> otherToolchains, List<String> notes,
        List<CauseChange> causes, Changes newly, Changes still, Changes noLonger, Changes unseen, int onlyHere,
        int onlyThere) {
    public Against {
        toolchains = List.copyOf(toolchains);
        otherToolchains = List.copyOf(otherToolchains);
        notes = List.copyOf(notes);
        causes = List.copyOf(causes);
    }

    /// Whether a cause of regressions is in both experiments; the text is what is written.
    public enum State {
        /** In this experiment only, though a crate that it hits here was run there. */
        NEW("new"),
        /** In this experiment only, and no crate that it hits here was run there: nothing is known. */
        UNTRIED("not run there"),
        /** In both. */
        STILL("still there"),
        /** In the other only, though a crate that it hit there was run here. */
        GONE("gone"),
        /** In the other only, and no crate that it hit there was run here: nothing is known. */
        UNSEEN("not run");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// One cause, by its id: how many crates it hits here and how many it hit there.
    public record CauseChange(State state, String id, String title, int here, int there) {}

    /// Crates of one kind: how many there are, and the first of them in the order of ids.
    public record Changes(int number, List<CrateChange> first) {
        public Changes {
            first = List.copyOf(first);
        }

        public int hidden() {
            return number - first.size();
        }
    }

    /// One crate: `then` and `now` are its headlines there and here in one word, `now` empty where it was not run; `cause` is the id of the cause here, else there, empty where there is
    /// none. `otherName` is what it was called there, where that was another version.
    public record CrateChange(CrateId id, String name, String url, String then, String now, String cause,
            String otherName) {}

    /// How many causes are in this state.
    public long count(State state) {
        return causes.stream().filter(cause -> cause.state() == state).count();
    }

    /// One line for people.
    public String summary() {
        return "against " + name + ": " + ReportModel.counted((int) count(State.NEW), "new cause") + ", "
                + count(State.STILL) + " still there, " + count(State.GONE) + " gone"
                + (count(State.UNTRIED) == 0 ? "" : ", " + count(State.UNTRIED) + " not run there")
                + (count(State.UNSEEN) == 0 ? "" : ", " + count(State.UNSEEN) + " not run") + "; "
                + ReportModel.counted(newly.number(), "crate") + " newly regressed, " + still.number() + " still, "
                + noLonger.number() + " no longer" + (unseen.number() == 0 ? "" : ", " + unseen.number() + " not run");
    }
}
