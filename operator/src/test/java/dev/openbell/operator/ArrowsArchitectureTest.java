package dev.openbell.operator;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Clock;
import java.time.temporal.Temporal;

/** The arrows and names of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.openbell.operator", importOptions = DoNotIncludeTests.class)
class ArrowsArchitectureTest {

    private static final String[] PURE = {
        "..operator.json..",
        "..operator.conditions..",
        "..cluster.resolve..",
        "..cluster.plan..",
        "..cluster.flip..",
        "..operator.forecast..",
        "..cluster.desired..",
        "..cluster.judge.."
    };

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.openbell.operator.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PURE_PACKAGES_KNOW_NO_RUNTIME =
            noClasses()
                    .that()
                    .resideInAnyPackage(PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..operator.runtime..",
                            "..operator.wiring..",
                            "io.fabric8.kubernetes.client.dsl..",
                            "io.javaoperatorsdk..",
                            "io.quarkus..",
                            "org.jboss.logging..");

    @ArchTest
    static final ArchRule BELLS_KNOW_NOTHING_OF_KUBERNETES =
            noClasses()
                    .that()
                    .resideInAPackage("..operator.bell..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io..", "dev.openbell.api..", "..operator.runtime..");

    @ArchTest
    static final ArchRule ONLY_WIRING_MAKES_A_CLOCK =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..operator.wiring..")
                    .should()
                    .callMethodWhere(
                            target(nameMatching("now|system.*"))
                                    .and(
                                            target(
                                                    owner(
                                                            assignableTo(Temporal.class)
                                                                    .or(
                                                                            assignableTo(
                                                                                    Clock
                                                                                            .class))))))
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class);

    /** Passes are given what the caches hold; specs and statuses are records. */
    @ArchTest
    static final ArchRule OBJECTS_OF_OUR_KINDS_ARE_NOT_CHANGED_BUT_FOR_A_PATCH_OF_STATUS =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(nameMatching("set(?!Status$).*"))
                                    .and(target(owner(assignableTo(CustomResource.class)))));

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
                    .orShould()
                    .haveSimpleNameStartingWith("Abstract");
}
