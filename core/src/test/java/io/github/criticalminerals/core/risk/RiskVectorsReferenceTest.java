package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.domain.Vintage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Share;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs every case of a folder of reference files whose shape it knows, whatever the files are called, prints a line for each
 * (id, measure, expected, actual), and counts those that it does not know.
 *
 * <p>Shapes: {@code vectors} of {@code inputs} and {@code expected} (GeoPolRisk: production, trade and weights, or the bare
 * numbers); {@code cases} of {@code inputs} and {@code outputs} (GeoPolRisk, governance scale, EU formula, group mean,
 * thresholds, USGS mean, net import reliance, N-1); tables of rows with SR and EI. Tolerance 1e-9 relative where 15 or more
 * digits are printed, else half a unit of the last digit.
 *
 * <p>Of a case marked {@code defect} ours gives an error, or a finite number where the tool gives none, or the exact number that
 * the mark states, and anyhow not the tool's. Where inputs have fractions that the tool cuts off without a mark, its HHI is
 * compared with ours of the cut amounts, and the line says so.
 */
@Tag("shared")
class RiskVectorsReferenceTest {

    private static final Pattern EXACT = Pattern.compile("exact (?<measure>\\w+) (?<value>[\\d.]+\\d)");
    /** Codes of trade statistics that are not ISO's. */
    private static final Map<Integer, String> TRADE_CODES =
            Map.of(251, "FRA", 490, "TWN", 579, "NOR", 697, "XKX", 699, "IND", 757, "CHE", 842, "USA", 412, "XKX");

    private static final Source SOURCE = Source.of("Vectors", "reference cases");

    private final List<String> faults = new ArrayList<>();
    private int run;
    private int unknownMeasures;
    private int unknownCases;

