package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is bundled against the files it came from, all rows, by a reader of its own: cells split by hand, no loader of
 * the library.
 */
@Tag("shared")
class BundledAgainstPublishedTest {
    private static final ReferenceData DATA = ReferenceData.load();
    private static Path shared = Path.of("");

    @BeforeAll
    static void needsTheFiles() {
        String folder = System.getProperty("critmin.shared");
        assumeTrue(folder != null && !folder.isBlank(), "critmin.shared is not set");
        shared = Path.of(folder);
    }

    /** One cell of a world table as it is printed: what it is of, who, the text, and tonnes in its unit. */
    private record Printed(String heading, String statistic, String year, String who, String text, double unit) {
        Interval tonnes() {
            String plain = text.replace(",", "");
            if (plain.matches("[0-9.]+")) {
                return Interval.exact(Double.parseDouble(plain) * unit);
            }
            if (plain.matches("[<>][0-9.]+")) {
                double bound = Double.parseDouble(plain.substring(1)) * unit;
                return plain.startsWith(">") ? Interval.atLeast(bound) : Interval.of(0, bound);
            }
            if (plain.matches("[0-9.]+ - [0-9.]+")) {
                String[] ends = plain.split(" - ", -1);
                return Interval.of(Double.parseDouble(ends[0]) * unit, Double.parseDouble(ends[1]) * unit);
            }
            return switch (plain) {
                case "\u2014" -> Interval.ZERO;
                case "s" -> Interval.of(0, unit / 2);
                case "", "NA", "W", "XX", "Large", "Moderate", "Moderate to large", "Small", "Very small" ->
                    Interval.atLeast(0);
                default -> throw new AssertionError("a cell nobody reads: " + this);
            };
        }
    }

    @Test
    void everyRowOfTheWorldTablesOf2026() throws IOException {
        List<Printed> printed = new ArrayList<>();
        for (Map<String, String> row : usgs2026()) {
            if (cell(row, "Section").startsWith("World") && UNITS.containsKey(cell(row, "Unit"))) {
                boolean vanadium = cell(row, "Commodity").equals("Vanadium")
                        && cell(row, "Statistics").equals("Reserves"); // MCS_2026_VANADIUM_RESERVES_UNIT
                printed.add(new Printed(
                        cell(row, "Commodity") + ", " + cell(row, "Statistics_detail"),
                        cell(row, "Statistics"),
                        cell(row, "Year"),
                        who(cell(row, "Country")),
                        cell(row, "Value"),
                        unit(vanadium ? "thousand metric tons" : cell(row, "Unit"))));
            }
        }
        compareWorld("2026", printed, ROWS_2026, DIFFERING_2026);
    }

    @Test
    void everyRowOfTheWorldTablesOf2025() throws IOException {
        List<Printed> printed = new ArrayList<>();
        List<Map<String, String>> rows = parse(
                Files.readString(shared.resolve("data/usgs/2025/MCS2025_World_Data.csv"), StandardCharsets.UTF_8));
        Map<String, Double> unitsOfReserves = new HashMap<>();
        for (Map<String, String> row : rows) {
            Matcher other = Pattern.compile("(thousand|million) metric tons").matcher(cell(row, "RESERVE_NOTES"));
            if (other.find()) {
                unitsOfReserves.put(cell(row, "COMMODITY") + ", " + cell(row, "TYPE"), unit(other.group()));
            }
        }
        for (Map<String, String> row : rows) {
            if (!UNITS.containsKey(cell(row, "UNIT_MEAS"))) {
                continue;
            }
            String heading = cell(row, "COMMODITY") + ", " + cell(row, "TYPE");
            String who = who(cell(row, "COUNTRY"));
            boolean sand = heading.startsWith("Sand and gravel"); // MCS_2025_SAND_AND_GRAVEL_UNIT
            double unit = unit(sand ? "thousand metric tons" : cell(row, "UNIT_MEAS"));
            double reserves = unitsOfReserves.getOrDefault(heading, unit);
            printed.add(new Printed(heading, "Production", "2023", who, cell(row, "PROD_2023"), unit));
            printed.add(new Printed(heading, "Production", "2024", who, cell(row, "PROD_EST_ 2024"), unit));
            printed.add(new Printed(heading, "Capacity", "2023", who, cell(row, "CAP_2023"), unit));
            printed.add(new Printed(heading, "Capacity", "2024", who, cell(row, "CAP_EST_ 2024"), unit));
            printed.add(new Printed(heading, "Reserves", "2024", who, cell(row, "RESERVES_2024"), reserves));
        }
        compareWorld("2025", printed, ROWS_2025, DIFFERING_2025);
    }

