package io.github.criticalminerals.examples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package of core and io may import which. */
class PackageTest {
    /** The house's table. Change it only together with the house. */
    private static final Edges HOUSE = Edges.parse(
            """
            core.issue         ->
            core.quantity      -> core.issue
            core.numeric       ->
            core.domain        -> core.quantity core.issue
            core.uncertainty   -> core.quantity core.numeric core.issue
            core.dataset       -> core.domain core.quantity core.issue
            core.trade         -> core.dataset core.domain core.quantity core.issue
            core.index         -> core.domain core.quantity core.numeric core.issue
            core.concentration -> core.index core.dataset core.domain core.quantity core.uncertainty core.numeric core.issue
            core.risk          -> core.concentration+ core.trade+
            core.substitution  -> core.risk+
            core.policy        -> core.domain core.quantity core.issue
            core.scenario      -> core.policy+ core.substitution+

            io.report          -> core
            io.source          -> io.report core
            io.csv             -> io.source io.report core
            io.json            -> io.source io.report core
            io.xlsx            -> io.source io.report core
            io.tables          -> io.csv io.json io.xlsx io.source io.report core
            io.usgs            -> io.csv io.json io.xlsx io.source io.report core
            io.worldbank       -> io.csv io.json io.xlsx io.source io.report core
            io.comtrade        -> io.csv io.json io.xlsx io.source io.report core
            io.baci            -> io.csv io.json io.xlsx io.source io.report core
            io.bgs             -> io.csv io.json io.xlsx io.source io.report core
            io.iea             -> io.csv io.json io.xlsx io.source io.report core
            io.policydb        -> io.csv io.json io.xlsx io.source io.report core
            io.prices          -> io.csv io.json io.xlsx io.source io.report core
            io.detect          -> io.tables+ io.usgs+ io.worldbank+ io.comtrade+ io.baci+ io.bgs+ io.iea+ io.policydb+ io.prices+
            io.reference       -> io.tables io.csv io.json io.source io.report core
            io.chart           -> core
            io.notebook        -> io.chart io.report core
            """);

    private static final String ROOT = "io.github.criticalminerals";
    private static final JavaClasses LIBRARY = importedMain(ROOT + ".core", ROOT + ".io");
    private static final JavaClasses ALL_MAIN = importedMain(ROOT);

    private static final String PLANTED_ROOT = ROOT + ".examples.house.planted.packages";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    @Test
    void everyImportIsAnEdgeOfTheTable() {
        assertThat(LIBRARY).isNotEmpty();
        assertThat(HOUSE.violations(LIBRARY, ROOT)).isEmpty();
    }

    @Test
    void aPlantedEdgeIsCaught() {
        assertThat(HOUSE.violations(PLANTED, PLANTED_ROOT))
                .containsExactly(
                        "core is no package of the table, but holds " + PLANTED_ROOT + ".core.InARootPackage",
                        "core.issue must not import core.quantity, but " + PLANTED_ROOT
                                + ".core.issue.LooksUpward uses " + PLANTED_ROOT + ".core.quantity.LooksDownward");
    }

    @Test
    void noPackageReachesItself() {
        assertThat(Edges.cycles(LIBRARY, ROOT)).isEmpty();
    }

    @Test
    void aPlantedCycleIsCaught() {
        assertThat(Edges.cycles(PLANTED, PLANTED_ROOT)).containsExactly("core.issue", "core.quantity");
    }

    @Test
    void theTableReadsAsTheHouseDoes() {
        assertThat(HOUSE.packages()).hasSize(31).startsWith("core.issue").endsWith("io.notebook");
        assertThat(HOUSE.importsOf("core.scenario"))
                .containsExactlyInAnyOrder(
                        "core.policy",
                        "core.substitution",
                        "core.risk",
                        "core.concentration",
                        "core.trade",
                        "core.index",
                        "core.dataset",
                        "core.domain",
                        "core.uncertainty",
                        "core.numeric",
                        "core.quantity",
                        "core.issue");
        assertThat(HOUSE.importsOf("io.chart")).hasSize(13).allMatch(name -> name.startsWith("core."));
    }

    @Test
    void aTableThatLooksDownIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edges.parse("core.a -> core.b\ncore.b ->"))
                .withMessage("core.a may import only what stands above it, not core.b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edges.parse("core.a ->\ncore.a ->"))
                .withMessage("core.a stands twice in the table");
    }

    @Test
    void onlyNumericImportsCommonsMath() {
        assertThat(MainCode.commonsMathOutsideNumeric(LIBRARY)).isEmpty();
        assertThat(MainCode.commonsMathOutsideNumeric(PLANTED))
                .containsExactly(PLANTED_ROOT + ".core.quantity.UsesCommonsMath");
    }

    @Test
    void aRootPackageHoldsNothing() {
        assertThat(MainCode.inRootPackages(ALL_MAIN, ROOT)).isEmpty();
        assertThat(MainCode.inRootPackages(PLANTED, PLANTED_ROOT))
                .containsExactly(PLANTED_ROOT + ".core.InARootPackage");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MainCode.packagesNotNullMarked(ALL_MAIN)).isEmpty();
        assertThat(MainCode.packagesNotNullMarked(PLANTED))
                .containsExactly(PLANTED_ROOT + ".core", PLANTED_ROOT + ".core.issue", PLANTED_ROOT + ".core.quantity");
    }

    @Test
    void noCollectionChangesItsOrderFromRunToRun() {
        assertThat(MainCode.unorderedCollections(ALL_MAIN)).isEmpty();
        assertThat(MainCode.unorderedCollections(PLANTED))
                .containsExactly(
                        "MakesUnordered.called calls Map.of",
                        "MakesUnordered.collected calls Collectors.toUnmodifiableSet",
                        "MakesUnordered.copied calls Set.copyOf",
                        "MakesUnordered.referred calls Map.copyOf");
    }

    @Test
    void theLibraryPrintsAndLogsNothing() {
        assertThat(MainCode.printsOrLogs(LIBRARY)).isEmpty();
        assertThat(MainCode.printsOrLogs(PLANTED))
                .containsExactly(
                        "PrintsAndLogs uses System.err",
                        "PrintsAndLogs uses System.out",
                        "PrintsAndLogs uses java.util.logging",
                        "PrintsAndLogs uses printStackTrace");
    }

    private static JavaClasses importedMain(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
    }
}
