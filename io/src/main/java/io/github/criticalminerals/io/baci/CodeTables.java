package io.github.criticalminerals.io.baci;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of country and product codes; {@link Baci} describes them. */
final class CodeTables {
    static final String COUNTRIES = "BACI country codes";
    static final String PRODUCTS = "BACI product codes";
    static final ImmutableList<String> COUNTRY_COLUMNS =
            ImmutableList.of("country_code", "country_name", "country_iso2", "country_iso3");
    static final ImmutableList<String> COUNTRY_COLUMNS_BEFORE_2024 = ImmutableList.of(
            "country_code", "country_name_abbreviation", "iso_2digit_alpha", "iso_3digit_alpha", "country_name_full");
    static final ImmutableList<String> PRODUCT_COLUMNS = ImmutableList.of("code", "description");

    private CodeTables() {}

    static Loaded<Map<Integer, BaciCountry>> countries(DataSource source) {
        Map<Integer, BaciCountry> countries = new LinkedHashMap<>();
        try (CsvRows rows =
                StrictCsv.of(source).withIndexColumn().withOpenLastLine().open()) {
            boolean before2024 = rows.header().containsAll(COUNTRY_COLUMNS_BEFORE_2024);
            List<String> columns = before2024 ? COUNTRY_COLUMNS_BEFORE_2024 : COUNTRY_COLUMNS;
            int code = rows.column(columns.get(0));
            int name = rows.column(columns.get(1));
            int iso2 = rows.column(columns.get(2));
            int iso3 = rows.column(columns.get(3));
            int fullName = before2024 ? rows.column(columns.get(4)) : name;
            LoadReport.Builder report =
                    rows.report(COUNTRIES).licence(Flows.LICENCE).citation(Flows.CITATION);
            for (CsvRow row : rows) {
                List<Issue> issues = new ArrayList<>();
                String written = row.trimmed(name);
                String once = encodedOnce(written);
                Optional<Producer> producer = producer(row.trimmed(code), once, row.trimmed(iso3));
                if (!row.trimmed(code).matches("[1-9][0-9]{0,2}")) {
                    issues.add(row.error("not-a-code", code, "expected a number from 1 to 999"));
                } else if (countries.containsKey(Integer.valueOf(row.trimmed(code)))) {
                    issues.add(row.error("duplicate-code", code, "expected every code once"));
                } else if (producer.isEmpty()) {
                    issues.add(row.error("unknown-country", code, "expected the code of a country or aggregate"));
                } else if (contradicts(row.trimmed(iso3), producer.get())) {
                    issues.add(row.error(
                            "codes-disagree",
                            iso3,
                            "expected a code of " + producer.get().name()));
                }
                if (!issues.isEmpty()) {
                    report.reject(issues);
                    continue;
                }
                Producer who = producer.orElseThrow();
                int number = Integer.parseInt(row.trimmed(code));
                countries.put(number, new BaciCountry(number, once, who));
                report.alias(written, who.name());
                report.alias(row.trimmed(fullName), who.name());
                if (!once.equals(written)) {
                    report.issue(Issue.info(
                            "encoded-twice",
                            row.place(name),
                            "expected UTF-8, found UTF-8 that was encoded twice; read as " + once,
                            row.text(name)));
                }
                if (row.trimmed(iso2).isEmpty() && row.trimmed(iso3).equals(who.id())) {
                    report.info(
                            "blank-iso2",
                            row.place(iso2),
                            "expected " + ((Country) who).alpha2().orElse("a code") + " as " + columns.get(3)
                                    + " says, found nothing");
                }
            }
            Flows.edition(source.name()).ifPresent(report::edition);
            return new Loaded<>(ImmutableMap.copyOf(countries), report.build());
        }
    }

    static Loaded<Map<HsCode, String>> products(DataSource source) {
        Map<HsCode, String> products = new LinkedHashMap<>();
        try (CsvRows rows =
                StrictCsv.of(source).withIndexColumn().withOpenLastLine().open()) {
            int code = rows.column("code");
            int description = rows.column("description");
            LoadReport.Builder report =
                    rows.report(PRODUCTS).licence(Flows.LICENCE).citation(Flows.CITATION);
            LeadingZeros zeros = new LeadingZeros();
            for (CsvRow row : rows) {
                String text = row.trimmed(code);
                int six = Flows.digits(text, 6, 6);
                int number = zeros.number(text, six);
                if (text.matches("[0-9]{4}[A-Z]{2}")) {
                    report.issue(Issue.warning(
                            "no-hs-code",
                            row.place(code),
                            "expected six digits, found a code of the publisher's own; it is no product here",
                            row.text(code)));
                } else if (number < 0) {
                    report.reject(ImmutableList.of(row.error("not-an-hs-code", code, "expected six digits")));
                } else if (products.putIfAbsent(Flows.code(number), row.trimmed(description)) != null) {
                    report.reject(ImmutableList.of(row.error("duplicate-code", code, "expected every code once")));
                } else {
                    zeros.accept(six);
                }
            }
            Flows.edition(source.name()).ifPresent(report::edition);
            Flows.padded(source.name(), zeros).ifPresent(report::issue);
            return new Loaded<>(ImmutableMap.copyOf(products), report.build());
        }
    }

    private static Optional<Producer> producer(String code, String name, String iso3) {
        Optional<Producer> producer = Producer.find(code, Flows.PUBLISHER);
        if (producer.isEmpty()) {
            producer = Producer.find(name, Flows.PUBLISHER);
        }
        return producer.isEmpty() ? Producer.find(iso3, Flows.PUBLISHER) : producer;
    }

    /** Whether a code is of a country that is neither that one nor part of that aggregate. */
    private static boolean contradicts(String iso3, Producer producer) {
        Optional<Country> country = Country.find(iso3, Flows.PUBLISHER);
        return country.isPresent()
                && !country.get().equals(producer)
                && !(producer instanceof Aggregate aggregate
                        && aggregate.members().contains(country.get()));
    }

    /** The text; if it is UTF-8 that was taken for Windows-1252 and encoded again, as it was before. */
    static String encodedOnce(String text) {
        try {
            ByteBuffer bytes = Charset.forName("windows-1252").newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
