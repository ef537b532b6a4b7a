package io.plumbline.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What must never be, as rules that fail with the names of those who break them. */
class ArchitectureTest {
    private static final String CLI = "io.plumbline.jobs.cli..";

    private static final JavaClasses PLUMBLINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plumbline");

    @Test
    void sparkStaysInTheStarAndTheFanOut() {
        hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.plumbline.star..", "io.plumbline.fanout..", "io.plumbline.jobs.nightly..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.spark..", "scala..")
                        .because(
                                "each engine works where it is strong: Spark builds the star and spreads analyses over cores; the nightly job alone opens and closes a session"));
    }

    @Test
    void hadoopStaysWhereObjectStoresAreReached() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("io.plumbline.star..", "io.plumbline.jobs.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hadoop..", "software.amazon..")
                .because("a warehouse on a disk needs none of it, and must not load it"));
    }

    @Test
    void springStaysInTheNightlyJob() {
        hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.plumbline.jobs.nightly..",
                                "io.plumbline.jobs.schedule..",
                                "io.plumbline.jobs.notice..")
                        .and()
                        .doNotHaveFullyQualifiedName("io.plumbline.jobs.workspace.Cron")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework..")
                        .because(
                                "a command that does not run the job must not load it; schedules and notices belong to runs, and a cron expression is checked where it is read"));
        hold(noClasses()
                .that()
                .haveFullyQualifiedName("io.plumbline.jobs.workspace.Cron")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..").and(not(simpleName("CronExpression")))));
    }

    @Test
    void micrometerStaysWithTheJobAndItsMetrics() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("io.plumbline.jobs.nightly..", "io.plumbline.jobs.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .because("a run without metrics must not load them"));
    }

    @Test
    void databasesStayInThePackagesThatOwnThem() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.plumbline.warehouse.serve..",
                        "io.plumbline.warehouse.schema..",
                        "io.plumbline.jobs.extract..",
                        "io.plumbline.jobs.nightly..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..", "org.h2..", "org.postgresql.."))
                .because("SQL is asked through Query; the job repository is the nightly job's own"));
    }

    @Test
    void commonsMathStaysInTheAnalyses() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage("io.plumbline.analyses..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.commons.math3.."))
                .because("statistics are the analyses' trade"));
    }

    @Test
    void starAndAnalysesDoNotKnowEachOther() {
        hold(noClasses()
                .that()
                .resideInAPackage("io.plumbline.star..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.plumbline.analyses.."));
        hold(noClasses()
                .that()
                .resideInAPackage("io.plumbline.analyses..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.plumbline.star..", "io.plumbline.fanout.."));
        hold(noClasses()
                .that()
                .resideInAPackage("io.plumbline.fanout..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.plumbline.star.."));
    }

    /** Series and their statistics are what they all stand on, and know none of them. */
    @Test
    void anAnalysisImportsNoOther() {
        hold(SlicesRuleDefinition.slices()
                .matching("io.plumbline.analyses.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        resideInAnyPackage("io.plumbline.analyses.series..", "io.plumbline.analyses.statistics..")));
        hold(noClasses()
                .that()
                .resideInAnyPackage("io.plumbline.analyses.series..", "io.plumbline.analyses.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.plumbline.analyses.forecast..",
                        "io.plumbline.analyses.trend..",
                        "io.plumbline.analyses.variance.."));
    }

    @Test
    void onlyTheJobsKnowEverything() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage("io.plumbline.jobs..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.plumbline.jobs.."));
        hold(noClasses()
                .that()
                .resideInAPackage("io.plumbline.warehouse..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.plumbline.star..",
                        "io.plumbline.analyses..",
                        "io.plumbline.fanout..",
                        "io.plumbline.samples.."));
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.plumbline.jobs.cli..")
                .because("the command line is the entry point, and nobody's foundation"));
    }

    @Test
    void theClockAndTheMachinesHabitsAreReadAtTheEntryPointAlone() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because("the same inputs give the same warehouse, on any machine and any day"));
    }

    @Test
    void theTimeZoneOfTheMachineIsReadWhereSpringBatchWritesIt() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(CLI, "io.plumbline.jobs.nightly..")
                .should()
                .callMethod(ZoneId.class, "systemDefault")
                .because("Spring Batch stamps its executions with local times, and nothing else here has any"));
    }

    @Test
    void everyNameIsANounOfTheField() {
        hold(classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Common|Helper|Helpers|Manager|Impl|Misc)(\\$.*)?")
                .andShould()
                .resideOutsideOfPackages(
                        "..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl..", "..misc.."));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(PLUMBLINE);
    }
}
