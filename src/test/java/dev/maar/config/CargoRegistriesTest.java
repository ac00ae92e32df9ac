package dev.maar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.crates.RegistryAccess;
import dev.maar.crates.RegistryAddress;
import dev.maar.crates.RegistryToken;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CargoRegistriesTest {
    private static final String INDEX = "sparse+https://registry.example/index/";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(home.resolve(".cargo"));
    }

    @Test
    void aNameOfTheConfigurationHasItsIndexAndToken() throws IOException {
        config("[registries.my-company]\nindex = \"" + INDEX + "\"\n");
        Path credentials = write("credentials.toml", "[registries.my-company]\ntoken = \"secret\"\n");
        RegistryAccess access = find("my-company");
        assertThat(access.address()).isEqualTo(RegistryAddress.parse(INDEX).withTitle("my-company"));
        assertThat(access.address().index()).hasToString("https://registry.example/index/");
        assertThat(access.token().map(RegistryToken::origin)).contains(credentials.toString());
    }

    @Test
    void theEnvironmentGoesOverTheFiles() throws IOException {
        config("[registries.my-company]\nindex = \"" + INDEX + "\"\ntoken = \"old\"\n");
        environment.put("CARGO_REGISTRIES_MY_COMPANY_INDEX", "sparse+https://other.example");
        environment.put("CARGO_REGISTRIES_MY_COMPANY_TOKEN", "secret");
        RegistryAccess access = find("my-company");
        assertThat(access.address().index()).hasToString("https://other.example/");
        assertThat(access.token().map(RegistryToken::origin)).contains("CARGO_REGISTRIES_MY_COMPANY_TOKEN");
        environment.remove("CARGO_REGISTRIES_MY_COMPANY_TOKEN");
        assertThat(find("my-company").token().map(RegistryToken::origin)).contains(at("config.toml"));
    }

    @Test
    void cargosFolderIsWhereItsVariableSaysAndOldNamesAreRead() throws IOException {
        Path folder = Files.createDirectories(home.resolve("elsewhere"));
        environment.put("CARGO_HOME", folder.toString());
        Files.writeString(folder.resolve("config"), "[registries]\nmine = { index = \"" + INDEX + "\" }\n");
        Files.writeString(folder.resolve("credentials"), "[registries.mine]\ntoken = \"secret\"\n");
        assertThat(find("mine").token().map(RegistryToken::origin)).contains(folder.resolve("credentials").toString());
    }

    @Test
    void whatReplacesCratesIoIsFollowed() throws IOException {
        config("");
        assertThat(find("crates-io").address()).isEqualTo(RegistryAddress.parse("crates.io"));
        config("""
                [source.crates-io]
                replace-with = "near"
                [source.near]
                replace-with = "mirror"
                [source.mirror]
                registry = "%s"
                [registries.it]
                index = "%s"
                token = "secret"
                """.formatted(INDEX, INDEX));
        assertThat(find("crates-io").address().index()).hasToString("https://registry.example/index/");
        assertThat(find("crates-io").token().map(RegistryToken::origin)).contains(at("config.toml"));
        config("[source.crates-io]\nreplace-with = \"it\"\n[registries.it]\nindex = \"" + INDEX + "\"\n");
        assertThat(find("crates-io").address().index()).hasToString("https://registry.example/index/");
        assertThat(find("crates-io").token()).isEmpty();
    }

    @Test
    void anAddressHasTheTokenOfTheNameThatLeadsThere() throws IOException {
        config("[registries.it]\nindex = \"" + INDEX + "\"\ntoken = \"secret\"\n");
        var cargo = new CargoRegistries(environment, home);
        assertThat(cargo.tokenOf(RegistryAddress.parse("https://registry.example/index"))).isPresent();
        assertThat(cargo.tokenOf(RegistryAddress.parse("https://registry.example/other"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[registries.mine]~index = \"https://registry.example/git/index\" | mine | registry \"mine\": its index in cargo's configuration is no sparse one: expected sparse+https://...; an index in git is not read",
            "[registries.mine]~index = \"ssh://git@registry.example/index\" | mine | registry \"mine\": its index in cargo's configuration is no sparse one",
            "[registries.mine]~index = \"sparse+https://x/\" | mien | registry \"mien\" is neither a registry's name such as crates.io, nor one that CONFIG or CARGO_REGISTRIES_MIEN_INDEX gives an index, did you mean \"mine\"?",
            "[source.crates-io]~replace-with = \"a\"~[source.a]~directory = \"vendor\" | crates-io | CONFIG: the source \"a\", which replaces crates-io, has no registry: expected registry = \"sparse+https://...\"",
            "[source.crates-io]~replace-with = \"a\"~[source.a]~replace-with = \"a\" | crates-io | CONFIG: the sources that replace crates-io replace each other",
            "[registries.mine]~token = \"secret | mine | CONFIG:2:",
            "[registries.mine]~index = \"sparse+https://me:secret@registry.example/\" | mine | the registry's address at registry.example holds a user, a password or a query"
    })
    void whatCannotBeReadIsOneLineWithoutSecrets(String text, String name, String message) throws IOException {
        config(text.replace('~', '\n'));
        assertThatThrownBy(() -> find(name)).isInstanceOf(UserError.class)
                .hasMessageStartingWith(message.replace("CONFIG", at("config.toml")))
                .message()
                .doesNotContain("\n", "secret");
    }

    @Test
    void namesAreToldFromHostsAndAddresses() {
        assertThat(CargoRegistries.isName("my-company")).isTrue();
        assertThat(CargoRegistries.isName("crates-io")).isTrue();
        assertThat(CargoRegistries.isName("crates.io")).isFalse();
        assertThat(CargoRegistries.isName("https://registry.example/")).isFalse();
    }

    private RegistryAccess find(String name) {
        return new CargoRegistries(environment, home).find(name);
    }

    private void config(String text) throws IOException {
        write("config.toml", text);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(home.resolve(".cargo").resolve(name), text);
    }

    private String at(String name) {
        return home.resolve(".cargo").resolve(name).toString();
    }
}
