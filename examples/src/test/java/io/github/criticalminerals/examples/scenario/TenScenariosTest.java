package io.github.criticalminerals.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every scenario: its page and chart as committed, its length, and one number worked by hand. */
class TenScenariosTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "scenario");
    private static final Path SOURCES = Path.of("src", "main", "java", "io/github/criticalminerals/examples/scenario");
    private static final ReferenceData DATA = ReferenceData.load();
    private static final String AMERICA = MagnetTrade.AMERICA;

    /**
     * After a change that is meant, {@code -Dcritmin.golden=write} writes them anew, to be read before they are
     * committed.
     */
    @Test
    void pagesAndChartsAreTheCommittedOnes() throws IOException {
        for (Scenario scenario : TenScenarios.of(DATA)) {
            Answer answer = scenario.answer();
            same(answer.name() + ".txt", answer.toText());
            same(answer.name() + ".svg", answer.chart().toSvg());
        }
    }

    static void same(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("critmin.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }

    @Test
    void thereAreTenAndEachSaysWhatItMust() {
        List<Answer> answers =
                TenScenarios.of(DATA).stream().map(Scenario::answer).toList();
        assertThat(answers).hasSize(10);
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            assertThat(answer.title()).startsWith((i + 1) + ". ");
            assertThat(answer.findings()).isNotEmpty();
            assertThat(answer.grids()).isNotEmpty();
            assertThat(answer.assumptions()).isNotEmpty();
            assertThat(answer.bindsFirst()).isNotBlank();
            assertThat(answer.doNotBind()).isNotEmpty();
            assertThat(answer.unknown()).isNotEmpty();
            assertThat(answer.sources()).isNotEmpty();
        }
    }

    /** Page and CSV are views of the same rows. */
    @Test
    void everyNumberOfThePageIsInTheCsv() {
        for (Scenario scenario : TenScenarios.of(DATA)) {
            Answer answer = scenario.answer();
            String csv = answer.toCsv();
            for (Grid grid : answer.grids()) {
                for (Grid.Row row : grid.rows()) {
                    row.cells().forEach(cell -> assertThat(csv)
                            .contains(cell.bare().replace("\"", "\"\"")));
                    assertThat(answer.toText()).contains(row.label());
                }
            }
        }
    }

    /** A scenario is at most 25 lines. */
    @Test
    void scenariosAreShort() throws IOException {
        int found = 0;
        for (Scenario scenario : TenScenarios.of(DATA)) {
            List<String> lines =
                    Files.readAllLines(SOURCES.resolve(scenario.getClass().getSimpleName() + ".java"));
            int first = lines.indexOf("    // region scenario");
            assertThat(lines.indexOf("    // endregion") - first - 1)
                    .as(scenario.getClass().getSimpleName())
                    .isBetween(5, 25);
            found++;
        }
        assertThat(found).isEqualTo(10);
    }

    /**
     * By hand: China refines 73,756.67 t and the world 80,805.127. If China uses half of it, 33,354.11 t go abroad, of
     * which half, 16,677.05 t a year or 45.6906 t a day, are missing on the first day, when nobody has asked others
     * yet and demand is flat.
     */
    @Test
    void halvedExports() {
        Run run = new HalvedExports(DATA).halved(0.5, 0, 0).run();
        assertThat(tonnes(run, RefinedMaterials.ABROAD, "2025-05-01")).isCloseTo(45.6906, within(1e-4));
        assertThat(tonnes(run, RefinedMaterials.ABROAD, "2025-04-30")).isZero();
        assertThat(run.gap("China").tonnes().exactValue()).isZero();
    }

    /**
     * By hand: 8,679 of 11,057 t that the United States import are China's, 0.784933. Without a stock they lack all of
     * that for 63 days, 49.4508 days of imports, then three quarters of it until the 272nd day, 209 x 0.75 x 0.784933 =
     * 123.0382: 172.4890 days.
     */
    @Test
    void licence() {
        Run run = new ApprovalsOfApril(DATA).licensed(63, 0.25, true, 0).run();
        assertThat(run.gapDays(AMERICA)).isCloseTo(172.4890, within(1e-3));
    }

    /** By hand: 5 % of the United States' 8,679 t from China for 272 of 365 days: 433.95 x 0.745205 = 323.3819 t. */
    @Test
    void military() {
        Run run = new MilitaryUseRefused(DATA).refused(0.05, 15, 0).run();
        assertThat(run.gap(MagnetTrade.MILITARY).tonnes().exactValue()).isCloseTo(323.3819, within(1e-3));
    }

    /** By hand: 60 days of stock last 60 / 0.784933 = 76.44 days, so that the 77th day, 2026-03-18, is the first short. */
    @Test
    void withoutTheLargest() {
        Run run = new WithoutTheLargest(DATA).lost(60).run();
        assertThat(run.firstShortage(AMERICA)).contains(LocalDate.of(2026, 3, 18));
    }

    /**
     * By hand: others than China send 2,378 of 11,057 t to the United States, 6.5151 t a day. The first licences come
     * after 63 days; until then all of it lacks, so on 2026-11-11 and on 2027-01-12 alike, and half of it a day later.
     */
    @Test
    void suspension() {
        Run run = new SuspensionEnds(DATA)
                .restored(LocalDate.of(2026, 11, 11), 0.5, 0)
                .run();
        assertThat(tonnes(run, AMERICA, "2026-11-10")).isZero();
        assertThat(tonnes(run, AMERICA, "2026-11-11")).isCloseTo(6.5151, within(1e-4));
        assertThat(tonnes(run, AMERICA, "2027-01-12")).isCloseTo(6.5151, within(1e-4));
        assertThat(tonnes(run, AMERICA, "2027-01-13")).isCloseTo(3.2575, within(1e-4));
    }

    /** By hand: 110 + 150 = 260 t REO. */
    @Test
    void oreBans() {
        assertThat(new RawOreBans(DATA).banned(1).run().gap().tonnes().exactValue())
                .isCloseTo(260, within(1e-6));
    }

    /**
     * By hand: the United States take 8,679 t of China's 134,627 t less what has no importer in the groups; a fall of
     * all by 5 % is 5 % of 0.784933 of US imports a day if all bear it.
     */
    @Test
    void redirection() {
        Run run = new Redirection(DATA).falls(0.05, false).run();
        assertThat(tonnes(run, AMERICA, "2025-04-01")).isCloseTo(0.05 * 8_679 / 365, within(1e-6));
        assertThat(new Redirection(DATA).americasPart()).isCloseTo(8_679.0 / 134_627, within(1e-9));
    }

    /** By hand: 9,500 t of feed as product: 73,756.67 / (80,805.127 + 9,500) = 0.816750. */
    @Test
    void projects() {
        ReportedProjects projects = new ReportedProjects(DATA);
        assertThat(projects.dependence(2030)).isCloseTo(0.816750, within(1e-6));
        assertThat(projects.below(0.65)).isEmpty();
        assertThat(projects.below(0.9)).contains(2025);
    }

    /**
     * By hand, with China's part w in value, a duty of 30 % and an elasticity of 3: P = (w 1.3^-2 + 1 - w)^(-1/2), and
     * the amount is (P/1.3)^3.
     */
    @Test
    void tariffs() {
        Tariffs tariffs = new Tariffs(DATA);
        double china = tariffs.shares(Country.UNITED_STATES, Country.CHINA).get("China");
        double price = 1 / Math.sqrt(china / 1.69 + 1 - china);
        var after = tariffs.after(Country.UNITED_STATES, Country.CHINA, 0.3, 3);
        assertThat(after.price()).isCloseTo(price, within(1e-12));
        assertThat(after.amounts().get("China")).isCloseTo(Math.pow(price / 1.3, 3), within(1e-12));
        assertThat(tariffs.after(Country.CHINA, Country.UNITED_STATES, 0.1, 0.5).price())
                .isLessThan(1.005);
    }

    /**
     * By hand: 14,000 + 6,060 t in 2023, 55 % from China: 11,033 t or 30.2274 t a day; from 2024-12-03 on 29 days of
     * them are refused in a year of 366 days: 20,114.96 - 876.59 = 19,238.37 t.
     */
    @Test
    void antimony() {
        Run run = new AntimonyAndGallium(DATA).controlled("antimony").run();
        double got = run.buyerMonths().stream()
                .filter(each -> each.month().getYear() == 2024)
                .mapToDouble(each -> each.got())
                .sum();
        assertThat(got).isCloseTo(19_238.37, within(0.01));
        assertThat(run.gap(AMERICA, LocalDate.of(2025, 11, 9)).tonnes().exactValue())
                .isZero();
    }

    private static double tonnes(Run run, String buyer, String day) {
        return run.gap(buyer, LocalDate.parse(day)).tonnes().exactValue();
    }

    /** A changed figure changes the pages that read it. */
    @Test
    void anotherFigureGivesAnotherPage() {
        SupplyTable refined = DATA.supply("magnet rare earths", Stage.REFINING, Measure.OUTPUT, 2024, "IEA CMDE 2025");
        ReferenceData changed = DATA.with(refined.toBuilder().add("Brazil", 101).build());
        assertThat(new HalvedExports(changed).answer().toText())
                .isNotEqualTo(new HalvedExports(DATA).answer().toText());
        assertThat(new ReportedProjects(changed).answer().toText())
                .isNotEqualTo(new ReportedProjects(DATA).answer().toText());
        assertThat(new ApprovalsOfApril(changed).answer().toText())
                .isEqualTo(new ApprovalsOfApril(DATA).answer().toText());
    }
}
