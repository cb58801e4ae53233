package io.github.criticalminerals.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.criticalminerals.core.dataset.GovernanceDimension;
import io.github.criticalminerals.core.dataset.GovernanceScore;
import io.github.criticalminerals.core.dataset.GovernanceTable;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.ReferenceCases;
import io.github.criticalminerals.core.domain.ReferenceCases.Shape;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.domain.UnknownNameException;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.core.quantity.Money;
import io.github.criticalminerals.core.quantity.Share;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The {@link ReferenceCases} of supply risk, and tables of rows with SR and EI, to 1e-9 where 15 or more digits are
 * printed.
 *
 * <p>Of a case marked {@code defect} ours gives an error, or a finite number where the tool gives none, or the exact
 * number that the mark states, and anyhow not the tool's. Where production has fractions that the tool cuts off without
 * a mark, its HHI is compared with ours of the cut amounts, and the line says so; everything else is of the amounts as
 * they are.
 */
@Tag("shared")
class RiskVectorsReferenceTest {

    private static final double RELATIVE = 1e-9;
    private static final Pattern EXACT =
            Pattern.compile("exact (?<measure>[\\w ]+?) (?<value>[\\d.]*\\d(?:[eE][-+]?\\d+)?)");
    private static final Pattern PRODUCTION = Pattern.compile("production_(?<year>\\d{4})_(?<unit>\\w+)");
    /** Codes of trade statistics that are not ISO's. */
    private static final Map<Integer, String> TRADE_CODES =
            Map.of(251, "FRA", 490, "TWN", 579, "NOR", 697, "XKX", 699, "IND", 757, "CHE", 842, "USA", 412, "XKX");

    /** The study's table is whole only with so many rows. */
    private static final int ROWS_OF_2023 = 90;

    private static final Source SOURCE = Source.of("Vectors", "reference cases");

    private final ReferenceCases cases;

    RiskVectorsReferenceTest() throws IOException {
        this.cases = ReferenceCases.of("supply risk");
    }

    @Test
    void everyKnownCaseOfEveryFileIsReproduced() {
        for (JsonNode root : cases.roots()) {
            root.properties().forEach(entry -> {
                if (ReferenceCases.isRatingTable(entry.getValue())) {
                    studyTable(entry.getKey(), entry.getValue().path("rows"));
                }
            });
        }
        cases.run(
                EnumSet.of(
                        Shape.GEOPOLRISK,
                        Shape.GEOPOLRISK_WORKBOOK,
                        Shape.GOVERNANCE_WEIGHT,
                        Shape.USGS_MEAN,
                        Shape.NET_IMPORT_RELIANCE,
                        Shape.EU_FORMULA,
                        Shape.EU_GROUP,
                        Shape.EU_THRESHOLDS,
                        Shape.COUNTRY_TABLE),
                (shape, testCase, file) -> {
                    JsonNode inputs = ReferenceCases.in(testCase);
                    switch (shape) {
                        case GEOPOLRISK -> vector(testCase, inputs);
                        case GEOPOLRISK_WORKBOOK -> workbook(testCase, inputs);
                        case GOVERNANCE_WEIGHT -> governanceWeight(testCase, inputs);
                        case USGS_MEAN -> usgsMean(testCase, inputs);
                        case NET_IMPORT_RELIANCE -> netImportReliance(testCase, inputs);
                        case EU_FORMULA -> euFormula(testCase, inputs);
                        case EU_GROUP -> groupMean(testCase, inputs);
                        case EU_THRESHOLDS -> {
                            return thresholds(testCase, inputs, file);
                        }
                        default -> nMinusOne(testCase, inputs);
                    }
                    return true;
                });
        cases.finish();
    }

    // ---- GeoPolRisk

    private void vector(JsonNode vector, JsonNode inputs) {
        String defect = vector.path("defect").asText();
        Map<String, Double> actual;
        try {
            actual = inputs.has("numerator") ? direct(inputs) : assessed(vector, inputs);
        } catch (UnknownNameException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            cases.line(vector, "error", defect.isEmpty() ? "none" : defect, e.getMessage(), !defect.isEmpty());
            return;
        }
        if (defect.isEmpty()) {
            measures(vector, vector.path("expected"), actual);
            measures(vector, vector.path("expected_published"), actual);
        } else {
            defective(vector, actual, defect);
        }
    }

