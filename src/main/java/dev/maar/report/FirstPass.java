package dev.maar.report;

import dev.maar.experiment.Matrix;
import dev.maar.toolchain.Toolchain;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Names the toolchain under which a crate passes first, in the order given and by age; made once for many crates.
///
/// `names` are in the experiment's order and `byAge` their positions, the oldest compiler first.
record FirstPass(List<String> names, List<Integer> byAge) {

    static FirstPass of(List<Toolchain> toolchains) {
        return new FirstPass(toolchains.stream().map(toolchain -> toolchain.spec().text()).toList(),
                Matrix.byAge(toolchains));
    }

    /// The first of the experiment's toolchains; null where it passes under none.
    @Nullable
    String inOrder(Matrix.Row row) {
        return name(row.firstPass());
    }

    /// The one with the oldest release; null where it passes under none.
    @Nullable
    String oldest(Matrix.Row row) {
        return name(Matrix.oldestPass(row, byAge));
    }

    private @Nullable String name(OptionalInt position) {
        return position.isEmpty() ? null : names.get(position.getAsInt());
    }
}
