package io.github.criticalminerals.examples.reference;

import com.google.common.base.Splitter;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Trade in permanent magnets, imports of the United States, and single figures as reported. */
final class Reported {
    private static final String INDICATOR = "series,date,where,value,unit,printed,said_by,source,basis";
    private static final String FACTS = "facts, single figures";

    private Reported() {}

    static void write(Output out) throws IOException {
        magnets(out);
        imports(out);
        indicators(out);
    }

    private static void magnets(Output out) throws IOException {
        String from = "baci-hs850511-2018-2024.csv";
        List<String> lines = new ArrayList<>();
        lines.add("year,exporter,importer,product,value_usd,tonnes");
        for (Map<String, String> fact : out.facts(from)) {
            lines.add(Output.csv(
                    cell(fact, "year"),
                    Country.parse(cell(fact, "exporter")).alpha3(),
                    Country.parse(cell(fact, "importer")).alpha3(),
                    "850511",
                    cell(fact, "value_USD"),
                    cell(fact, "quantity_t")));
        }
        out.write("baci-magnets.csv", lines);
        out.index(
                "baci-magnets.csv",
                "TRADE",
                "BACI HS17 V202601",
                lines.size() - 1,
                "",
                "CEPII",
                "BACI, HS17, V202601",
                "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
                "Etalab Open Licence 2.0",
                "HS 850511, permanent magnets of any metal; a re-export by the repository"
                        + " Varcolacus/critical-materials-atlas; only flows of 1 million USD and more, so every sum is a"
                        + " lower bound");
        out.origin("baci-magnets.csv", from, "Etalab Open Licence 2.0, a re-export");
    }

    private static void imports(Output out) throws IOException {
        String from = "us-imports-2805-2846-8505-by-partner.csv";
        List<String> lines = new ArrayList<>();
        lines.add("year,exporter,importer,product,value_usd,tonnes");
        for (Map<String, String> fact : out.facts(from)) {
            if (!cell(fact, "period").matches("\\d{4}")) {
                continue;
            }
            String kilograms = cell(fact, "kilograms");
            boolean weighed = !cell(fact, "hts4").equals("8505") && !kilograms.isEmpty();
            lines.add(Output.csv(
                    cell(fact, "period"),
                    Country.parse(cell(fact, "partner")).alpha3(),
                    "USA",
                    cell(fact, "hts4"),
                    cell(fact, "customs_value_usd"),
                    weighed
                            ? new java.math.BigDecimal(kilograms)
                                    .movePointLeft(3)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : ""));
        }
        out.write("us-imports.csv", lines);
        out.index(
                "us-imports.csv",
                "TRADE",
                "USITC DataWeb 2026-07-10",
                lines.size() - 1,
                "2026-07-10",
                "U.S. International Trade Commission",
                "DataWeb, imports for consumption, retrieved 2026-07-10",
                "https://dataweb.usitc.gov",
                "public domain",
                "customs value; 18 partners chosen in the query and not the world, so every sum is a lower bound; HTS"
                        + " 8505 (magnets of all kinds) is counted in part by number and has no mass here; read from the"
                        + " repository therealjameswilson/critical-minerals-records-stage-v3, which holds the commission's"
                        + " workbook");
        out.origin("us-imports.csv", from, "public domain");
    }