    @Test
    void everyKnownCaseOfEveryFileIsReproduced() throws IOException {
        String folder = System.getProperty("critmin.vectors");
        assumeTrue(folder != null, "critmin.vectors is not set");
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            JsonNode root = mapper.readTree(file.toFile());
            root.properties().forEach(entry -> {
                if (entry.getValue().path("rows").isObject()) {
                    studyTable(entry.getKey(), entry.getValue().path("rows"));
                }
            });
            for (JsonNode vector : root.path("vectors")) {
                guarded(vector, () -> vector(vector));
            }
            for (JsonNode testCase : root.path("cases")) {
                guarded(testCase, () -> methodCase(root, testCase));
            }
        }
        System.out.println("vectors: " + run + " numbers compared, " + unknownMeasures + " measures and " + unknownCases
                + " cases of unknown shape, " + faults.size() + " faults");
        assertThat(faults).isEmpty();
        assertThat(run).isPositive();
    }

    private interface Shape {
        boolean run();
    }

    private void guarded(JsonNode testCase, Shape shape) {
        try {
            if (!shape.run()) {
                unknownCases++;
            }
        } catch (UnknownNameException e) {
            System.out.println("vectors: " + id(testCase) + " | not run: " + e.getMessage());
            unknownCases++;
        }
    }

    // ---- GeoPolRisk

    private boolean vector(JsonNode vector) {
        JsonNode inputs = vector.path("inputs");
        JsonNode expected = vector.path("expected");
        boolean direct = inputs.has("numerator") && inputs.has("hhi");
        if (!direct && !inputs.path("production").isArray()) {
            return false;
        }
        String defect = vector.path("defect").asText();
        Map<String, Double> actual;
        try {
            actual = direct ? direct(inputs) : assessed(vector, inputs);
        } catch (UnknownNameException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            line(id(vector), "error", defect.isEmpty() ? "none" : defect, e.getMessage(), !defect.isEmpty());
            return true;
        }
        if (defect.isEmpty()) {
            expected.properties().forEach(entry -> measure(vector, entry.getKey(), entry.getValue(), actual));
            vector.path("expected_published")
                    .properties()
                    .forEach(entry -> measure(vector, entry.getKey(), entry.getValue(), actual));
        } else {
            defective(vector, expected, actual, defect);
        }
        return true;
    }

    private void defective(JsonNode vector, JsonNode expected, Map<String, Double> actual, String defect) {
        boolean differs = false;
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            Double ours = actual.get(entry.getKey());
            if (ours == null) {
                differs = true;
                continue;
            }
            boolean number = entry.getValue().isNumber();
            differs |= !number || !near(entry.getValue().asDouble(), ours, 1e-9);
            if (!number) {
                line(id(vector), entry.getKey(), "a finite number", String.valueOf(ours), Double.isFinite(ours));
            }
        }
        Matcher exact = EXACT.matcher(defect);
        if (exact.find()) {
            String measure = exact.group("measure").toLowerCase(java.util.Locale.ROOT);
            BigDecimal printed = new BigDecimal(exact.group("value"));
            Double ours = actual.getOrDefault(measure, Double.NaN);
            line(
                    id(vector),
                    measure,
                    printed.toString(),
                    String.valueOf(ours),
                    Interval.ofRounded(printed).contains(ours));
        }
        line(id(vector), "not the tool's", defect, String.valueOf(actual), differs);
    }

    private static Map<String, Double> direct(JsonNode inputs) {
        double domestic = inputs.path("domestic_production_t").asDouble();
        double risk = GeoPolRisk.importRisk(
                inputs.path("numerator").asDouble(), inputs.path("total_trade").asDouble(), domestic);
        double score = GeoPolRisk.score(inputs.path("hhi").asDouble(), risk);
        return Map.of(
                "import_risk", risk,
                "score", score,
                "cf", GeoPolRisk.factor(score, inputs.path("price").asDouble()));
    }

    private Map<String, Double> assessed(JsonNode vector, JsonNode inputs) {
        int year = vector.path("year").asInt(2022);
        MassUnit unit = inputs.path("production_unit").asText().equals("kg") ? MassUnit.KILOGRAM : MassUnit.TONNE;
        boolean fractions = false;
        for (JsonNode row : inputs.path("production")) {
            double quantity = row.path("quantity").asDouble();
            fractions |= quantity != Math.rint(quantity);
        }
        boolean cut = fractions && !vector.has("defect");
        SupplyTable production = production(inputs.path("production"), unit, year, cut);
        if (cut) {
            System.out.println("vectors: " + id(vector) + " | amounts are cut to whole ones as the tool does without"
                    + " saying so; exact HHI "
                    + GeoPolRisk.of(production(inputs.path("production"), unit, year, false), weights(inputs, year))
                            .concentration
                            .value());
        }
        Imports imports = imports(vector, inputs, year, !inputs.has("trade"));
        GeoPolRisk risk = GeoPolRisk.of(production, weights(inputs, year));
        GeoPolRiskResult result = risk.assess(imports);
        TermRecalculation.check(result.term());
        result.factorTerm().ifPresent(TermRecalculation::check);
        if (result.factor().isEmpty()) {
            assertThat(result.reason()).as(id(vector)).isPresent();
        }
        return numbers(result, imports);
    }

    private static Map<String, Double> numbers(GeoPolRiskResult result, Imports imports) {
        double total = imports.purchases().stream()
                .mapToDouble(purchase -> purchase.quantity().tonnes().exactValue())
                .sum();
        double domestic = result.domesticProduction().exactValue();
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("hhi", result.concentration().exactValue());
        numbers.put("domestic_production_t", domestic);
        numbers.put("numerator", result.importRisk().exactValue() * (domestic + total));
        numbers.put("total_trade", total);
        numbers.put("import_risk", result.importRisk().exactValue());
        numbers.put("score", result.score().exactValue());
        result.price().ifPresent(price -> numbers.put("price", price.exactValue()));
        result.midpoint().ifPresent(midpoint -> numbers.put("midpoint", midpoint.exactValue()));
        result.factor().ifPresent(factor -> numbers.put("cf", factor.exactValue()));
        return numbers;
    }

    private void measure(JsonNode vector, String name, JsonNode expected, Map<String, Double> actual) {
        if (Set.of("price", "cf", "midpoint").contains(name) && expected.asDouble() == 0) {
            line(id(vector), name, "absent", String.valueOf(actual.get(name)), !actual.containsKey(name));
        } else if (!actual.containsKey(name)) {
            unknown(vector, name);
        } else {
            compare(id(vector), name, expected, actual.get(name), 1e-9);
        }
    }

    private static SupplyTable production(JsonNode rows, MassUnit unit, int year, boolean cut) {
        SupplyTable.Builder table =
                SupplyTable.builder(Commodity.named("case material"), Set.of(Stage.MINING), year, Basis.METAL);
        for (JsonNode row : rows) {
            Country country =
                    country(row.path("code").asInt(), row.path("country").asText());
            if (row.path("quantity").isNull()) {
                table.add(country, Mass.unknown(Basis.METAL));
            } else {
                double quantity = row.path("quantity").asDouble();
                table.add(country, Mass.of(cut ? Math.floor(quantity) : quantity, unit, Basis.METAL));
            }
        }
        return table.build();
    }

    private static GovernanceTable weights(JsonNode inputs, int year) {
        GovernanceTable.Builder table = GovernanceTable.builder(year, Vintage.of("Case", "1"));
        Set<Country> seen = new LinkedHashSet<>();
        for (JsonNode row : inputs.path(inputs.has("trade") ? "trade" : "imports")) {
            Country partner = partner(row);
            JsonNode weight = row.has("g") ? row.path("g") : row.path("wgi_norm");
            if (weight.isNumber() && seen.add(partner)) {
                table.add(
                        partner,
                        GovernanceDimension.POLITICAL_STABILITY,
                        GovernanceScore.of(2.5 - 5 * weight.asDouble()));
            }
        }
        return table.build();
    }

    private static Imports imports(JsonNode vector, JsonNode inputs, int year, boolean bareConcentration) {
        Commodity commodity = Commodity.named("case material");
        Imports.Builder imports;
        if (vector.path("region_members").isArray()) {
            CountryGroup group = CountryGroup.of(vector.path("economic_unit").asText(), SOURCE);
            for (JsonNode member : vector.path("region_members")) {
                group = group.with(Country.parse(member.asText()), LocalDate.of(2000, 1, 1));
            }
            imports = Imports.builder(
                    group, LocalDate.of(year, 1, 1), commodity, Set.of(Stage.MINING), year, Basis.METAL);
        } else {
            Country unit = country(vector.path("economic_unit").asInt(842), "");
            imports = Imports.builder(unit, commodity, Set.of(Stage.MINING), year, Basis.METAL);
        }
        for (JsonNode row : inputs.path(inputs.has("trade") ? "trade" : "imports")) {
            double thousandUsd =
                    row.path(row.has("kUSD") ? "kUSD" : "value_kusd").asDouble();
            imports.add(
                    partner(row).alpha3(),
                    row.path(row.has("t") ? "t" : "quantity_t").asDouble(),
                    1000 * thousandUsd);
        }
        if (bareConcentration && !inputs.has("imports")) {
            imports.add("CHN", 1, 1);
        }
        return imports.build();
    }

    private static Country partner(JsonNode row) {
        return country(
                row.path(row.has("exporter") ? "exporter" : "partner_code").asInt(), "");
    }

    private static Country country(int code, String name) {
        String known = TRADE_CODES.getOrDefault(code, String.format(java.util.Locale.ROOT, "%03d", code));
        return Country.find(known).orElseGet(() -> Country.parse(name.isEmpty() ? known : name));
    }

    // ---- cases of methods

    private boolean methodCase(JsonNode root, JsonNode testCase) {
        JsonNode inputs = testCase.path("inputs");
        if (inputs.has("estimate") && testCase.path("outputs").has("g")) {
            double weight =
                    GovernanceScale.GEOPOLRISK.of(inputs.path("estimate").asDouble());
            return each(testCase, Map.of("g", weight));
        }
        Optional<String> production = names(inputs).stream()
                .filter(name -> name.startsWith("production_"))
                .findFirst();
        if (production.isPresent() && inputs.path("imports").isArray()) {
            return geoPolRiskCase(testCase, inputs, inputs.path(production.get()));
        }
        if (inputs.has("DP") && inputs.has("TE") && inputs.has("EV")) {
            double risk = UsgsSupplyRisk.supplyRisk(
                    inputs.path("DP").asDouble(),
                    inputs.path("TE").asDouble(),
                    inputs.path("EV").asDouble());
            return each(testCase, Map.of("SR", risk));
        }
        if (inputs.has("apparent_consumption") && inputs.has("production")) {
            return netImportReliance(testCase, inputs);
        }
        if (inputs.path("GS").isObject() || inputs.path("EU").isObject()) {
            return euFormula(testCase, inputs);
        }
        if (testCase.path("outputs").has("SR_group")) {
            return groupMean(testCase, inputs);
        }
        if (inputs.has("SR_threshold") && root.path("eu_crm_2023_table").isObject()) {
            return thresholds(testCase, inputs, root.path("eu_crm_2023_table").path("rows"));
        }
        if (inputs.path("countries_kt").isObject()) {
            return nMinusOne(testCase, inputs);
        }
        return false;
    }

    private boolean geoPolRiskCase(JsonNode testCase, JsonNode inputs, JsonNode production) {
        SupplyTable.Builder table =
                SupplyTable.builder(Commodity.named("case material"), Set.of(Stage.MINING), 2022, Basis.METAL);
        production.properties().forEach(entry -> {
            String key = entry.getKey();
            int bar = key.indexOf('|');
            table.add(
                    country(Integer.parseInt(key.substring(bar + 1)), key.substring(0, bar)),
                    Mass.ofTonnes(entry.getValue().asDouble(), Basis.METAL));
        });
        Imports imports = imports(testCase, inputs, 2022, false);
        GeoPolRiskResult result =
                GeoPolRisk.of(table.build(), weights(inputs, 2022)).assess(imports);
        TermRecalculation.check(result.factorTerm().orElseThrow());
        Map<String, Double> numbers = numbers(result, imports);
        numbers.put("HHI", numbers.get("hhi"));
        numbers.put("total_trade_t", numbers.get("total_trade"));
        numbers.put("price_kUSD_per_t", numbers.get("price"));
        numbers.put("CF_kgCuEq_per_kg", numbers.get("cf"));
        return each(testCase, numbers);
    }

    /** Inputs with few digits bound the output: the printed figure must be one that the rounding of the inputs allows. */
    private boolean netImportReliance(JsonNode testCase, JsonNode inputs) {
        Mass consumption = rounded(inputs.path("apparent_consumption"));
        Mass production = rounded(inputs.path("production"));
        NetImportReliance exact = NetImportReliance.of(
                Mass.ofTonnes(inputs.path("apparent_consumption").asDouble(), Basis.REO),
                Mass.ofTonnes(inputs.path("production").asDouble(), Basis.REO));
        NetImportReliance wide = NetImportReliance.of(consumption, production);
        TermRecalculation.check(wide.term());
        String published = testCase.path("outputs").path("published_pct").asText();
        boolean as = published.equals(exact.printed());
        boolean allowed = published.startsWith(">")
                ? wide.printed().contains(published)
                : wide.value()
                        .intersection(
                                Interval.ofRounded(new BigDecimal(published)).scaledBy(0.01))
                        .isPresent();
        line(
                id(testCase),
                "published_pct",
                published,
                exact.printed() + (as ? "" : " (by the inputs' rounding " + wide.value() + ")"),
                allowed);
        return each(testCase, Map.of("(AC-P)/AC_pct", 100 * exact.value().exactValue(), "published_pct", Double.NaN));
    }

    private static Mass rounded(JsonNode figure) {
        return new Mass(
                Interval.ofRounded(figure.decimalValue().stripTrailingZeros()).clamp(0, Double.POSITIVE_INFINITY),
                Basis.REO);
    }

    private boolean euFormula(JsonNode testCase, JsonNode inputs) {
        List<Country> countries = Country.all();
        GovernanceTable.Builder governance = GovernanceTable.builder(2022, Vintage.of("Case", "1"));
        Map<Country, Interval> trade = new LinkedHashMap<>();
        Map<String, SupplyTable> tables = new LinkedHashMap<>();
        int next = 0;
        for (String side : List.of("GS", "EU")) {
            JsonNode given = inputs.path(side);
            if (!given.isObject()) {
                continue;
            }
            SupplyTable.Builder table = SupplyTable.builder("rare earths", Stage.MINING, 2022, Basis.REO);
            for (int i = 0; i < given.path("s").size(); i++) {
                Country country = countries.get(next++);
                table.add(country, Mass.ofTonnes(given.path("s").get(i).asDouble(), Basis.REO));
                for (GovernanceDimension dimension : GovernanceDimension.values()) {
                    governance.add(
                            country,
                            dimension,
                            GovernanceScore.of(2.5 - given.path("wgi").get(i).asDouble() / 2));
                }
                trade.put(country, Interval.exact(given.path("t").path(i).asDouble(1)));
            }
            tables.put(side, table.build());
        }
        EuSupplyRisk risk = EuSupplyRisk.of(governance.build())
                .withRecycling(Share.of(inputs.path("EoL_RIR").asDouble()))
                .withSubstitution(inputs.path("SI_SR").asDouble());
        risk = tables.containsKey("GS") ? risk.withGlobalSupply(tables.get("GS")) : risk;
        risk = tables.containsKey("EU") ? risk.withEuSourcing(tables.get("EU")) : risk;
        if (inputs.has("IR")) {
            risk = risk.withImportReliance(
                    Set.of(Stage.MINING), Share.of(inputs.path("IR").asDouble()));
        }
        for (Map.Entry<Country, Interval> parameter : trade.entrySet()) {
            risk = risk.withTradeParameter(parameter.getKey(), parameter.getValue());
        }
        EuSupplyRiskResult result = risk.result();
        TermRecalculation.check(result.term());
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("SR", result.value().exactValue());
        Term index = child(result.term(), "H");
        for (String side : tables.keySet()) {
            Term own = tables.size() == 2 ? child(index, "H_" + side) : index;
            numbers.put("HHI_" + side, own.value().exactValue());
        }
        return each(testCase, numbers);
    }

    private static Term child(Term term, String name) {
        return term.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean groupMean(JsonNode testCase, JsonNode inputs) {
        List<EuCriticality> elements = new ArrayList<>();
        inputs.properties()
                .forEach(entry -> elements.add(EuCriticality.of(
                        entry.getKey(),
                        Interval.exact(entry.getValue().get(0).asDouble()),
                        Interval.exact(entry.getValue().get(1).asDouble()),
                        false)));
        EuCriticality group = EuCriticality.group("group", elements, false);
        TermRecalculation.check(group.supplyRisk());
        double risk = group.supplyRisk().value().exactValue();
        double importance = group.economicImportance().value().exactValue();
        return each(
                testCase,
                Map.of(
                        "SR_group", risk,
                        "EI_group", importance,
                        "arith_mean_SR", risk,
                        "arith_mean_EI", importance));
    }

    private boolean thresholds(JsonNode testCase, JsonNode inputs, JsonNode rows) {
        assertThat(inputs.path("SR_threshold").asDouble()).isEqualTo(EuCriticality.SUPPLY_RISK_THRESHOLD);
        assertThat(inputs.path("EI_threshold").asDouble()).isEqualTo(EuCriticality.IMPORTANCE_THRESHOLD);
        List<String> expected = new ArrayList<>();
        testCase.path("outputs").path("rows_meeting_both").forEach(name -> expected.add(name.asText()));
        List<String> actual = new ArrayList<>();
        rows.properties().forEach(entry -> {
            if (published(entry.getKey(), entry.getValue(), false).verdict() == EuCriticality.Verdict.BY_THRESHOLDS) {
                actual.add(entry.getKey());
            }
        });
        line(
                id(testCase),
                "rows_meeting_both",
                expected.size() + " rows",
                actual.size() + " rows",
                new LinkedHashSet<>(expected).equals(new LinkedHashSet<>(actual)));
        return true;
    }

    private boolean nMinusOne(JsonNode testCase, JsonNode inputs) {
        SupplyTable.Builder table = SupplyTable.builder("magnet rare earths", Stage.MINING, 2024, Basis.UNSTATED);
        double[] sum = {1000 * inputs.path("rest_of_world_kt").asDouble()};
        inputs.path("countries_kt").properties().forEach(entry -> {
            double tonnes = 1000 * entry.getValue().asDouble();
            table.add(Country.parse(entry.getKey()), Mass.ofTonnes(tonnes, Basis.UNSTATED));
            sum[0] += tonnes;
        });
        table.remainder(SupplyRow.of(
                Aggregate.of("Rest of world"),
                Mass.ofTonnes(1000 * inputs.path("rest_of_world_kt").asDouble(), Basis.UNSTATED)));
        double total = 1000 * inputs.path("total_kt").asDouble();
        if (Math.abs(sum[0] - total) > 1e-9 * total) {
            System.out.println("vectors: " + id(testCase) + " | not run: rows and rest sum to " + sum[0] + " t of "
                    + total + " t (an erratum: the rest contains named countries)");
            return true;
        }
        NMinusOne.Result result = NMinusOne.of(table.build()).result();
        TermRecalculation.check(result.term());
        JsonNode outputs = testCase.path("outputs");
        if (outputs.has("n_minus_1_supply_kt")) {
            compare(
                    id(testCase),
                    "n_minus_1_supply_kt",
                    outputs.path("n_minus_1_supply_kt"),
                    result.supplyLeft().upper() / 1000,
                    1e-9);
        }
        if (outputs.has("n_minus_1_supply_share")) {
            compare(
                    id(testCase),
                    "n_minus_1_supply_share",
                    outputs.path("n_minus_1_supply_share"),
                    result.share().upper(),
                    1e-9);
        }
        return true;
    }

    // ---- the study's table

    private static EuCriticality published(String name, JsonNode row, boolean strategic) {
        return EuCriticality.of(
                name,
                Interval.exact(row.path("SR").asDouble()),
                Interval.exact(row.path("EI").asDouble()),
                strategic);
    }

    private static Interval rounding(JsonNode figure) {
        return Interval.ofRounded(figure.decimalValue()
                        .setScale(Math.max(1, figure.decimalValue().scale())))
                .clamp(0, Double.POSITIVE_INFINITY);
    }

    private void studyTable(String table, JsonNode rows) {
        if (rows.isEmpty() || !rows.elements().next().has("SR_E")) {
            return;
        }
        Map<String, ElementGroup> groups = new LinkedHashMap<>();
        groups.put("HREE", ElementGroup.HEAVY_RARE_EARTHS_EU_2023);
        groups.put("LREE", ElementGroup.LIGHT_RARE_EARTHS_EU_2023);
        groups.put("PGM", ElementGroup.PLATINUM_GROUP);
        Set<String> inGroups = new LinkedHashSet<>();
        int critical = 0;
        List<String> strategicOnly = new ArrayList<>();
        groups.forEach((name, group) -> {
            if (rows.has(name)) {
                group.elements().stream().map(RiskVectorsReferenceTest::title).forEach(inGroups::add);
                group(table, name, group, rows);
            }
        });
        for (Map.Entry<String, JsonNode> entry : rows.properties()) {
            String name = entry.getKey();
            JsonNode row = entry.getValue();
            if (!groups.containsKey(name)) {
                bottleneck(table + " " + name, row);
            }
            if (inGroups.contains(name)) {
                continue;
            }
            boolean strategic = Commodity.find(name)
                    .filter(CriticalList.EU_STRATEGIC_2024::contains)
                    .isPresent();
            EuCriticality.Verdict verdict = published(name, row, strategic).verdict();
            critical += verdict == EuCriticality.Verdict.BY_THRESHOLDS ? 1 : 0;
            if (verdict == EuCriticality.Verdict.AS_STRATEGIC) {
                strategicOnly.add(name);
            }
        }
        if (rows.has("Copper") && rows.has("HREE")) {
            line(table, "critical by thresholds, groups once", "32", String.valueOf(critical), critical == 32);
            line(
                    table,
                    "critical as strategic",
                    "[Copper, Nickel]",
                    strategicOnly.toString(),
                    strategicOnly.equals(List.of("Copper", "Nickel")));
        }
    }

    private static String title(Element element) {
        return element.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + element.name().substring(1);
    }

    /** The mean of the elements, each read as rounded, must hold the group's printed figure. */
    private void group(String table, String name, ElementGroup group, JsonNode rows) {
        List<EuCriticality> elements = new ArrayList<>();
        for (Element element : group.elements()) {
            JsonNode row = rows.path(title(element));
            if (row.has("SR")) {
                elements.add(
                        EuCriticality.of(title(element), rounding(row.path("SR")), rounding(row.path("EI")), false));
            }
        }
        EuCriticality mean = EuCriticality.group(name, elements, false);
        TermRecalculation.check(mean.supplyRisk());
        JsonNode row = rows.path(name);
        line(
                table + " " + name,
                "SR, mean of " + elements.size(),
                row.path("SR").asText(),
                mean.supplyRisk().value().toString(),
                mean.supplyRisk().value().intersection(rounding(row.path("SR"))).isPresent());
        line(
                table + " " + name,
                "EI, mean of " + elements.size(),
                row.path("EI").asText(),
                mean.economicImportance().value().toString(),
                mean.economicImportance()
                        .value()
                        .intersection(rounding(row.path("EI")))
                        .isPresent());
    }

    /** The highest stage, each read as rounded, must hold the printed risk and may be at the printed stage. */
    private void bottleneck(String id, JsonNode row) {
        Map<String, Set<Stage>> stageOf =
                Map.of("Extraction", Set.of(Stage.MINING), "Processing", Set.of(Stage.SEPARATION, Stage.REFINING));
        List<EuSupplyRiskResult.StageRisk> stages = new ArrayList<>();
        for (String key : List.of("E", "P")) {
            JsonNode risk = row.path("SR_" + key);
            if (!risk.isNumber()) {
                continue;
            }
            Term term = Term.input("SR", key, rounding(risk), "EU scale", List.of());
            String supply = row.path("supply_" + key).asText();
            EuSupplyRiskResult.Side side = supply.startsWith("GSonly")
                    ? EuSupplyRiskResult.Side.GLOBAL_ONLY
                    : supply.startsWith("EU") ? EuSupplyRiskResult.Side.EU_ONLY : EuSupplyRiskResult.Side.GLOBAL_AND_EU;
            stages.add(new EuSupplyRiskResult.StageRisk(
                    stageOf.get(key.equals("E") ? "Extraction" : "Processing"), side, term.value(), List.of(), term));
        }
        String printed = row.path("stage").asText();
        boolean bothGiven = row.path("stages").asText().length() / 2 + 1 == stages.size();
        if (stages.isEmpty() || !bothGiven) {
            unknownMeasures++;
            System.out.println("vectors: " + id + " | bottleneck | a stage of "
                    + row.path("stages").asText() + " has no printed risk");
            return;
        }
        List<Term> lows =
                stages.stream().map(stage -> Ends.end(stage.term(), false)).toList();
        List<Term> highs =
                stages.stream().map(stage -> Ends.end(stage.term(), true)).toList();
        EuSupplyRiskResult result = EuSupplyRiskResult.of(Commodity.named("case material"), stages, lows, highs);
        line(
                id,
                "SR by the bottleneck rule",
                row.path("SR").asText(),
                result.value().toString(),
                result.value().intersection(rounding(row.path("SR"))).isPresent());
        line(
                id,
                "bottleneck",
                printed,
                result.bottleneck().toString(),
                result.bottleneck().contains(stageOf.get(printed)));
    }

    // ---- comparing

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String id(JsonNode testCase) {
        return testCase.path("id").asText();
    }

    private boolean each(JsonNode testCase, Map<String, Double> actual) {
        testCase.path("outputs").properties().forEach(entry -> {
            Double ours = actual.get(entry.getKey());
            if (ours == null || !entry.getValue().isNumber()) {
                if (ours == null) {
                    unknown(testCase, entry.getKey());
                }
            } else if (!ours.isNaN()) {
                compare(id(testCase), entry.getKey(), entry.getValue(), ours, 1e-9);
            }
        });
        return true;
    }

    private void unknown(JsonNode testCase, String measure) {
        unknownMeasures++;
        System.out.println("vectors: " + id(testCase) + " | " + measure + " | unknown measure");
    }

    private void compare(String id, String measure, JsonNode expected, double actual, double relative) {
        BigDecimal printed = expected.decimalValue();
        boolean exact = printed.precision() >= 15;
        double half = 0.5 * Math.pow(10, -Math.max(0, printed.scale()));
        boolean good = near(expected.asDouble(), actual, relative)
                || (!exact && printed.scale() > 0 && Math.abs(expected.asDouble() - actual) <= half * (1 + 1e-9));
        line(id, measure, expected.asText(), String.valueOf(actual), good);
    }

    private static boolean near(double expected, double actual, double relative) {
        return expected == actual || Math.abs(expected - actual) <= relative * Math.abs(expected);
    }

    private void line(String id, String measure, String expected, String actual, boolean good) {
        run++;
        String line = id + " | " + measure + " | expected " + expected + " | actual " + actual;
        System.out.println("vectors: " + line + (good ? "" : " | DIFFERS"));
        if (!good) {
            faults.add(line);
        }
    }
}
