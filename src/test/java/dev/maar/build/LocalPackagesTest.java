package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LocalPackagesTest {

    @Test
    void aWorkspacesMembersAreTheCrate() {
        var local = LocalPackages.parse(Fixture.text("ws.metadata.json"));

        assertThat(local.root()).isEqualTo("/opt/maar/source");
        assertThat(local.ids()).containsExactlyInAnyOrder("path+file:///opt/maar/source/a#0.1.0",
                "path+file:///opt/maar/source/b#0.1.0");
        assertThat(local.contains("path+file:///opt/maar/source/a#0.1.0")).isTrue();
    }

    @Test
    void anOldCargosIdsAreKnownAsTheyAre() {
        var local = LocalPackages.parse(Fixture.text("tests-old.metadata.json"));

        assertThat(local.contains("tests 0.1.0 (path+file:///opt/maar/source)")).isTrue();
        assertThat(local.contains("good 1.0.0 (registry+https://registry.example/index)")).isFalse();
    }

    @Test
    void aFolderBelowTheCrateCountsAndANeighbourDoesNot() {
        var local = LocalPackages.notYetKnown("/opt/maar/source");

        assertThat(local.contains("path+file:///opt/maar/source/inner#0.1.0")).isTrue();
        assertThat(local.contains("path+file:///opt/maar/source-2#0.1.0")).isFalse();
        assertThat(local.contains("nonsense")).isFalse();
    }

    @Test
    void anythingElseIsRefused() {
        for (String text : new String[]{"", "{}", "{\"packages\":1}", "{", "warning: x"}) {
            assertThatThrownBy(() -> LocalPackages.parse(text)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'output' is not what cargo metadata writes");
        }
    }
}
