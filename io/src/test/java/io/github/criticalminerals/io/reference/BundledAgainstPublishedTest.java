package io.github.criticalminerals.io.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is bundled against the files it came from, all rows, by a reader of its own: cells split by hand, no loader of the
 * library.
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

    @Test
    void everyWorldFigureOf2026() throws IOException {
        Map<String, List<Double>> published = new HashMap<>();
        Map<String, Double> factors = new HashMap<>();
        factors.put("metric tons", 1.0);
        factors.put("kilograms", 1e-3);
        for (String unit : List.of("thousand metric tons", "thousand metric dry tons")) {
            factors.put(unit, 1e3);
        }
        factors.put("million metric tons", 1e6);
        for (String unit : List.of("thousands of carats", "thousand carats")) {
            factors.put(unit, 2e-4);
        }
        factors.put("million carats", 0.2);
        for (Map<String, String> row : usgs2026()) {
            Double factor = factors.get(cell(row, "Unit"));
            String value = cell(row, "Value").replace(",", "");
            if (cell(row, "Section").startsWith("World") && factor != null && value.matches("[0-9.]+")) {
                published
                        .computeIfAbsent(
                                cell(row, "Commodity") + "|" + cell(row, "Statistics") + "|" + cell(row, "Year") + "|"
                                        + code(cell(row, "Country")),
                                key -> new ArrayList<>())
                        .add(Double.parseDouble(value) * factor);
            }
        }
        int compared = 0;
        List<String> differing = new ArrayList<>();
        for (SupplyTable table : DATA.ofEdition(Edition.of("MCS", "2026"))) {
            String printedAs = table.notes().stream()
                    .filter(note -> note.startsWith("As printed: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("As printed: ".length());
            for (SupplyRow row : table.rows()) {
                if (!row.amount().tonnes().isExact()
                        || row.amount().tonnes().exactValue() == 0
                        || !(row.producer() instanceof Country country)) {
                    continue;
                }
                compared++;
                double amount = row.amount().tonnes().exactValue();
                boolean found = published.entrySet().stream()
                        .filter(each -> matches(each.getKey(), printedAs, table, country))
                        .anyMatch(each -> each.getValue().stream().anyMatch(value -> same(value, amount))
                                || same(
                                        each.getValue().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .sum(),
                                        amount));
                if (!found) {
                    differing.add(table + ": " + row);
                }
            }
        }
        assertThat(compared).isGreaterThan(1_500);
        assertThat(differing).allMatch(each -> NAMED.stream().anyMatch(each::contains));
    }

    /** "Congo (Kinshasa)" is a name, "Brazil (beneficiated)" a name and a remark. */
    private static String code(String printed) {
        return Country.find(printed)
                .or(() -> Country.find(printed.replaceAll("\\s*\\(.*\\)", "")))
                .map(Country::alpha3)
                .orElse(printed);
    }

    private static boolean same(double value, double amount) {
        return Math.abs(value - amount) <= 1e-9 * amount;
    }

    /** The tables with an erratum of a figure: reserves in thousands under the name of tons, and a later printed figure. */
    private static final List<String> NAMED =
            List.of("vanadium, mining, reserves 2025", "rare earths, mining, reserves 2025 (MCS 2026): 16 rows");

    private static String statistic(SupplyTable table) {
        return switch (table.measure()) {
            case OUTPUT -> "Production";
            case CAPACITY -> "Capacity";
            default -> "Reserves";
        };
    }

    private static boolean matches(String key, String printedAs, SupplyTable table, Country country) {
        String[] parts = key.split("\\|", -1);
        return printedAs.toLowerCase(Locale.ROOT).startsWith(parts[0].toLowerCase(Locale.ROOT) + ",")
                && parts[1].equals(statistic(table))
                && parts[2].equals(String.valueOf(table.year()))
                && parts[3].equals(country.alpha3());
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
        String tonnes = flow.hasQuantity()
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
        assertThat(DATA.indicators()).hasSize(98).allSatisfy(each -> {
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
        List<EuAssessment> bundled = DATA.euAssessments().stream()
                .filter(each -> each.edition().edition().equals("2023"))
                .toList();
        assertThat(bundled).hasSize(129).allSatisfy(each -> {
            var row = rows.get(each.material());
            String stage = each.stages().iterator().next().name().equals("mining") ? "E" : "P";
            if (row.path("SR_" + stage).isNumber()) {
                assertThat(each.supplyRisk().contains(row.path("SR_" + stage).asDouble()))
                        .isTrue();
            }
            if (row.path("SI_SR").isNumber()) {
                assertThat(each.substitution().contains(row.path("SI_SR").asDouble()))
                        .isTrue();
                assertThat(each.substitution().width()).isLessThanOrEqualTo(0.0100001);
            }
            if (row.path("IR_" + stage).isNumber()) {
                assertThat(each.importReliance()
                                .fraction()
                                .contains(row.path("IR_" + stage).asDouble() / 100))
                        .isTrue();
            }
        });
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