    private static void indicators(Output out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(INDICATOR);
        for (Map<String, String> fact : out.facts("china-ndfeb-magnet-exports-monthly.csv")) {
            for (String where : List.of("world", "US", "Germany", "Japan", "South_Korea", "Vietnam", "India")) {
                amount(lines, "China's exports of rare earth magnets", fact, "month", where, where + "_t", "t");
            }
        }
        for (Map<String, String> fact : out.facts("china-rare-earth-exports-monthly.csv")) {
            amount(lines, "China's exports of rare earths", fact, "month", "world", "quantity_t", "t");
            amount(
                    lines,
                    "China's exports of rare earths, value",
                    fact,
                    "month",
                    "world",
                    "value_million_USD",
                    "million USD");
        }
        for (Map<String, String> fact : out.facts("china-rare-earth-quotas-2009-2014.csv")) {
            amount(lines, "China's export quota of rare earths", fact, "year", "world", "quota_t", "t");
            amount(lines, "China's customs exports of rare earths", fact, "year", "world", "exports_t", "t");
        }
        for (Map<String, String> fact : out.facts("china-licensing-reported-2025-2026.csv")) {
            String value = cell(fact, "value");
            lines.add(Output.csv(
                    "China's export licences: " + cell(fact, "subject"),
                    cell(fact, "date"),
                    "",
                    value.matches("\\d+") && !cell(fact, "unit").isEmpty() ? value : "",
                    cell(fact, "unit"),
                    value,
                    cell(fact, "said_by"),
                    cell(fact, "source"),
                    "reported"));
        }
        String above = "";
        for (Map<String, String> fact : out.facts("rare-earth-projects-reported.csv")) {
            String source = cell(fact, "source").equals("same") ? above : cell(fact, "source");
            above = source;
            if (source.equals("-") || fact.values().stream().anyMatch(each -> each.contains("by memory"))) {
                continue;
            }
            lines.add(Output.csv(
                    "outside China, as reported: " + cell(fact, "company") + ", " + cell(fact, "site") + ", "
                            + cell(fact, "stage"),
                    cell(fact, "start"),
                    cell(fact, "country"),
                    "",
                    "",
                    cell(fact, "capacity"),
                    cell(fact, "company"),
                    source,
                    cell(fact, "status_as_of")));
        }
        out.write("indicators.csv", lines);
        out.index(
                "indicators.csv",
                "INDICATORS",
                "reported 2026",
                lines.size() - 1,
                "2026-10-05",
                "General Administration of Customs of China and others, as each figure says",
                "single figures as reported by news agencies and ministries",
                "https://www.customs.gov.cn",
                FACTS,
                "each figure names who said it and where it was read; the agencies' tables are not copied");
        String read = "indicators-read.csv";
        out.indexOnly(
                read,
                "INDICATORS",
                "read 2026-11-30",
                ReferenceData.load().indicators().stream()
                        .filter(each -> each.source().title().contains("read by a look-up"))
                        .count(),
                "2026-11-30",
                "companies, associations and governments, as each figure says",
                "single figures of news pages, read by a look-up on 2026-11-30",
                "https://www.prnewswire.com",
                FACTS,
                "written by hand; each figure names who said it and the page where it was read");
        for (String from : List.of(
                "china-ndfeb-magnet-exports-monthly.csv",
                "china-rare-earth-exports-monthly.csv",
                "china-rare-earth-quotas-2009-2014.csv",
                "china-licensing-reported-2025-2026.csv",
                "rare-earth-projects-reported.csv")) {
            out.origin("indicators.csv", from, FACTS);
        }
    }

    private static void amount(
            List<String> lines,
            String series,
            Map<String, String> fact,
            String date,
            String where,
            String column,
            String unit) {
        String printed = cell(fact, column);
        // A reference to other rows of the list leads nowhere from here; how the figure was derived stands in its basis
        String source = Splitter.on(';')
                .trimResults()
                .splitToStream(cell(fact, "source"))
                .filter(each -> !each.startsWith("see "))
                .collect(Collectors.joining("; "));
        if (printed.isEmpty() || source.startsWith("general knowledge")) {
            return;
        }
        lines.add(Output.csv(
                series,
                cell(fact, date),
                where.equals("world")
                        ? ""
                        : Country.parse(where.replace('_', ' ')).alpha3(),
                printed.matches("\\d+(\\.\\d+)?") ? printed : "",
                unit,
                printed,
                "",
                source,
                Objects.requireNonNullElse(fact.get("basis"), "reported")));
    }

    private static String cell(Map<String, String> fact, String column) {
        return Objects.requireNonNull(fact.get(column), column);
    }
}
