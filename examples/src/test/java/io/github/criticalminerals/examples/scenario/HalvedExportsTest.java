package io.github.criticalminerals.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.core.scenario.Switching;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalvedExportsTest {

    private static final String ABROAD = SupplyChain.REST_OF_WORLD;
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "scenario");
    private final HalvedExports scenario = new HalvedExports();

    /**
     * After a change that is meant, {@code -Dcritmin.golden=write} writes them anew, to be read before they are
     * committed.
     */
    @Test
    void pageAndChartAreTheCommittedOnes() throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        scenario.print(new PrintStream(page, true, StandardCharsets.UTF_8));
        same("halved-exports.txt", page.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
        same("halved-exports.svg", scenario.chart().toSvg());
    }

    private static void same(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("critmin.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }

    /**
     * By hand: China refines 73,756.67 t and the world 80,805.127. If China uses half of it, 33,354.11 t go abroad, of
     * which half, 16,677.05 t a year or 45.6906 t a day, are missing on the first day, when nobody has asked others
     * yet.
     */
    @Test
    void onTheFirstDayHalfOfChinasExportsIsMissing() {
        Run run = scenario.halved(0.5, 0).run();
        assertThat(run.gap(ABROAD, LocalDate.of(2025, 5, 1)).tonnes().exactValue())
                .isCloseTo(45.6906, within(1e-4));
        assertThat(run.gap(ABROAD, LocalDate.of(2025, 4, 30)).tonnes().exactValue())
                .isZero();
        assertThat(run.gap("China").tonnes().exactValue()).isZero();
    }

    /** What the page says of ore and refineries. */
    @Test
    void moreOreChangesNothingAndMoreRefiningDoes() {
        Simulation simulation = scenario.halved(0.5, 0);
        SupplyChain chain = simulation.chain();
        double gap = simulation.run().gap(ABROAD).tonnes().exactValue();
        Mass more = Mass.ofTonnes(5_000, chain.basis());
        Plant mine = plant(Stage.MINING, more);
        Plant refinery = plant(Stage.REFINING, more);
        assertThat(halved(chain.with(mine))).isCloseTo(gap, within(1e-6 * gap));
        Route route = Route.of(Stage.REFINING, refinery.name(), ABROAD, more.scaledBy(0));
        assertThat(halved(chain.with(refinery).with(route))).isLessThan(gap - 5_000);
    }

    private static Plant plant(Stage stage, Mass more) {
        return Plant.project("new", Country.of("BRA"), stage, more, LocalDate.of(2025, 1, 1), Interval.ZERO);
    }

    private static double halved(SupplyChain chain) {
        Shock half = Shock.exportCut(Country.CHINA, Stage.REFINING, Share.of(0.5));
        return Simulation.of(chain)
                .with(half.from("2025-05-01"))
                .with(Switching.over(90))
                .run()
                .gap(ABROAD)
                .tonnes()
                .exactValue();
    }

    /** A scenario is at most 25 lines. */
    @Test
    void theScenarioIsShort() throws IOException {
        Path source =
                Path.of("src", "main", "java", "io/github/criticalminerals/examples/scenario", "HalvedExports.java");
        List<String> lines = Files.readAllLines(source);
        int first = lines.indexOf("    // region scenario");
        assertThat(lines.indexOf("    // endregion") - first - 1).isBetween(10, 25);
    }
}
