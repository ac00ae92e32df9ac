package dev.maar;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the architecture: who may use whom, which room a library has, and the house rules that a machine can check.
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.maar");

    /// The arrows; every room may use `problem` too, and `Main` and `Wiring` stand above all.
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("cli",
                    Set.of("report", "schedule", "build", "store", "experiment", "config", "sandbox", "crates",
                            "toolchain", "outcome")),
            Map.entry("report", Set.of("store", "experiment", "outcome", "crates", "toolchain")),
            Map.entry("schedule", Set.of("experiment", "build", "store", "outcome", "crates", "toolchain")),
            Map.entry("build", Set.of("crates", "toolchain", "sandbox", "outcome")),
            Map.entry("store", Set.of("experiment", "outcome", "crates", "toolchain")),
            Map.entry("experiment", Set.of("crates", "toolchain", "outcome")),
            Map.entry("config", Set.of("crates", "toolchain", "sandbox")),
            Map.entry("sandbox", Set.of()),
            Map.entry("crates", Set.of()),
            Map.entry("toolchain", Set.of("sandbox")),
            Map.entry("outcome", Set.of()),
            Map.entry("problem", Set.of()));

    static Stream<String> rooms() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsOfItsRow(String room) {
        String[] allowed = Stream.concat(MAY_USE.getOrDefault(room, Set.of()).stream(), Stream.of(room, "problem"))
                .map(ArchitectureTest::folderOf)
                .toArray(String[]::new);
        check(noClasses().that(resideInAPackage(folderOf(room)))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.maar..").and(not(resideInAnyPackage(allowed))))
                .as(room + " uses only " + MAY_USE.get(room) + " and problem"));
    }

    @Test
    void everyClassIsInSomeRoom() {
        List<String> outside = CLASSES.stream()
                .filter(type -> rooms().noneMatch(room -> resideInAPackage(folderOf(room)).test(type)))
                .map(JavaClass::getFullName)
                .map(name -> name.replaceFirst("\\$.*", ""))
                .distinct()
                .toList();
        assertThat(outside).isSubsetOf("dev.maar.Main", "dev.maar.Wiring", "dev.maar.package-info");
    }

    @Test
    void roomsHaveNoCycles() {
        check(slices().matching("dev.maar.(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @CsvSource({
            "com.github.dockerjava.., sandbox",
            "okhttp3.., crates toolchain",
            "dev.failsafe.., crates toolchain sandbox",
            "org.apache.commons.compress.., crates toolchain",
            "org.apache.commons.csv.., crates report",
            "org.jdbi.., store",
            "org.flywaydb.., store",
            "org.sqlite.., store",
            "com.zaxxer.hikari.., store",
            "com.github.luben.zstd.., store",
            "io.pebbletemplates.., report web",
            "picocli.., cli",
            "me.tongfei.., cli",
            "com.fasterxml.jackson.dataformat.toml.., config build",
            "com.github.kagkarlsson.., schedule",
            "ch.qos.logback.., cli"
    })
    void aLibraryHasItsRooms(String library, String rooms) {
        String[] allowed = Arrays.stream(rooms.split(" ")).map(ArchitectureTest::folderOf).toArray(String[]::new);
        check(noClasses().that(not(resideInAnyPackage(allowed)).and(not(WIRING)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .as(library + " is used only in " + rooms));
    }

    /// Elsewhere a `DataSource` (`javax.sql`) may be handed through, and no more.
    @Test
    void sqlStaysInTheStore() {
        check(noClasses().that(not(resideInAPackage(folderOf("store"))).and(not(WIRING)))
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql")));
    }

    @Test
    void nothingPrintsOutsideTheCommandLine() {
        var quiet = not(resideInAPackage(folderOf("cli"))).and(not(named("dev.maar.Main")));
        check(noClasses().that(quiet).should().accessField(System.class, "out"));
        check(noClasses().that(quiet).should().accessField(System.class, "err"));
        check(noClasses().that(quiet)
                .should()
                .callMethodWhere(call("prints a stack trace",
                        prints -> prints.getName().equals("printStackTrace")
                                && prints.getTargetOwner().isAssignableTo(Throwable.class))));
    }

    /// `System.nanoTime` measures durations and is no clock.
    @Test
    void theClockIsInjected() {
        check(noClasses().that(not(WIRING).and(not(named("dev.maar.Main"))))
                .should()
                .callMethodWhere(call("reads the machine's clock", ArchitectureTest::readsTheClock))
                .orShould()
                .callConstructor(java.util.Date.class));
    }

    @Test
    void namesSayWhatAThingIs() {
        var vague = Pattern.compile(".*(Utils?|Helper|Manager|Impl)|Abstract.*");
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName)).noneMatch(vague.asMatchPredicate());
    }

    @Test
    void everyPackageSaysThatNullIsMarked() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("maar.home"), "src/main/java"))) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(folders).isNotEmpty()
                    .allSatisfy(
                            folder -> assertThat(folder.resolve("package-info.java")).content()
                                    .contains("\n@NullMarked\n"));
        }
    }

    private static final DescribedPredicate<JavaClass> WIRING = named("dev.maar.Wiring");

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name,
                type -> type.getFullName().equals(name) || type.getFullName().startsWith(name + "$"));
    }

    private static DescribedPredicate<JavaCall<?>> call(String words, Predicate<JavaCall<?>> which) {
        return DescribedPredicate.describe(words, which);
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getFullName();
        boolean now = call.getName().equals("now") && owner.startsWith("java.time.")
                && call.getTarget().getRawParameterTypes().isEmpty();
        boolean system = call.getName().startsWith("system")
                && (owner.equals("java.time.InstantSource") || owner.equals("java.time.Clock"));
        return now || system || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    private static String folderOf(String room) {
        return "dev.maar." + room + "..";
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
