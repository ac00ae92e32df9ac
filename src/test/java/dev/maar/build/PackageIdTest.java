package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageIdTest {

    /// The cases of Crater's `test_parse_from_pkgid`, and the forms that real cargos printed here.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "dummy 0.1.0 (registry+https://registry.example/index) | reg/dummy/0.1.0",
            "dummy 0.1.0-rc.1+x (sparse+https://registry.example/) | reg/dummy/0.1.0-rc.1+x",
            "registry+https://registry.example/index#dummy@0.1.0 | reg/dummy/0.1.0",
            "sparse+https://registry.example/#dummy@0.1.0 | reg/dummy/0.1.0",
            "registry+https://registry.example/index#dummy:0.1.0 | reg/dummy/0.1.0",
            "dummy 0.1.0 (git+https://github.com/dummy_org/dummy?rev=dummy_branch#aaaaaaa) | gh/dummy_org/dummy/aaaaaaa",
            "git+https://github.com/dummy_org/dummy?rev=aaaaaaa#dummy@0.1.0 | gh/dummy_org/dummy/aaaaaaa",
            "git+https://github.com/dummy_org/dummy?branch=main#0.1.0 | gh/dummy_org/dummy",
            "git+https://github.com/dummy_org/dummy.git?tag=v1#inner@0.1.0 | gh/dummy_org/dummy",
            "git+https://gitlab.example/o/dummy#0.1.0 | git/https%3A%2F%2Fgitlab%2Eexample%2Fo%2Fdummy",
            "dummy 0.1.0 (path+file:///home/x) | path/%2Fhome%2Fx",
            "path+file:///home/x/dummy#0.1.0 | path/%2Fhome%2Fx%2Fdummy"})
    void givesCratersKey(String packageId, String crateId) {
        assertThat(PackageId.parse(packageId).map(PackageId::crateId)).contains(crateId);
    }

    @Test
    void takesTheNameFromTheSourceWhereTheyAgree() {
        assertThat(PackageId.parse("git+https://gitlab.example/o/dummy.git?rev=x#0.1.0").map(PackageId::name))
                .contains("dummy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "invalid", "dummy 0.1.0", "dummy 0.1.0 ()", "registry+x#", "registry+x#a b@1",
            "registry+x#a@1, reg/b/2", "a) 1.0.0 (registry+x)"})
    void anythingElseIsNoPackage(String text) {
        assertThat(PackageId.parse(text)).isEmpty();
    }
}
