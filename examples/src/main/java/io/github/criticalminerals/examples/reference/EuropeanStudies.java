package io.github.criticalminerals.examples.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.ElementGroup;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the European Commission's studies on critical raw materials print: who supplies the world and the EU (2023),
 * end uses
 * (2023), inputs and scores (2017, 2023), and the scores of five editions. From lists of facts that others transcribed.
 */
final class EuropeanStudies {
    private static final String EDITION = "EU CRM 2023";
    private static final String PUBLISHER = "European Commission";
    private static final String TITLE = "Study on the critical raw materials for the EU 2023, final report";
    private static final String DOI = "10.2873/725585";
    private static final String TERMS = "CC BY 4.0";
    private static final String TRANSCRIPTION =
            "a transcription by the repository erikemilsson/EU-Critical-Raw-Materials-CRM-Reports-Datasets, not the"
                    + " Commission's own file";

    /** Spellings of the transcription that no list of countries has. */
    private static final ImmutableMap<String, String> COUNTRIES = ImmutableMap.of(
            "Brasil", "BRA", "Brasilia", "BRA", "Libanon", "LBN", "Surinam", "SUR", "Turkyie", "TUR", "Congo", "COG");

    /** Spellings of materials, and names that the list of commodities has in other words. */
    private static final ImmutableMap<String, String> MATERIALS = ImmutableMap.<String, String>builder()
            .put("Phosphorous", "phosphorus")
            .put("Talc", "talc and pyrophyllite")
            .put("Heavy Rare earths Elements", "heavy rare earths (EU 2023)")
            .put("HREEs", "HREE")
            .put("LREEs", "LREE")
            .put("PGMs", "PGM")
            .buildOrThrow();

    /** Materials of which another reading of the study has other shares. */
    private static final ImmutableSet<String> READ_OTHERWISE = ImmutableSet.of(
            "Manganese",
            "Barytes",
            "Baryte",
            "Beryllium",
            "Niobium",
            "Phosphate rock",
            "Phosphate Rock",
            "Phosphorous",
            "Phosphorus",
            "Strontium",
            "Lithium");

    private EuropeanStudies() {}

    static void write(Output out) throws IOException {
        shares(out);
        uses(out);
        assessments(out);
        scores(out);
    }

    private record Key(String material, String stage) {}

    private static void shares(Output out) throws IOException {
        Map<Key, List<Map<String, String>>> world = byTable(out.facts("eu-crm-2023-global-supply-shares.csv"));
        Map<Key, List<Map<String, String>>> eu = byTable(out.facts("eu-crm-2023-eu-sourcing-shares.csv"));
        List<String> lines = new ArrayList<>();
        lines.add("buyer,commodity,form,stages,period,year,who,members,share,trade,text");
        world.forEach((key, rows) -> lines.addAll(table("WORLD", key, rows, List.of())));
        eu.forEach((key, rows) -> lines.addAll(table("EU", key, rows, sameTable(key, world))));
        out.write("eu-2023-shares.csv", lines);
        out.index(
                "eu-2023-shares.csv",
                "SHARES",
                EDITION,
                world.size() + eu.size(),
                "",
                PUBLISHER,
                TITLE,
                DOI,
                TERMS,
                TRANSCRIPTION);
        out.origin("eu-2023-shares.csv", "eu-crm-2023-global-supply-shares.csv", TERMS + ", " + TRANSCRIPTION);
        out.origin("eu-2023-shares.csv", "eu-crm-2023-eu-sourcing-shares.csv", TERMS + ", " + TRANSCRIPTION);
    }

