package org.khettara.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String ROOT = "org.khettara.";

    /// Which module may know which; the Maven graph says the same, this says it where it can be
    /// read.
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    Map.entry("core", Set.of("core", "schemas")),
                    Map.entry("engine", Set.of("engine", "core")),
                    Map.entry("formats", Set.of("formats", "engine", "core")),
                    Map.entry("dcat", Set.of("dcat", "core")),
                    Map.entry("pages", Set.of("pages", "core")),
                    Map.entry("aws", Set.of("aws", "core", "schemas")),
                    Map.entry("ckan", Set.of("ckan", "core")),
                    Map.entry("assessment", Set.of("assessment", "core", "dcat", "pages")),
                    Map.entry(
                            "embedded",
                            Set.of(
                                    "embedded",
                                    "core",
                                    "engine",
                                    "formats",
                                    "dcat",
                                    "pages",
                                    "ckan",
                                    "assessment",
                                    "schemas")),
                    Map.entry(
                            "ingest",
                            Set.of("ingest", "core", "engine", "formats", "dcat", "pages", "aws")),
                    Map.entry("catalog", Set.of("catalog", "core", "dcat", "aws", "schemas")),
                    Map.entry("notify", Set.of("notify", "core", "aws")),
                    Map.entry("decide", Set.of("decide", "core", "pages", "aws")),
                    Map.entry(
                            "assess",
                            Set.of(
                                    "assess",
                                    "assessment",
                                    "core",
                                    "engine",
                                    "dcat",
                                    "pages",
                                    "aws")));

    /// The stages in the data's order: each may know those before it. Ports stand on the values of
    /// all.
    private static final List<String> STAGES =
            List.of(
                    "document",
                    "upload",
                    "report",
                    "difference",
                    "assess",
                    "history",
                    "audit",
                    "release",
                    "receipt",
                    "catalogue",
                    "rules",
                    "search",
                    "place",
                    "derive",
                    "meaning",
                    "join",
                    "describe",
                    "notice",
                    "feed",
                    "port");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .withImportOption(noTestJars())
                    .importPackages("org.khettara");

    /// A rule about a package that nobody has would pass for ever.
    @Test
    void everyModuleAndStageNamedHereExists() {
        MAY_KNOW.keySet()
                .forEach(module -> assertThat(inPackage(ROOT + module + "..")).as(module).isTrue());
        STAGES.forEach(stage -> assertThat(inPackage(ROOT + "core." + stage)).as(stage).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core",
                "engine",
                "formats",
                "dcat",
                "pages",
                "aws",
                "ckan",
                "assessment",
                "embedded",
                "ingest",
                "catalog",
                "notify",
                "decide",
                "assess"
            })
    void aModuleKnowsOnlyWhatTheTableSays(String module) {
        String[] known =
                Objects.requireNonNull(MAY_KNOW.get(module)).stream()
                        .map(m -> ROOT + m + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + ".")
                                .or(resideInAPackage("org.khettara.."))
                                .and(not(resideInAnyPackage(known))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document",
                "upload",
                "report",
                "difference",
                "assess",
                "history",
                "audit",
                "release",
                "receipt",
                "catalogue",
                "rules",
                "place",
                "derive",
                "meaning",
                "join",
                "describe",
                "search",
                "notice",
                "feed"
            })
    void aStageLooksUpstreamOnly(String stage) {
        String[] downstream =
                STAGES.subList(STAGES.indexOf(stage) + 1, STAGES.size()).stream()
                        .map(s -> ROOT + "core." + s)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "core." + stage)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(downstream)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.khettara.core")
                .check(CLASSES);
    }

    @Test
    void onlyAwsKnowsTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(CLASSES);
    }

    @Test
    void onlyFunctionsAndTheServerKnowTheFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "embedded.server..",
                        ROOT + "ingest..",
                        ROOT + "catalog..",
                        ROOT + "notify..",
                        ROOT + "decide..",
                        ROOT + "assess..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micronaut..")
                .check(CLASSES);
    }

    @Test
    void portsAreInterfacesAndTheirValues() {
        classes()
                .that()
                .resideInAPackage("org.khettara.core.port")
                .and()
                .doNotHaveSimpleName("package-info")
                .should(beInterfaceRecordEnumOrException())
                .check(CLASSES);
    }

    /// Apache HttpClient is the one way out (reliability F8): the JDK's own cannot be kept from
    /// addresses of this machine.
    @Test
    void nothingOpensAUrl() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void nothingEndsTheProcessButTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "embedded.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    /// Whole objects in memory are how a large file kills a function (reliability section 6, number
    /// 5).
    @Test
    void adaptersReadNoObjectWhole() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "core", ROOT + "aws..", ROOT + "engine..", ROOT + "formats..")
                .should()
                .callMethod(InputStream.class, "readAllBytes")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        ArchRule noEmptyWords =
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*(Manager|Helper|Utils?|Processor|Impl|Common)(\\$.*)?");
        noEmptyWords.check(CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..")
                .check(CLASSES);
    }

    @Test
    void finalizersAndSerialisationAreNotUsed() {
        noMethods().should().haveName("finalize").check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .check(CLASSES);
    }

    private static boolean inPackage(String name) {
        DescribedPredicate<JavaClass> there = resideInAPackage(name);
        return CLASSES.stream().anyMatch(there);
    }

    private static ArchCondition<JavaClass> beInterfaceRecordEnumOrException() {
        return new ArchCondition<>("be an interface, a record, an enum or an exception") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean fits =
                        item.isInterface()
                                || item.isRecord()
                                || item.isEnum()
                                || item.isAssignableTo(IOException.class);
                events.add(new SimpleConditionEvent(item, fits, item.getFullName()));
            }
        };
    }

    private static ImportOption noTestJars() {
        return location -> !location.contains("-tests.jar");
    }
}