    private void measures(JsonNode vector, JsonNode expected, Map<String, Double> actual) {
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            String name = entry.getKey();
            boolean priced = actual.containsKey("score")
                    && Set.of("price", "cf", "midpoint").contains(name);
            if (priced && !actual.containsKey(name)) {
                String expectedText = entry.getValue().asText();
                cases.line(
                        vector, name, expectedText, "absent", entry.getValue().asDouble() == 0);
            } else if (!actual.containsKey(name)) {
                cases.unknownMeasure(id(vector), name);
            } else {
                cases.compare(vector, name, entry.getValue(), actual.get(name), RELATIVE);
            }
        }
    }

    private void defective(JsonNode vector, Map<String, Double> actual, String defect) {
        boolean differs = false;
        for (Map.Entry<String, JsonNode> entry : vector.path("expected").properties()) {
            Double ours = actual.get(entry.getKey());
            double tools = ReferenceCases.number(entry.getValue());
            boolean same = ours != null && (tools == ours || Math.abs(tools - ours) <= RELATIVE * Math.abs(tools));
            differs |= !same;
            if (ours != null && !Double.isFinite(tools)) {
                cases.line(vector, entry.getKey(), "a finite number", String.valueOf(ours), Double.isFinite(ours));
            }
        }
        Matcher exact = EXACT.matcher(defect);
        while (exact.find()) {
            String measure = exact.group("measure").toLowerCase(Locale.ROOT).replace(' ', '_');
            BigDecimal printed = new BigDecimal(exact.group("value"));
            double ours = actual.getOrDefault(measure, Double.NaN);
            boolean same = Math.abs(printed.doubleValue() - ours) <= RELATIVE * Math.abs(ours)
                    || Interval.ofRounded(printed).contains(ours);
            cases.line(vector, measure, printed.toString(), String.valueOf(ours), same);
        }
        cases.line(vector, "not the tool's", defect, String.valueOf(actual), differs);
    }

    private static Map<String, Double> direct(JsonNode inputs) {
        double domestic = inputs.path("domestic_production_t").asDouble();
        double total = inputs.path("total_trade").asDouble();
        double risk = value(
                GeoPolRiskResult.IMPORT_RISK,
                Map.of(
                        "g",
                        Mass.ofTonnes(inputs.path("numerator").asDouble(), Basis.METAL)
                                        .tonnes()
                                        .exactValue()
                                / total,
                        "f",
                        total,
                        "p",
                        domestic));
        double score =
                value(GeoPolRiskResult.SCORE, Map.of("H", inputs.path("hhi").asDouble(), "W", risk));
        double price = inputs.path("price").asDouble();
        return Map.of(
                "import_risk", risk,
                "score", score,
                "price", price,
                "midpoint", score * price,
                "cf", factor(score, price));
    }

    private static double factor(double score, double price) {
        return value(
                GeoPolRiskResult.FACTOR, Map.of("score", score, "price", price, "Cu", GeoPolRisk.COPPER_REFERENCE));
    }

    /** What a formula of the library makes of numbers. */
    private static double value(Expression formula, Map<String, Double> numbers) {
        List<Node> inputs = numbers.entrySet().stream()
                .map(number -> Node.input(number.getKey(), number.getKey(), number.getValue(), ""))
                .toList();
        return Node.computed("y", "value", "", formula, inputs).value().exactValue();
    }

    private Map<String, Double> assessed(JsonNode vector, JsonNode inputs) {
        int year = vector.path("year").asInt(2022);
        String unitText = inputs.path("production_unit").asText("t");
        MassUnit unit = unitText.equals("metr. t") ? MassUnit.TONNE : MassUnit.parse(unitText);
        JsonNode rows = inputs.path("production");
        SupplyTable production = production(vector, rows, unit, year, false);
        Imports imports = imports(vector, inputs, year, !inputs.has("trade"));
        GeoPolRiskResult result =
                GeoPolRisk.of(production, weights(inputs, year)).of(imports);
        TermRecalculation.check(result.term());
        result.factorTerm().ifPresent(TermRecalculation::check);
        if (result.factor().isEmpty()) {
            assertThat(result.reason()).as(id(vector)).isPresent();
        }
        Map<String, Double> numbers = numbers(result, imports);
        boolean fractions = false;
        for (JsonNode row : rows) {
            double quantity = row.path("quantity").asDouble();
            fractions |= quantity != Math.rint(quantity);
        }
        if (fractions && !vector.has("defect")) {
            System.out.println("vectors: " + id(vector) + " | amounts are cut to whole ones as the tool does without"
                    + " saying so; exact HHI " + numbers.get("hhi"));
            double hhi = GeoPolRisk.of(production(vector, rows, unit, year, true), weights(inputs, year))
                    .concentration
                    .value()
                    .exactValue();
            double score = value(GeoPolRiskResult.SCORE, Map.of("H", hhi, "W", numbers.get("import_risk")));
            numbers.put("hhi", hhi);
            numbers.put("score", score);
            numbers.computeIfPresent("midpoint", (name, value) -> score * numbers.get("price"));
            numbers.computeIfPresent("cf", (name, value) -> factor(score, numbers.get("price")));
        }
        return numbers;
    }

    private static Map<String, Double> numbers(GeoPolRiskResult result, Imports imports) {
        double total = imports.purchases().stream()
                .filter(purchase -> purchase.quantity().isKnown())
                .mapToDouble(purchase -> purchase.quantity().tonnes().exactValue())
                .sum();
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("hhi", result.concentration().exactValue());
        if (!result.domesticProduction().isExact()) {
            return numbers;
        }
        double domestic = result.domesticProduction().exactValue();
        numbers.put("domestic_production_t", domestic);
        numbers.put("numerator", result.importRisk().exactValue() * (domestic + total));
        numbers.put("total_trade", total);
        numbers.put("import_risk", result.importRisk().exactValue());
        numbers.put("score", result.value().exactValue());
        result.price().ifPresent(price -> numbers.put("price", price.exactValue()));
        result.midpoint().ifPresent(midpoint -> numbers.put("midpoint", midpoint.exactValue()));
        result.factor().ifPresent(factor -> numbers.put("cf", factor.exactValue()));
        return numbers;
    }

    private static SupplyTable production(JsonNode vector, JsonNode rows, MassUnit unit, int year, boolean cut) {
        SupplyTableBuilder table =
                SupplyTable.builder(Commodity.named("case material"), Set.of(Stage.MINING), year, Basis.METAL);
        for (JsonNode row : rows) {
            Country country =
                    producer(vector, row.path("code"), row.path("country").asText());
            double quantity = ReferenceCases.number(row.path("quantity"));
            table.add(country, mass(cut ? DoubleNode.valueOf(Math.floor(quantity)) : row.path("quantity"), unit));
        }
        return table.build();
    }

    /** What is no number is not known. */
    private static Mass mass(JsonNode figure, MassUnit unit) {
        double amount = ReferenceCases.number(figure);
        return Double.isNaN(amount) ? Mass.unknown(Basis.METAL) : Mass.of(amount, unit, Basis.METAL);
    }

    /** By the code; by the name where that is another country's, as French Guiana has Guyana's in the tool's tables. */
    private static Country producer(JsonNode vector, JsonNode code, String name) {
        Country coded = country(code, name);
        Country named = Country.find(name).orElse(coded);
        if (!named.equals(coded)) {
            System.out.println(
                    "vectors: " + id(vector) + " | " + name + " has the code of " + coded + "; taken by name");
        }
        return named;
    }

    private static GovernanceTable weights(JsonNode inputs, int year) {
        GovernanceTable.Builder table = GovernanceTable.builder(year, Edition.of("Case", "1"));
        Set<Country> seen = new LinkedHashSet<>();
        for (JsonNode row : inputs.path(inputs.has("trade") ? "trade" : "imports")) {
            Country partner = partner(row);
            JsonNode weight = row.has("g") ? row.path("g") : row.path("wgi_norm");
            if (Double.isFinite(ReferenceCases.number(weight)) && seen.add(partner)) {
                table.add(
                        partner,
                        GovernanceDimension.POLITICAL_STABILITY,
                        GovernanceScore.of(2.5 - 5 * ReferenceCases.number(weight)));
            }
        }
        return table.build();
    }

    private static Imports imports(JsonNode vector, JsonNode inputs, int year, boolean bareConcentration) {
        Commodity commodity = Commodity.named("case material");
        LocalDate day = LocalDate.of(year, 1, 1);
        JsonNode buyer = buyer(vector);
        Imports.Builder imports;
        if (vector.path("region_members").isArray()) {
            CountryGroup group = CountryGroup.of(buyer.asText(), SOURCE);
            for (JsonNode member : vector.path("region_members")) {
                group = group.with(country(member, member.asText()), LocalDate.of(2000, 1, 1));
            }
            imports = Imports.builder(group, day, commodity, Set.of(Stage.MINING), year, Basis.METAL);
        } else if (buyer.asText().matches("EU(-?2[78])?|European Union")) {
            imports = Imports.builder(CountryGroup.EU, day, commodity, Set.of(Stage.MINING), year, Basis.METAL);
        } else {
            Country unit = country(buyer, buyer.asText());
            imports = Imports.builder(unit, commodity, Set.of(Stage.MINING), year, Basis.METAL);
        }
        for (JsonNode row : inputs.path(inputs.has("trade") ? "trade" : "imports")) {
            double thousandUsd = ReferenceCases.number(row.path(row.has("kUSD") ? "kUSD" : "value_kusd"));
            imports.add(new Imports.Purchase(
                    partner(row),
                    mass(row.path(row.has("t") ? "t" : "quantity_t"), MassUnit.TONNE),
                    Double.isNaN(thousandUsd)
                            ? new Money(Interval.of(0, Double.POSITIVE_INFINITY), "USD")
                            : Money.of(1000 * thousandUsd, "USD")));
        }
        if (bareConcentration && !inputs.has("imports")) {
            imports.add("CHN", 1, 1);
        }
        return imports.build();
    }

    /** As given; else the three letters in the name of the case; else the United States. */
    private static JsonNode buyer(JsonNode testCase) {
        return testCase.hasNonNull("economic_unit")
                ? testCase.path("economic_unit")
                : TextNode.valueOf(Stream.of(id(testCase).split("_"))
                        .filter(word ->
                                word.matches("[A-Z]{3}") && Country.find(word).isPresent())
                        .findFirst()
                        .orElse("USA"));
    }

    private static Country partner(JsonNode row) {
        return country(row.path(row.has("exporter") ? "exporter" : "partner_code"), "");
    }

    /** By the code of trade statistics, a number; else by the name. */
    private static Country country(JsonNode code, String name) {
        if (!code.asText().matches("\\d+")) {
            return Country.parse(name);
        }
        int number = code.asInt();
        String known = TRADE_CODES.getOrDefault(number, String.format(Locale.ROOT, "%03d", number));
        return Country.find(known).orElseGet(() -> Country.parse(name.isEmpty() ? known : name));
    }

    // ---- cases of methods

    private void governanceWeight(JsonNode testCase, JsonNode inputs) {
        double weight = Cases.weight(GovernanceScale.GEOPOLRISK, ReferenceCases.number(inputs.path("estimate")));
        each(testCase, Map.of("g", weight));
    }

    private void usgsMean(JsonNode testCase, JsonNode inputs) {
        double risk = value(
                UsgsSupplyRisk.RISK,
                Map.of(
                        "DP", inputs.path("DP").asDouble(),
                        "TE", inputs.path("TE").asDouble(),
                        "EV", inputs.path("EV").asDouble()));
        each(testCase, Map.of("SR", risk));
    }

    private void workbook(JsonNode testCase, JsonNode inputs) {
        Map.Entry<String, JsonNode> production = ReferenceCases.production(testCase);
        Matcher name = PRODUCTION.matcher(production.getKey());
        int year = name.matches() ? Integer.parseInt(name.group("year")) : 2022;
        MassUnit unit = name.matches() ? MassUnit.parse(name.group("unit")) : MassUnit.TONNE;
        SupplyTableBuilder table =
                SupplyTable.builder(Commodity.named("case material"), Set.of(Stage.MINING), year, Basis.METAL);
        production.getValue().properties().forEach(entry -> {
            String key = entry.getKey();
            int bar = key.indexOf('|');
            if (bar > 0) {
                table.add(
                        producer(testCase, TextNode.valueOf(key.substring(bar + 1)), key.substring(0, bar)),
                        mass(entry.getValue(), unit));
            }
        });
        Imports imports = imports(testCase, inputs, year, false);
        GeoPolRiskResult result =
                GeoPolRisk.of(table.build(), weights(inputs, year)).of(imports);
        TermRecalculation.check(result.term());
        result.factorTerm().ifPresent(TermRecalculation::check);
        Map<String, Double> numbers = numbers(result, imports);
        JsonNode domestic = inputs.path("domestic_production_t");
        if (domestic.isNumber() && numbers.containsKey("domestic_production_t")) {
            cases.compare(testCase, "domestic_production_t", domestic, numbers.get("domestic_production_t"), RELATIVE);
        }
        rename(numbers, "hhi", "HHI");
        rename(numbers, "total_trade", "total_trade_t");
        rename(numbers, "price", "price_kUSD_per_t");
        rename(numbers, "cf", "CF_kgCuEq_per_kg");
        each(testCase, numbers);
    }

    private static void rename(Map<String, Double> numbers, String ours, String theirs) {
        if (numbers.containsKey(ours)) {
            numbers.put(theirs, numbers.get(ours));
        }
    }

    /**
     * Inputs with few digits bound the output: the printed figure must be one that the rounding of the inputs allows.
     */
    private void netImportReliance(JsonNode testCase, JsonNode inputs) {
        Mass consumption = rounded(inputs.path("apparent_consumption"));
        Mass production = rounded(inputs.path("production"));
        NetImportReliance exact = NetImportReliance.of(
                Mass.ofTonnes(inputs.path("apparent_consumption").asDouble(), Basis.REO),
                Mass.ofTonnes(inputs.path("production").asDouble(), Basis.REO));
        NetImportReliance wide = NetImportReliance.of(consumption, production);
        TermRecalculation.check(wide.term());
        JsonNode outputs = ReferenceCases.out(testCase);
        if (outputs.has("published_pct")) {
            String published = outputs.path("published_pct").asText();
            boolean as = published.equals(exact.printed());
            boolean allowed = wide.agreesWith(published) != Answer.NO;
            cases.line(
                    testCase,
                    "published_pct",
                    published,
                    exact.printed() + (as ? "" : " (by the inputs' rounding " + wide.value() + ")"),
                    as || allowed);
        }
        for (String name : ReferenceCases.names(outputs)) {
            if (name.equals("(AC-P)/AC_pct")) {
                cases.compare(
                        testCase, name, outputs.path(name), 100 * exact.value().exactValue(), RELATIVE);
            } else if (!name.equals("published_pct")) {
                cases.unknownMeasure(id(testCase), name);
            }
        }
    }

    private static Mass rounded(JsonNode figure) {
        return new Mass(
                Interval.ofRounded(figure.decimalValue().stripTrailingZeros()).clamp(0, Double.POSITIVE_INFINITY),
                Basis.REO);
    }

    private void euFormula(JsonNode testCase, JsonNode inputs) {
        List<Country> countries = Country.all();
        GovernanceTable.Builder governance = GovernanceTable.builder(2022, Edition.of("Case", "1"));
        Map<Country, Interval> trade = new LinkedHashMap<>();
        Map<String, SupplyTable> tables = new LinkedHashMap<>();
        int next = 0;
        for (String side : List.of("GS", "EU")) {
            JsonNode given = inputs.path(side);
            if (!given.isObject()) {
                continue;
            }
            SupplyTableBuilder table = SupplyTable.builder("rare earths", Stage.MINING, 2022, Basis.REO);
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
        each(testCase, numbers);
    }

    private static Term child(Term term, String name) {
        return term.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void groupMean(JsonNode testCase, JsonNode inputs) {
        List<EuCriticality> elements = new ArrayList<>();
        inputs.properties().stream()
                .filter(entry -> entry.getValue().isArray())
                .forEach(entry -> elements.add(EuCriticality.of(
                        entry.getKey(),
                        Interval.exact(entry.getValue().get(0).asDouble()),
                        Interval.exact(entry.getValue().get(1).asDouble()),
                        false)));
        EuCriticality group = EuCriticality.group("group", elements, false);
        TermRecalculation.check(group.supplyRisk());
        double risk = group.supplyRisk().value().exactValue();
        double importance = group.economicImportance().value().exactValue();
        each(
                testCase,
                Map.of(
                        "SR_group", risk,
                        "EI_group", importance,
                        "arith_mean_SR", risk,
                        "arith_mean_EI", importance));
    }

    /** Only with the method's own thresholds, and beside the table. */
    private boolean thresholds(JsonNode testCase, JsonNode inputs, JsonNode file) {
        JsonNode rows = file.path("eu_crm_2023_table").path("rows");
        if (rows.isEmpty()
                || inputs.path("SR_threshold").asDouble() != EuCriticality.SUPPLY_RISK_THRESHOLD
                || inputs.path("EI_threshold").asDouble() != EuCriticality.IMPORTANCE_THRESHOLD) {
            return false;
        }
        List<String> expected = new ArrayList<>();
        ReferenceCases.out(testCase).path("rows_meeting_both").forEach(name -> expected.add(name.asText()));
        List<String> actual = new ArrayList<>();
        rows.properties().forEach(entry -> {
            if (published(entry.getKey(), entry.getValue(), false).verdict() == EuCriticality.Verdict.BY_THRESHOLDS) {
                actual.add(entry.getKey());
            }
        });
        cases.line(
                testCase,
                "rows_meeting_both",
                expected.size() + " rows",
                actual.size() + " rows",
                new LinkedHashSet<>(expected).equals(new LinkedHashSet<>(actual)));
        return true;
    }

    private void nMinusOne(JsonNode testCase, JsonNode inputs) {
        SupplyTableBuilder table = SupplyTable.builder("magnet rare earths", Stage.MINING, 2024, Basis.UNSTATED);
        double[] sum = {1000 * inputs.path("rest_of_world_kt").asDouble()};
        inputs.path("countries_kt").properties().forEach(entry -> {
            Country country = Country.parse(entry.getKey());
            if (entry.getValue().isNull()) {
                table.add(country, Mass.unknown(Basis.UNSTATED));
                return;
            }
            double tonnes = 1000 * entry.getValue().asDouble();
            table.add(country, Mass.ofTonnes(tonnes, Basis.UNSTATED));
            sum[0] += tonnes;
        });
        table.remainder(SupplyRow.of(
                Aggregate.of("Rest of world"),
                Mass.ofTonnes(1000 * inputs.path("rest_of_world_kt").asDouble(), Basis.UNSTATED)));
        double total = 1000 * inputs.path("total_kt").asDouble();
        if (Math.abs(sum[0] - total) > 1e-9 * total) {
            System.out.println("vectors: " + id(testCase) + " | N-1 not run: rows and rest sum to " + sum[0] + " t of "
                    + total + " t (an erratum: the rest contains named countries)");
            return;
        }
        NMinusOne.Result result = NMinusOne.of(table.build()).result();
        TermRecalculation.check(result.term());
        JsonNode outputs = ReferenceCases.out(testCase);
        Map<String, Double> numbers = Map.of(
                "n_minus_1_supply_kt",
                result.supplyLeft().upper() / 1000,
                "n_minus_1_supply_share",
                result.share().upper());
        numbers.forEach((name, value) -> {
            if (outputs.has(name)) {
                cases.compare(testCase, name, outputs.path(name), value, RELATIVE);
            }
        });
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
        if (rows.size() >= ROWS_OF_2023) {
            line(table, "critical by thresholds, groups once", "32", String.valueOf(critical), critical == 32);
            line(
                    table,
                    "critical as strategic",
                    "[Copper, Nickel]",
                    strategicOnly.toString(),
                    Set.copyOf(strategicOnly).equals(Set.of("Copper", "Nickel")));
        }
    }

    private static String title(Element element) {
        return element.name().substring(0, 1).toUpperCase(Locale.ROOT)
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
        if (rows.size() < ROWS_OF_2023 && elements.size() < group.elements().size()) {
            cases.unknownMeasure(table + " " + name, "mean of its elements, of which the table has " + elements.size());
            return;
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
            EuSupplyRiskResult.Sides side = supply.startsWith("GSonly")
                    ? EuSupplyRiskResult.Sides.GLOBAL_ONLY
                    : supply.startsWith("EU")
                            ? EuSupplyRiskResult.Sides.EU_ONLY
                            : EuSupplyRiskResult.Sides.GLOBAL_AND_EU;
            stages.add(new EuSupplyRiskResult.StageRisk(
                    stageOf.get(key.equals("E") ? "Extraction" : "Processing"), side, term.value(), List.of(), term));
        }
        String printed = row.path("stage").asText();
        boolean bothGiven = row.path("stages").asText().length() / 2 + 1 == stages.size();
        if (stages.isEmpty() || !bothGiven) {
            cases.unknownMeasure(
                    id, "bottleneck of " + row.path("stages").asText() + ", of which one has no printed risk");
            return;
        }
        Commodity material = Commodity.named("case material");
        List<Node> scores = stages.stream().map(stage -> Node.of(stage.term())).toList();
        EuSupplyRiskResult result =
                EuSupplyRiskResult.of(material, stages, EuSupplyRiskResult.highest(material, scores), List.of());
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

    private static String id(JsonNode testCase) {
        return ReferenceCases.id(testCase);
    }

    private void each(JsonNode testCase, Map<String, Double> actual) {
        cases.compareEach(testCase, RELATIVE, name -> {
            Double ours = actual.get(name);
            return ours == null ? OptionalDouble.empty() : OptionalDouble.of(ours);
        });
    }

    private void line(String id, String measure, String expected, String actual, boolean good) {
        cases.line(JsonNodeFactory.instance.objectNode().put("id", id), measure, expected, actual, good);
    }
}