    /** Each row, the remainder and the total of each bundled table in the file, and each printed row in the table. */
    private static void compareWorld(String edition, List<Printed> printed, int rows, List<String> named) {
        int compared = 0;
        List<String> differing = new ArrayList<>();
        for (SupplyTable table : DATA.ofEdition(Edition.of("MCS", edition))) {
            String name = table.commodity() + ", " + table.stages() + ", " + table.measure() + " " + table.year() + ", "
                    + table.basis() + ": ";
            String heading = table.notes().stream()
                    .filter(note -> note.startsWith("As printed: "))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("As printed: ", "")
                    .replaceFirst(" \\([A-Za-z]+\\)$", "")
                    .toLowerCase(Locale.ROOT);
            Map<String, List<Printed>> own = printed.stream()
                    .filter(each -> each.heading().toLowerCase(Locale.ROOT).startsWith(heading)
                            && each.statistic().equals(statistic(table))
                            && each.year().equals(String.valueOf(table.year())))
                    .collect(Collectors.groupingBy(Printed::who));
            Map<String, Interval> bundled = new LinkedHashMap<>();
            table.rows()
                    .forEach(
                            row -> bundled.put(row.producer().id(), row.amount().tonnes()));
            table.remainder().ifPresent(row -> bundled.put(OTHERS, row.amount().tonnes()));
            table.printedTotal().ifPresent(total -> bundled.put(TOTAL, total.tonnes()));
            for (Map.Entry<String, Interval> each : bundled.entrySet()) {
                compared++;
                List<Interval> published = own.getOrDefault(each.getKey(), List.of()).stream()
                        .map(Printed::tonnes)
                        .toList();
                if (published.stream().noneMatch(value -> same(value, each.getValue()))
                        && (published.isEmpty()
                                || !same(published.stream().reduce(Interval.ZERO, Interval::plus), each.getValue()))) {
                    differing.add(name + each.getKey() + " " + each.getValue() + ", printed " + published);
                }
            }
            for (SupplyRow row : table.rows()) {
                List<String> texts = own.getOrDefault(row.producer().id(), List.of()).stream()
                        .map(Printed::text)
                        .distinct()
                        .toList();
                if ((texts.equals(List.of("W")) && !row.marks().contains(Mark.WITHHELD))
                        || (texts.equals(List.of("NA")) && !row.marks().contains(Mark.NOT_AVAILABLE))) {
                    differing.add(name + row + " is not marked, printed " + texts);
                }
            }
            if (differing.stream().anyMatch(each -> each.startsWith(name))) {
                assertThat(table.errata()).as(name).isNotEmpty();
            }
            own.forEach((who, cells) -> {
                if (!bundled.containsKey(who)
                        && cells.stream().anyMatch(each -> !each.text().isEmpty())) {
                    differing.add(name + who + " is not bundled, printed "
                            + cells.get(0).text());
                }
            });
        }
        assertThat(differing).containsExactlyInAnyOrderElementsOf(named);
        assertThat(compared).isEqualTo(rows);
    }

    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("metric tons", 1.0),
            Map.entry("tons", 1.0),
            Map.entry("kilograms", 1e-3),
            Map.entry("thousand metric tons", 1e3),
            Map.entry("thousand metric dry tons", 1e3),
            Map.entry("million metric tons", 1e6),
            Map.entry("thousands of carats", 2e-4),
            Map.entry("thousand carats", 2e-4),
            Map.entry("million carats", 0.2));

    private static double unit(String name) {
        return Objects.requireNonNull(UNITS.get(name), name);
    }

    private static final String OTHERS = "other countries";
    private static final String TOTAL = "world total";
    private static final int ROWS_2026 = 2_663;
    private static final int ROWS_2025 = 2_650;

    /** Where a named erratum stands, and nowhere else. */
    private static final List<String> DIFFERING_2026 = List.of(
            "rare earths, [mining], RESERVES 2025, REO: BRA 11000000, printed [21000000]",
            "rare earths, [mining], RESERVES 2025, REO: world total 75000000.., printed [85000000..]");

    private static final List<String> DIFFERING_2025 = List.of(
            "kaolin, [mining], OUTPUT 2024, unstated: world total 44000000, printed [4400000]",
            "cobalt, [mining], OUTPUT 2023, contained metal: USA 500, printed []",
            "cobalt, [mining], OUTPUT 2024, contained metal: USA 300, printed []",
            "cobalt, [mining], RESERVES 2024, contained metal: USA 70000, printed []",
            "rare earths, [mining], OUTPUT 2023, REO: CAN 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2023, REO: GRL 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2023, REO: ZAF 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2023, REO: TZA 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2024, REO: CAN 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2024, REO: GRL 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2024, REO: ZAF 0, printed [0..]",
            "rare earths, [mining], OUTPUT 2024, REO: TZA 0, printed [0..]",
            "soda ash, [mining], OUTPUT 2023, unstated: USA 10900000, printed []",
            "soda ash, [mining], OUTPUT 2024, unstated: USA 12000000, printed []",
            "soda ash, [mining], RESERVES 2024, unstated: USA 23000000000, printed []",
            "talc and pyrophyllite, [mining], OUTPUT 2023, unstated: USA 508000, printed []",
            "talc and pyrophyllite, [mining], OUTPUT 2024, unstated: USA 530000, printed []");

    /** "Congo (Kinshasa)" is a name, "Brazil (beneficiated)" a name and a remark. */
    private static String who(String printed) {
        String lower = printed.toLowerCase(Locale.ROOT);
        return lower.startsWith(TOTAL)
                ? TOTAL
                : lower.startsWith(OTHERS)
                        ? OTHERS
                        : Country.find(printed)
                                .or(() -> Country.find(printed.replaceAll("\\s*\\(.*\\)", "")))
                                .map(Country::alpha3)
                                .orElseGet(() -> Producer.parse(printed).id());
    }

    private static boolean same(Interval value, Interval amount) {
        return same(value.lower(), amount.lower()) && same(value.upper(), amount.upper());
    }

    private static boolean same(double value, double amount) {
        return value == amount || Math.abs(value - amount) <= 1e-9 * amount;
    }

    private static String statistic(SupplyTable table) {
        return switch (table.measure()) {
            case OUTPUT -> "Production";
            case CAPACITY -> "Capacity";
            default -> "Reserves";
        };
    }

    @Test
    void everyStatisticOfTheUnitedStates() throws IOException {
        List<Map<String, String>> published = usgs2026().stream()
                .filter(row -> cell(row, "Section").startsWith("Salient"))
                .toList();
        List<UsStatistic> bundled = EntryData.STATISTICS.get();
        assertThat(bundled).hasSameSizeAs(published).hasSize(4863);
        for (int i = 0; i < bundled.size(); i++) {
            Map<String, String> row = published.get(i);
            UsStatistic each = bundled.get(i);
            String value = cell(row, "Value").replace(",", "");
            assertThat(each.chapter()).isEqualTo(cell(row, "MCS chapter"));
            assertThat(each.detail()).isEqualTo(cell(row, "Statistics_detail"));
            assertThat(each.year()).hasToString(cell(row, "Year"));
            assertThat(each.printed()).isEqualTo(cell(row, "Value"));
            Interval expected = value.matches("[0-9.]+")
                    ? Interval.exact(Double.parseDouble(value))
                    : value.equals("\u2014") || value.equals("E")
                            ? Interval.ZERO
                            : value.matches(">[0-9]+") && each.unit().equals("percent")
                                    ? Interval.of(Double.parseDouble(value.substring(1)), 100)
                                    : value.matches("<[0-9]+")
                                            ? Interval.of(0, Double.parseDouble(value.substring(1)))
                                            : each.value();
            assertThat(each.value()).as(each.toString()).isEqualTo(expected);
            if (List.of("W", "NA", "XX").contains(value)) {
                assertThat(each.hasFigure()).as(each.toString()).isFalse();
            }
        }
    }

    @Test
    void everySourceOfImports() throws IOException {
        List<Map<String, String>> published = usgs2026().stream()
                .filter(row -> cell(row, "Section").equals("Import Sources"))
                .toList();
        List<String> expected = published.stream()
                .map(row -> cell(row, "Statistics_detail") + "|"
                        + Producer.parse(cell(row, "Country")).name() + "|" + percent(cell(row, "Value")))
                .sorted()
                .toList();
        List<String> bundled = SharesData.load().stream()
                .filter(each -> each.buyer() == SupplyShares.Buyer.UNITED_STATES)
                .flatMap(each -> each.rows().stream()
                        .map(row -> each.form() + "|" + row.who().name() + "|" + row.share()))
                .sorted()
                .toList();
        assertThat(bundled).isEqualTo(expected).hasSize(720);
    }

    private static String percent(String printed) {
        String text = printed.startsWith("<")
                ? "0.." + printed.substring(1) + " %"
                : printed.startsWith(">") ? printed.substring(1) + "..100 %" : printed + " %";
        return Share.parse(text).toString();
    }

    @Test
    void everyShareOfTheEuropeanStudy() throws IOException {
        compareShares("eu-crm-2023-global-supply-shares.csv", SupplyShares.Buyer.WORLD, 2561);
        compareShares("eu-crm-2023-eu-sourcing-shares.csv", SupplyShares.Buyer.EU, 907);
    }

    private static void compareShares(String file, SupplyShares.Buyer buyer, int rows) throws IOException {
        Map<String, String> spelt = Map.of(
                "Brasil",
                "BRA",
                "Brasilia",
                "BRA",
                "Libanon",
                "LBN",
                "Surinam",
                "SUR",
                "Turkyie",
                "TUR",
                "Congo",
                "COG");
        List<String> expected = facts(file).stream()
                .map(row -> {
                    String country = cell(row, "Country");
                    return cell(row, "Material") + "|" + cell(row, "Stage") + "|"
                            + (spelt.containsKey(country)
                                    ? spelt.get(country)
                                    : Country.parse(country).alpha3()) + "|"
                            + percent(cell(row, "Share").replace("%", "")) + "|" + Double.parseDouble(cell(row, "t"));
                })
                .sorted()
                .toList();
        List<String> bundled = SharesData.load().stream()
                .filter(each -> each.buyer() == buyer)
                .flatMap(each -> each.rows().stream()
                        .map(row -> each.form() + "|"
                                + (each.table()
                                                .stages()
                                                .iterator()
                                                .next()
                                                .name()
                                                .equals("mining")
                                        ? "E"
                                        : "P")
                                + "|" + row.who().id() + "|" + row.share() + "|"
                                + each.tradeParameters().get((Country) row.who())))
                .sorted()
                .toList();
        assertThat(bundled).isEqualTo(expected).hasSize(rows);
    }

    @Test
    void everyUseScoreAndAssessment() throws IOException {
        List<Map<String, String>> uses = facts("eu-crm-2023-use-shares.csv");
        assertThat(EntryData.USES.get()).hasSameSizeAs(uses);
        for (int i = 0; i < uses.size(); i++) {
            EuUse each = EntryData.USES.get().get(i);
            Map<String, String> row = uses.get(i);
            assertThat(each.material() + "|" + each.application() + "|" + each.sector())
                    .isEqualTo(cell(row, "Material") + "|" + cell(row, "Application") + "|" + cell(row, "NACE sector"));
            String share = cell(row, "Share").replace("%", "");
            assertThat(each.share()).hasToString(percent(share));
            assertThat(each.valueAdded()
                            .map(value -> String.valueOf(value.intValue()))
                            .orElse(""))
                    .isEqualTo(cell(row, "VA in million \u20ac"));
        }
        List<Map<String, String>> scores = facts("eu-crm-scores-2011-2023.csv").stream()
                .filter(row -> !cell(row, "SR").equals("-") || !cell(row, "EI").equals("-"))
                .toList();
        assertThat(EntryData.SCORES.get()).hasSameSizeAs(scores);
        for (int i = 0; i < scores.size(); i++) {
            EuScore each = EntryData.SCORES.get().get(i);
            Map<String, String> row = scores.get(i);
            assertThat(each.material() + each.year()).isEqualTo(cell(row, "Material") + cell(row, "Year"));
            rounded(each.supplyRisk(), cell(row, "SR"));
            rounded(each.economicImportance(), cell(row, "EI"));
        }
        List<Map<String, String>> of2017 = facts("eu-crm-2017-inputs-and-scores.csv");
        List<EuAssessment> assessments = DATA.euAssessments().stream()
                .filter(each -> each.edition().edition().equals("2017"))
                .toList();
        assertThat(assessments).hasSameSizeAs(of2017);
        for (int i = 0; i < of2017.size(); i++) {
            EuAssessment each = assessments.get(i);
            Map<String, String> row = of2017.get(i);
            assertThat(each.material()).isEqualTo(cell(row, "material"));
            rounded(Optional.of(each.supplyRisk()), cell(row, "SR"));
            rounded(each.worldIndex(), cell(row, "HHI_WGI_t_global"));
            rounded(each.euIndex(), cell(row, "HHI_WGI_t_EU28"));
            String ir = cell(row, "import_reliance_pct");
            if (ir.matches("\\d+")) {
                assertThat(each.importReliance()).hasToString(percent(ir));
            }
        }
    }

    private static void rounded(Optional<Interval> bundled, String printed) {
        if (!printed.matches("[0-9.]+")) {
            assertThat(bundled).isEmpty();
            return;
        }
        int decimals = printed.indexOf('.') < 0 ? 0 : printed.length() - printed.indexOf('.') - 1;
        double half = 0.5 * Math.pow(10, -decimals);
        double value = Double.parseDouble(printed);
        assertThat(bundled.orElseThrow().lower()).isCloseTo(Math.max(0, value - half), offset(1e-12));
        assertThat(bundled.orElseThrow().upper()).isCloseTo(value + half, offset(1e-12));
    }

    @Test
    void everyFlowOfTrade() throws IOException {
        TradeTable magnets = DATA.trade("850511");
        List<String> expected = facts("baci-hs850511-2018-2024.csv").stream()
                .map(row -> cell(row, "year") + "|"
                        + Country.parse(cell(row, "exporter")).alpha3() + "|"
                        + Country.parse(cell(row, "importer")).alpha3() + "|"
                        + Double.parseDouble(cell(row, "value_USD")) + "|"
                        + cell(row, "quantity_t"))
                .sorted()
                .toList();
        assertThat(magnets.rows().stream()
                        .map(BundledAgainstPublishedTest::flow)
                        .sorted()
                        .toList())
                .isEqualTo(expected)
                .hasSize(1613);
        assertThat(magnets.notes()).anyMatch(note -> note.contains("every sum is a lower bound"));
        List<String> imports = facts("us-imports-2805-2846-8505-by-partner.csv").stream()
                .filter(row -> cell(row, "period").matches("\\d{4}"))
                .map(row -> cell(row, "hts4") + "|" + cell(row, "period") + "|"
                        + Country.parse(cell(row, "partner")).alpha3() + "|"
                        + Double.parseDouble(cell(row, "customs_value_usd")))
                .sorted()
                .toList();
        List<String> bundled = new ArrayList<>();
        for (String product : List.of("2805", "2846", "8505")) {
            for (TradeFlow flow : DATA.trade(product).rows()) {
                bundled.add(flow.product() + "|" + flow.year() + "|"
                        + flow.exporter().id() + "|" + flow.value());
            }
        }
        assertThat(bundled.stream().sorted().toList()).isEqualTo(imports).hasSize(302);
    }

    private static String flow(TradeFlow flow) {
        String tonnes = flow.quantity().isKnown()
                ? new BigDecimal(Double.toString(flow.quantity().tonnes().exactValue()))
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
        return flow.year() + "|" + flow.exporter().id() + "|" + flow.importer().id() + "|" + flow.value() + "|"
                + tonnes;
    }

    @Test
    void everyIndicatorStandsInAFileOfFacts() throws IOException {
        String facts = "";
        for (String file : List.of(
                "china-ndfeb-magnet-exports-monthly.csv",
                "china-rare-earth-exports-monthly.csv",
                "china-rare-earth-quotas-2009-2014.csv",
                "china-licensing-reported-2025-2026.csv",
                "rare-earth-projects-reported.csv")) {
            facts += Files.readString(shared.resolve("facts").resolve(file)).replace("\"\"", "\"");
        }
        String all = facts;
        List<Indicator> listed = DATA.indicators().stream()
                .filter(each -> !each.source().title().contains("read by a look-up"))
                .toList();
        assertThat(listed).hasSize(98).allSatisfy(each -> {
            assertThat(all).contains(each.printed());
            assertThat(all).contains(each.source().locator().orElseThrow());
            assertThat(all).contains(each.date());
        });
    }

    @Test
    void everyAssessmentOf2023() throws IOException {
        var rows = new ObjectMapper()
                .readTree(Files.readString(shared.resolve("vectors/methods.json")))
                .get("eu_crm_2023_table")
                .get("rows");
        Map<String, EuAssessment> bundled = DATA.euAssessments().stream()
                .filter(each -> each.edition().edition().equals("2023"))
                .collect(Collectors.toMap(
                        each -> each.material() + "|"
                                + (each.stages().iterator().next().name().equals("mining") ? "E" : "P"),
                        each -> each));
        Map<String, EuSupplyRiskResult.Sides> sides = Map.of(
                "GS+EU", EuSupplyRiskResult.Sides.GLOBAL_AND_EU,
                "GSonly", EuSupplyRiskResult.Sides.GLOBAL_ONLY,
                "EUonly", EuSupplyRiskResult.Sides.EU_ONLY,
                "EU", EuSupplyRiskResult.Sides.EU_ONLY);
        List<String> published = new ArrayList<>();
        rows.properties().forEach(material -> {
            JsonNode row = material.getValue();
            for (String stage : List.of("E", "P")) {
                String printedSides = row.path("supply_" + stage).asText("");
                if (printedSides.isEmpty() || row.path("supply_" + stage).isNull()) {
                    continue;
                }
                String key = material.getKey() + "|" + stage;
                published.add(key);
                EuAssessment each = Objects.requireNonNull(bundled.get(key), key);
                assertThat(each.sides()).as(key).isEqualTo(sides.get(printedSides));
                boolean decides = row.path("stage").asText().startsWith(stage);
                assertThat(each.decides()).as(key).isEqualTo(decides);
                JsonNode score = row.path("SR_" + stage);
                figure(key, each.supplyRisk(), score.isNumber() || !decides ? score : row.path("SR"), 1);
                figure(key, each.economicImportance(), row.path("EI"), 1);
                figure(key, each.substitution(), row.path("SI_SR"), 2);
                figure(key, each.substitutionImportance(), row.path("SI_EI"), 2);
                share(key, each.importReliance(), row.path("IR_" + stage));
                share(key, each.recycling(), row.path("EoL_RIR"));
            }
        });
        assertThat(bundled.keySet())
                .containsExactlyInAnyOrderElementsOf(published)
                .hasSize(129);
    }

    /**
     * A figure is as wide as its rounding, within the range it can have; what is not printed is not narrower than 1.
     */
    private static void figure(String key, Interval bundled, JsonNode printed, int decimals) {
        if (!printed.isNumber()) {
            assertThat(bundled.width()).as(key).isGreaterThanOrEqualTo(1);
            return;
        }
        String text = printed.asText();
        double half = 0.5 * Math.pow(10, -Math.max(decimals, text.length() - text.indexOf('.') - 1));
        double most = decimals == 2 ? 1 : Double.POSITIVE_INFINITY;
        assertThat(bundled.lower()).as(key).isCloseTo(Math.max(0, printed.asDouble() - half), offset(1e-12));
        assertThat(bundled.upper()).as(key).isCloseTo(Math.min(most, printed.asDouble() + half), offset(1e-12));
    }

    private static void share(String key, Share bundled, JsonNode printed) {
        if (printed.isNumber()) {
            assertThat(bundled).as(key).hasToString(percent(String.valueOf(Math.round(printed.asDouble()))));
        } else {
            assertThat(bundled).as(key).isEqualTo(Share.UNKNOWN);
        }
    }

    private static List<Map<String, String>> usgs2026() throws IOException {
        return parse(Files.readString(
                shared.resolve("data/usgs/2026/MCS2026_Commodities_Data.csv"), Charset.forName("windows-1252")));
    }

    private static List<Map<String, String>> facts(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(shared.resolve("facts").resolve(name), StandardCharsets.UTF_8)) {
            if (!line.startsWith("#")) {
                text.append(line).append('\n');
            }
        }
        return parse(text.toString());
    }

    /** Splits by hand: quotes, doubled quotes, commas, line ends. */
    private static List<Map<String, String>> parse(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                record.add(cell.toString().replace('\u00a0', ' ').strip());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> each : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < records.get(0).size(); i++) {
                row.put(records.get(0).get(i), each.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