    /** The other sheet may spell the material otherwise. */
    private static List<Map<String, String>> sameTable(Key key, Map<Key, List<Map<String, String>>> tables) {
        return tables.entrySet().stream()
                .filter(each -> each.getKey().stage().equals(key.stage())
                        && commodity(each.getKey().material()).equals(commodity(key.material())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    private static Map<Key, List<Map<String, String>>> byTable(List<Map<String, String>> facts) {
        Map<Key, List<Map<String, String>>> tables = new LinkedHashMap<>();
        facts.stream()
                .sorted((a, b) ->
                        (cell(a, "Material") + cell(a, "Stage")).compareTo(cell(b, "Material") + cell(b, "Stage")))
                .forEach(fact -> tables.computeIfAbsent(
                                new Key(cell(fact, "Material"), cell(fact, "Stage")), key -> new ArrayList<>())
                        .add(fact));
        return tables;
    }

    private static List<String> table(
            String buyer, Key key, List<Map<String, String>> rows, List<Map<String, String>> world) {
        String commodity = commodity(key.material());
        String stages = stages(key);
        List<String> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        List<String> doubts = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String printed = cell(row, "Share");
            if (!printed.endsWith("%")) {
                doubts.add(cell(row, "Country") + " is printed as " + printed + " without a percent sign");
            }
            String percent = printed.replace("%", "").strip();
            sum = percent.startsWith("<") ? sum : sum.add(new BigDecimal(percent));
            Country country = country(cell(row, "Country"));
            lines.add(Output.csv(
                    buyer,
                    commodity,
                    key.material(),
                    stages,
                    "about 2016 to 2020",
                    2020,
                    country.alpha3(),
                    "",
                    percent.startsWith("<") ? "0.." + percent.substring(1) + " %" : percent + " %",
                    new BigDecimal(cell(row, "t")).stripTrailingZeros().toPlainString(),
                    ""));
        }
        if (sum.compareTo(BigDecimal.valueOf(95)) < 0 || sum.compareTo(BigDecimal.valueOf(103)) > 0) {
            doubts.add(
                    "the printed shares add up to " + sum.stripTrailingZeros().toPlainString() + " %");
        }
        if (!world.isEmpty() && repeats(rows, world)) {
            doubts.add("the shares repeat those of the world: the study has no figures of the EU's own");
        }
        if (READ_OTHERWISE.contains(key.material())) {
            doubts.add("another reading of the study has other shares of this material");
        }
        doubts.forEach(doubt -> lines.add(Output.csv(
                buyer, commodity, key.material(), stages, "about 2016 to 2020", 2020, "", "", "", "", doubt)));
        return lines;
    }

    /** Whether every row of the EU is the world's, rounded to the digits that the EU's has. */
    private static boolean repeats(List<Map<String, String>> rows, List<Map<String, String>> world) {
        return rows.stream().allMatch(row -> world.stream()
                .anyMatch(other -> cell(other, "Country").equals(cell(row, "Country"))
                        && other(cell(other, "Share"), cell(row, "Share"))));
    }

    private static boolean other(String world, String eu) {
        if (world.startsWith("<") || eu.startsWith("<")) {
            return world.equals(eu);
        }
        BigDecimal printed = new BigDecimal(eu.replace("%", ""));
        return new BigDecimal(world.replace("%", ""))
                        .subtract(printed)
                        .abs()
                        .compareTo(BigDecimal.ONE.movePointLeft(printed.scale()).multiply(new BigDecimal("0.5")))
                <= 0;
    }

    private static void uses(Output out) throws IOException {
        List<Map<String, String>> facts = out.facts("eu-crm-2023-use-shares.csv");
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (Map<String, String> fact : facts) {
            sums.merge(cell(fact, "Material"), number(cell(fact, "Share")), BigDecimal::add);
        }
        List<String> lines = new ArrayList<>();
        lines.add("commodity,material,application,share,sector,value_added_million_eur,doubt");
        for (Map<String, String> fact : facts) {
            BigDecimal sum = Objects.requireNonNull(sums.get(cell(fact, "Material")));
            String share = cell(fact, "Share");
            lines.add(Output.csv(
                    commodity(cell(fact, "Material")),
                    cell(fact, "Material"),
                    cell(fact, "Application"),
                    share.startsWith(">") ? share.substring(1).replace("%", "") + "..100 %" : share.replace("%", " %"),
                    cell(fact, "NACE sector"),
                    cell(fact, "VA in million €"),
                    sum.compareTo(BigDecimal.valueOf(97)) < 0 || sum.compareTo(BigDecimal.valueOf(103)) > 0
                            ? "the uses of the material add up to " + sum.toPlainString() + " %"
                            : ""));
        }
        out.write("eu-2023-uses.csv", lines);
        out.index("eu-2023-uses.csv", "USES", EDITION, facts.size(), "", PUBLISHER, TITLE, DOI, TERMS, TRANSCRIPTION);
        out.origin("eu-2023-uses.csv", "eu-crm-2023-use-shares.csv", TERMS + ", " + TRANSCRIPTION);
    }

    private static BigDecimal number(String share) {
        return new BigDecimal(share.replaceAll("[%>]", "").strip());
    }

    private static void scores(Output out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("commodity,material,year,supply_risk,economic_importance");
        for (Map<String, String> fact : out.facts("eu-crm-scores-2011-2023.csv")) {
            if (!cell(fact, "SR").equals("-") || !cell(fact, "EI").equals("-")) {
                lines.add(Output.csv(
                        commodity(cell(fact, "Material")),
                        cell(fact, "Material"),
                        cell(fact, "Year"),
                        cell(fact, "SR").replace("-", ""),
                        cell(fact, "EI").replace("-", "")));
            }
        }
        out.write("eu-scores.csv", lines);
        out.index(
                "eu-scores.csv", "SCORES", EDITION, lines.size() - 1, "", PUBLISHER, TITLE, DOI, TERMS, TRANSCRIPTION);
        out.origin("eu-scores.csv", "eu-crm-scores-2011-2023.csv", TERMS + ", " + TRANSCRIPTION);
    }

    private static final String ASSESSMENT =
            "commodity,material,stages,decides,sides,supply_risk,economic_importance,import_reliance_pct,recycling_pct,"
                    + "substitution_ei,substitution_sr,world_index,eu_index";

    private static void assessments(Output out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(ASSESSMENT);
        for (Map<String, String> fact : out.facts("eu-crm-2017-inputs-and-scores.csv")) {
            String stage = cell(fact, "stage").equals("Extraction") ? "E" : "P";
            lines.add(Output.csv(
                    commodity(cell(fact, "material")),
                    cell(fact, "material"),
                    stages(new Key(cell(fact, "material"), stage)),
                    true,
                    sides(cell(fact, "supply_used")),
                    cell(fact, "SR"),
                    cell(fact, "EI"),
                    known(cell(fact, "import_reliance_pct")),
                    known(cell(fact, "EoL_RIR_pct")),
                    known(cell(fact, "SI_EI")),
                    known(cell(fact, "SI_SR")),
                    known(cell(fact, "HHI_WGI_t_global")),
                    known(cell(fact, "HHI_WGI_t_EU28"))));
        }
        out.write("eu-2017-assessments.csv", lines);
        String title = "Study on the review of the list of critical raw materials, criticality assessments";
        out.index(
                "eu-2017-assessments.csv",
                "ASSESSMENTS",
                "EU CRM 2017",
                lines.size() - 1,
                "",
                PUBLISHER,
                title,
                "10.2873/876644",
                TERMS,
                "table 3 and annex 5, table 18; a transcription of the printed report; EU of 28, averages of 2010 to 2014");
        out.origin("eu-2017-assessments.csv", "eu-crm-2017-inputs-and-scores.csv", TERMS + ", a transcription");
        assessments2023(out);
    }

    private static void assessments2023(Output out) throws IOException {
        JsonNode table = new ObjectMapper()
                .readTree(Files.readString(out.find("methods.json")))
                .get("eu_crm_2023_table");
        List<String> lines = new ArrayList<>();
        lines.add(ASSESSMENT);
        table.get("rows").properties().forEach(each -> {
            JsonNode row = each.getValue();
            for (String stage : List.of("E", "P")) {
                String sides = row.path("supply_" + stage).asText("");
                if (sides.isEmpty()) {
                    continue;
                }
                boolean decides = row.path("stage").asText().startsWith(stage);
                lines.add(Output.csv(
                        commodity(each.getKey()),
                        each.getKey(),
                        stages(new Key(each.getKey(), stage)),
                        decides,
                        sides(sides),
                        decides && text(row, "SR_" + stage, 1).isEmpty()
                                ? text(row, "SR", 1)
                                : text(row, "SR_" + stage, 1),
                        text(row, "EI", 1),
                        text(row, "IR_" + stage, 0),
                        text(row, "EoL_RIR", 0),
                        text(row, "SI_EI", 2),
                        text(row, "SI_SR", 2),
                        "",
                        ""));
            }
        });
        out.write("eu-2023-assessments.csv", lines);
        out.index(
                "eu-2023-assessments.csv",
                "ASSESSMENTS",
                EDITION,
                lines.size() - 1,
                "",
                PUBLISHER,
                TITLE,
                DOI,
                TERMS,
                "annex of results; a transcription by the repository meyerdata/CritMAT, not the Commission's own file");
        out.origin("eu-2023-assessments.csv", "methods.json", TERMS + ", a transcription");
    }

    /** A number with at least as many decimals as the study prints, which JSON does not keep. */
    private static String text(JsonNode row, String field, int decimals) {
        JsonNode value = row.path(field);
        if (!value.isNumber()) {
            return "";
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return number.setScale(Math.max(decimals, number.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String known(String cell) {
        return cell.equals("N/A") || cell.equals("-") ? "" : cell;
    }

    private static String sides(String used) {
        return switch (used.replaceAll("[ +]", "")) {
            case "GSEUS", "GSEU" -> "GLOBAL_AND_EU";
            case "GSonly" -> "GLOBAL_ONLY";
            case "EUSonly", "EUonly", "EU" -> "EU_ONLY";
            default -> throw new IllegalArgumentException("supply used must be known, but was " + used);
        };
    }

    /** Rare earths are separated, everything else that is processed may be separated or refined. */
    private static String stages(Key key) {
        if (key.stage().equals("E")) {
            return "mining";
        }
        Commodity commodity = commodityOf(key.material());
        boolean rareEarth = !commodity.elements().isEmpty()
                && ElementGroup.RARE_EARTHS.elements().containsAll(commodity.elements())
                && !commodity.elements().contains(Element.of("Sc"));
        return rareEarth ? "separation" : "separation and refining";
    }

    private static String commodity(String material) {
        return commodityOf(material).name();
    }

    private static Commodity commodityOf(String material) {
        String name = MATERIALS.getOrDefault(material, material);
        return Commodity.find(name).orElseGet(() -> Commodity.named(name));
    }

    private static Country country(String printed) {
        String code = COUNTRIES.get(printed);
        return code == null ? Country.parse(printed) : Country.of(code);
    }

    private static String cell(Map<String, String> fact, String column) {
        return Objects.requireNonNull(fact.get(column), column);
    }
}
