package org.estran.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.archive.Archive;
import org.estran.app.archive.Staging;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: what ARCHITECTURE.md says about who may know whom, held by tests. */
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String APP = "org.estran.app";

    /** The storeys from the ground up; calls go down, rooms of one storey do not know each other. */
    private static final List<Set<String>> STOREYS = List.of(
            Set.of("home"),
            Set.of("pages", "jobs"),
            Set.of("commands"),
            Set.of("accounts", "identifiers", "archive", "description", "usage", "vocabularies"),
            Set.of("catalogue"),
            Set.of("access", "origins", "projects"),
            Set.of("curation"),
            Set.of("coverages", "deposit", "editor", "harvests", "imports", "links", "observations", "sftp"),
            Set.of("dissemination", "producers", "tabledap", "thredds", "wms"),
            Set.of("portal", "audit", "demo", "keeping", "notices", "viewer"));

    /** Of the instance: a few hundred megabytes that are let go with it, not kept for the rest of the run. */
    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.estran")
            // Generated from the templates; their rooms answer for them.
            .that(resideOutsideOfPackages("org.estran.app.jte.."));

    @Test
    void theRoomsKeepToTheWallsTheyDeclare() {
        ApplicationModules.of(EstranApplication.class, resideInAPackage("org.estran.app.jte.."))
                .verify();
    }

    @Test
    void noPackageDependsOnItselfByARoundTrip() {
        slices().matching("org.estran.(**)").should().beFreeOfCycles().check(house);
    }

    @Test
    void theLibrariesKnowNoFrameworkNoDatabaseAndNoRoom() {
        noClasses()
                .that(resideInAPackage("org.estran.."))
                .and(resideOutsideOfPackages("org.estran.app.."))
                .should()
                .dependOnClassesThat(resideInAnyOf(
                        "org.estran.app..",
                        "org.springframework..",
                        "jakarta..",
                        "java.sql..",
                        "javax.sql..",
                        "org.apache.lucene..",
                        "io.ocfl..",
                        "gg.jte.."))
                .check(house);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = house.stream()
                .map(JavaClass::getPackage)
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).as("packages without @NullMarked").isEmpty();
    }

    @Test
    void everyRoomHasItsStorey() {
        Set<String> known = STOREYS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> rooms =
                house.stream().flatMap(type -> room(type).stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(rooms);
    }

    @Test
    void callsGoDown() {
        classes()
                .that(resideInAPackage(APP + ".*.."))
                .should(dependOnlyOnRoomsBelow())
                .check(house);
    }

    /** One gate: published bytes leave the archive through {@code access} alone, whatever the protocol. */
    @Test
    void onlyAccessOpensWhatIsPublished() {
        noClasses()
                .that(resideOutsideOfPackages(APP + ".access..", APP + ".archive.."))
                .should(call(
                        "archived bytes",
                        access -> is(access, Archive.class, "open") || is(access, Archive.class, "path")))
                .check(house);
    }

    /** A draft's files are read by those who take them in; a page that shows them asks {@code access}. */
    @Test
    void onlyAccessOpensADraftsFilesForAReader() {
        noClasses()
                .that(resideOutsideOfPackages(APP + ".access..", APP + ".archive..", APP + ".deposit"))
                .should(call("staged bytes", access -> is(access, Staging.class, "path")))
                .check(house);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .that(resideOutsideOfPackages(APP + ".home.."))
                .should(call(
                        "time read from the machine",
                        access -> (isNamed(access, "now") && isIn(access, "java.time") && !takes(access, Clock.class))
                                || is(access, System.class, "currentTimeMillis")
                                || (access.getTargetOwner().isEquivalentTo(Clock.class) && startsWith(access, "system"))
                                || is(access, java.util.Date.class, "<init>")))
                .check(house);
    }

    @Test
    void chanceComesFromARandomGenerator() {
        noClasses()
                .that(resideOutsideOfPackages(APP + ".home.."))
                .should(call(
                        "chance of its own",
                        access -> is(access, java.util.UUID.class, "randomUUID")
                                || is(access, Math.class, "random")
                                || is(access, java.util.Random.class, "<init>")
                                || is(access, java.security.SecureRandom.class, "<init>")
                                || is(access, java.util.concurrent.ThreadLocalRandom.class, "current")))
                .check(house);
    }

    @Test
    void nothingDependsOnTheLanguageOrZoneOfTheMachine() {
        noClasses()
                .should(call(
                        "the language or zone of the machine",
                        access -> is(access, Locale.class, "getDefault")
                                || is(access, ZoneId.class, "systemDefault")
                                || (access.getTargetOwner().isEquivalentTo(String.class)
                                        && Set.of("toLowerCase", "toUpperCase").contains(access.getName())
                                        && parameters(access).isEmpty())
                                || (is(access, String.class, "format") && !takes(access, Locale.class))))
                .check(house);
    }

    /** {@code formatted} takes the machine's digits; with texts alone that is no matter. */
    @Test
    void numbersAreNotWrittenInTheDigitsOfTheMachine() throws IOException {
        Pattern number = Pattern.compile("%[-+ 0,(#]*\\d*(?:\\.\\d+)?[dxXeEfgG][^\"\\n]*\"\\s*\\.formatted\\(");
        Path root = Path.of(System.getProperty("estran.root"));
        try (Stream<Path> all =
                Stream.concat(Files.walk(root.resolve("lib")), Files.walk(root.resolve("app/src/main/java")))) {
            List<Path> found = all.filter(file -> file.toString().matches(".*/src/main/.*[.]java"))
                    .filter(file -> number.matcher(read(file)).find())
                    .map(root::relativize)
                    .toList();
            assertThat(found).as("use String.format(Locale.ROOT, ...) there").isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(APP + ".")
                ? Optional.of(name.substring(APP.length() + 1).split("\\.", -1)[0])
                : Optional.empty();
    }

    private static int storey(String room) {
        for (int storey = 0; storey < STOREYS.size(); storey++) {
            if (STOREYS.get(storey).contains(room)) {
                return storey;
            }
        }
        throw new AssertionError("no storey is written for the room " + room);
    }

    private static ArchCondition<JavaClass> dependOnlyOnRoomsBelow() {
        return new ArchCondition<>("depend only on rooms of lower storeys") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = room(type).orElseThrow();
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    room(dependency.getTargetClass())
                            .filter(to -> !to.equals(from) && storey(to) >= storey(from))
                            .ifPresent(
                                    to -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static ArchCondition<JavaClass> call(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
            }
        };
    }

    private static boolean is(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner) && isNamed(access, name);
    }

    private static boolean isNamed(JavaAccess<?> access, String name) {
        return access.getName().equals(name);
    }

    private static boolean startsWith(JavaAccess<?> access, String prefix) {
        return access.getName().startsWith(prefix);
    }

    private static boolean isIn(JavaAccess<?> access, String place) {
        return access.getTargetOwner().getPackageName().equals(place);
    }

    private static boolean takes(JavaAccess<?> access, Class<?> type) {
        return parameters(access).stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access instanceof JavaCall<?> call ? call.getTarget().getRawParameterTypes() : List.of();
    }
}
