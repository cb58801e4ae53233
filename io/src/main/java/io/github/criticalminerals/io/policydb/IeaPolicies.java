package io.github.criticalminerals.io.policydb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.Days;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.json.StrictJson;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads the policies that the International Energy Agency exports from its database. UTF-8, 16 columns, one row for a
 * policy:
 *
 * <pre>{@code
 * title,description,status,year,jurisdiction,source,datePromulgated,yearEnded,learnMore,learnMoreLanguage,dateModified,countries,...
 * A fund,"<div>...</div>",In force,2019,International,International Energy Agency,2019-12-12,2031,https://...,English,1702376850383,
 * "[{""iso3"":""EUR"",""name"":""European Union""}]",[],"[""Mining technologies""]",[],"[{""topic"":""Critical Minerals"",...}]"
 * }</pre>
 *
 * <ul>
 *   <li>Rows end with LF; a description is HTML and may hold line breaks, CRLF too.
 *   <li>{@code countries}, {@code states}, {@code technologies}, {@code tags} and {@code policyType} are lists in JSON.
 *       The European Union has the code EUR.
 *   <li>{@code dateModified} is in milliseconds since 1970, UTC. {@code datePromulgated} is mostly empty; where it is
 *       no full day of ISO 8601, such as {@code 2021}, it stays a text and an info {@code no-full-day} says so.
 *   <li>{@code status} is {@code In force}, {@code Announced} or {@code Ended} on the day of the export, which the file
 *       does not say; the last modification in it is taken for it. Another word is a warning, {@code unknown-status}; a
 *       year of its end that says otherwise is one too, {@code status-contradiction}.
 *   <li>A row is rejected for {@code missing-text}, {@code invalid-year}, {@code invalid-time}, {@code invalid-json},
 *       {@code unknown-country}, {@code contradictory-country} and {@code duplicate-row}.
 * </ul>
 *
 * <p><b>Events.</b> A policy is a {@link PolicyEvent} if one of its types is an {@link Instrument} without a doubt,
 * {@code Stockpiling mechanisms} or {@code Strategic mineral lists}, and the day of its promulgation is there, which is
 * that of the announcement: from which day it applies the file does not say. The year of its end gives the last day of
 * that year, and a note says so. As no identifier is in the file, the event's is made of countries, year and title. No
 * event is made, and an info counts why, of types without an instrument ({@code no-instrument}) or with several ({@code
 * several-instruments}), without a full day ({@code no-date}), of no country ({@code no-country}), of an unknown status
 * ({@code no-status}), or that ended before it was promulgated ({@code ended-before-promulgated}). Such policies are
 * there all the same.
 *
 * <p>Published by the International Energy Agency; the terms do not allow redistribution.
 */
public final class IeaPolicies {
    static final String TITLE = "title";
    static final String DESCRIPTION = "description";
    static final String STATUS = "status";
    static final String YEAR = "year";
    static final String JURISDICTION = "jurisdiction";
    static final String YEAR_ENDED = "yearEnded";
    private static final String PROMULGATED = "datePromulgated";
    private static final String LEARN_MORE = "learnMore";
    private static final String MODIFIED = "dateModified";
    private static final String COUNTRIES = "countries";
    private static final String STATES = "states";
    private static final String TECHNOLOGIES = "technologies";
    private static final String TAGS = "tags";
    private static final String TYPES = "policyType";

    private static final ImmutableList<String> COLUMNS = ImmutableList.of(
            TITLE,
            DESCRIPTION,
            STATUS,
            YEAR,
            JURISDICTION,
            "source",
            PROMULGATED,
            YEAR_ENDED,
            LEARN_MORE,
            "learnMoreLanguage",
            MODIFIED,
            COUNTRIES,
            STATES,
            TECHNOLOGIES,
            TAGS,
            TYPES);

    private static final String FORMAT = "IEA policies";
    private static final String PUBLISHER = "International Energy Agency";
    private static final Source SOURCE = Source.of(PUBLISHER, "Policies database");
    private static final Aggregate EUROPEAN_UNION = Aggregate.of("European Union");
    private static final ImmutableSet<String> STATUSES = ImmutableSet.of("In force", "Announced", "Ended");
    private static final ImmutableMap<String, Function<String, Instrument>> INSTRUMENTS = ImmutableMap.of(
            "Stockpiling mechanisms",
            title -> new Instrument.Stockpile(Instrument.Stockpile.Kind.RESERVE, Interval.NON_NEGATIVE),
            "Strategic mineral lists",
            title -> new Instrument.ListChange(title, Interval.NON_NEGATIVE, Interval.NON_NEGATIVE));

    private IeaPolicies() {}

    /**
     * Loads a file.
     *
     * @param source the file
     * @return its policies in the order of the file, and how the load went
     * @throws LoadException if the file is damaged or lacks a column
     */
    public static Loaded<List<IeaPolicy>> load(DataSource source) {
        StrictCsv.require(source, recognise(source).get(0));
        try (CsvRows rows = StrictCsv.of(source).withIndexColumn().open()) {
            return new Load(rows).run();
        }
    }

    /**
     * Looks at the header of a file.
     *
     * @param source the file
     * @return what the header misses
     * @throws LoadException if the file has no header
     */
    public static List<Recognition> recognise(DataSource source) {
        return ImmutableList.of(Recognition.ofColumns(FORMAT, COLUMNS, StrictCsv.headerOf(source)));
    }

    /** A row that can be read, before it is known of which day the export is. */
    private record Read(OpenRow row, IeaPolicy.Parts parts) {
        Read on(@Nullable LocalDate promulgated) {
            return new Read(
                    row,
                    new IeaPolicy.Parts(
                            parts.countries(),
                            parts.technologies(),
                            parts.tags(),
                            parts.types(),
                            promulgated,
                            parts.modified()));
        }
    }

    /** One load. */
    private static final class Load {
        private final CsvRows rows;
        private final List<Read> read = new ArrayList<>();
        private final Map<List<String>, Long> seen = new HashMap<>();
        private final Map<String, Integer> ids = new HashMap<>();
        private final LoadReport.Builder report;
        private final Days days = new Days();
        private final ExportRows exported;

        Load(CsvRows rows) {
            this.rows = rows;
            this.report =
                    rows.report(FORMAT).licence("restricted; no redistribution").citation(SOURCE.toString());
            this.exported = new ExportRows(rows, report, COLUMNS);
        }

        Loaded<List<IeaPolicy>> run() {
            rows.forEach(this::read);
            read.replaceAll(each -> each.on(promulgated(each.row())));
            int export = read.stream()
                    .map(each -> each.parts().modified())
                    .max(Instant::compareTo)
                    .map(last -> last.atZone(ZoneOffset.UTC).getYear())
                    .orElse(0);
            ImmutableList.Builder<IeaPolicy> policies = ImmutableList.builder();
            read.forEach(each -> policies.add(policy(each, export)));
            exported.sayWhy("policies");
            return new Loaded<>(policies.build(), report.build());
        }

        private void read(CsvRow line) {
            OpenRow row = rows.open(line);
            for (String name : ImmutableList.of(TITLE, STATUS, JURISDICTION)) {
                if (row.spaced(name).isEmpty()) {
                    row.error("missing-text", name, "expected some text");
                }
            }
            if (!row.spaced(YEAR).matches("(19|20)\\d\\d")) {
                row.error("invalid-year", YEAR, "expected a year");
            }
            if (!row.spaced(YEAR_ENDED).matches("((19|20|21)\\d\\d)?")) {
                row.error("invalid-year", YEAR_ENDED, "expected a year or nothing");
            }
            if (!row.spaced(MODIFIED).matches("\\d{12,13}")) {
                row.error("invalid-time", MODIFIED, "expected milliseconds since 1970");
            }
            List<Producer> countries = json(row, COUNTRIES, json -> countries(row, json));
            json(row, STATES, json -> ImmutableList.copyOf(json.values(Object.class)));
            List<String> technologies = json(row, TECHNOLOGIES, Load::texts);
            List<String> tags = json(row, TAGS, Load::texts);
            List<IeaPolicy.Type> types = json(row, TYPES, Load::types);
            row.once(seen, line.fields(), "duplicate-row", TITLE, "policy");
            if (!row.end()) {
                return;
            }
            days.see(row.spaced(PROMULGATED));
            Instant modified = Instant.ofEpochMilli(Long.parseLong(row.spaced(MODIFIED)));
            read.add(new Read(row, new IeaPolicy.Parts(countries, technologies, tags, types, null, modified)));
        }

        /** The day, in the order that the file proves; one that may be two days stays a text. */
        private @Nullable LocalDate promulgated(OpenRow row) {
            String text = row.spaced(PROMULGATED);
            Optional<LocalDate> day = days.find(text);
            if (day.isEmpty() && !text.isEmpty()) {
                report.issue(Issue.info(
                        "no-full-day",
                        row.place(PROMULGATED),
                        "expected a day such as 2024-01-31 or nothing, found " + Issue.shown(text)
                                + "; it stays a text",
                        text));
            }
            return day.orElse(null);
        }

        /** The items of a list in a cell. */
        private <T> List<T> json(OpenRow row, String column, Function<StrictJson, List<T>> reader) {
            DataSource cell = DataSource.ofText(column, row.text(column));
            try (StrictJson json = StrictJson.open(cell)) {
                return reader.apply(json);
            } catch (LoadException e) {
                LoadException.ifInterrupted(row.place().source());
                Issue fault = e.issues().get(0);
                row.add(Issue.error(
                        "invalid-json",
                        row.place(column),
                        "expected a list in JSON, found " + fault.code() + ": " + fault.message(),
                        row.text(column)));
                return ImmutableList.of();
            }
        }

        private static List<String> texts(StrictJson json) {
            return ImmutableList.copyOf(json.values(String.class));
        }

        private static List<IeaPolicy.Type> types(StrictJson json) {
            ImmutableList.Builder<IeaPolicy.Type> types = ImmutableList.builder();
            json.rows()
                    .forEach(type -> types.add(new IeaPolicy.Type(
                            type.text("topic"), type.text("family"), type.text("name"), type.text("category"))));
            return types.build();
        }

        private List<Producer> countries(OpenRow row, StrictJson json) {
            ImmutableList.Builder<Producer> countries = ImmutableList.builder();
            json.rows().forEach(each -> {
                String code = each.text("iso3");
                String name = each.text("name");
                Optional<Producer> byCode = code.equals("EUR")
                        ? Optional.of(EUROPEAN_UNION)
                        : code.matches("[A-Z]{3}") ? Country.find(code).map(Producer.class::cast) : Optional.empty();
                Optional<Country> byName = Country.find(name, "IEA");
                if (byCode.isEmpty()) {
                    row.add(Issue.error(
                            "unknown-country",
                            row.place(COUNTRIES),
                            "expected the code of a country, found " + code + ", " + name,
                            code));
                } else if (byName.isPresent() && !byName.get().equals(byCode.get())) {
                    row.add(Issue.error(
                            "contradictory-country",
                            row.place(COUNTRIES),
                            "expected the name of " + code + ", found " + name,
                            name));
                } else {
                    byCode.ifPresent(countries::add);
                    if (!name.equals(byCode.get().name())) {
                        report.alias(name, byCode.get().name());
                    }
                }
            });
            return countries.build();
        }

        private IeaPolicy policy(Read each, int export) {
            report.goOn();
            checkStatus(each, export);
            PolicyEvent event = exported.event(reasonForNoEvent(each), () -> event(each));
            return new IeaPolicy(exported.cells(each.row()), each.parts(), event);
        }

        private void checkStatus(Read each, int export) {
            String status = each.row().spaced(STATUS);
            String ended = each.row().spaced(YEAR_ENDED);
            if (!STATUSES.contains(status)) {
                report.issue(Issue.warning(
                        "unknown-status",
                        each.row().place(STATUS),
                        "expected " + String.join(", ", STATUSES) + ", found " + status,
                        status));
            } else if (!ended.isEmpty()
                    && (status.equals("Ended") ? Integer.parseInt(ended) > export : Integer.parseInt(ended) < export)) {
                report.issue(Issue.warning(
                        "status-contradiction",
                        each.row().place(STATUS),
                        "expected what the year of its end says in " + export + ", " + ended + ", found " + status,
                        status));
            }
        }

        private static Set<String> instruments(Read each) {
            return each.parts().types().stream()
                    .map(IeaPolicy.Type::name)
                    .filter(INSTRUMENTS::containsKey)
                    .collect(ImmutableSet.toImmutableSet());
        }

        private String reasonForNoEvent(Read each) {
            Set<String> instruments = instruments(each);
            LocalDate promulgated = each.parts().promulgated();
            String ended = each.row().spaced(YEAR_ENDED);
            List<Producer> countries = each.parts().countries();
            if (each.parts().types().isEmpty()) {
                return "no-instrument: they have no type";
            }
            if (instruments.isEmpty()) {
                return "no-instrument: "
                        + each.parts().types().stream()
                                .map(IeaPolicy.Type::name)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "));
            }
            if (instruments.size() > 1) {
                return "several-instruments: " + String.join(", ", instruments);
            }
            if (!STATUSES.contains(each.row().spaced(STATUS))) {
                return "no-status: " + each.row().spaced(STATUS);
            }
            if (promulgated == null) {
                return "no-date: they have no full day";
            }
            if (!ended.isEmpty() && Integer.parseInt(ended) < promulgated.getYear()) {
                return "ended-before-promulgated: the dates are the wrong way round";
            }
            if (countries.isEmpty() || (countries.size() > 1 && countries.contains(EUROPEAN_UNION))) {
                return "no-country: no country acts, or one beside the European Union";
            }
            return "";
        }

        private PolicyEvent event(Read each) {
            OpenRow row = each.row();
            String title = row.spaced(TITLE);
            List<Producer> countries = each.parts().countries();
            String names = countries.stream().map(Producer::name).collect(Collectors.joining(", "));
            String type = instruments(each).iterator().next();
            String url = row.spaced(LEARN_MORE);
            Source source = Source.of(PUBLISHER, title);
            PolicyEvent.Builder event = PolicyEvent.builder(id(each))
                    .title(title)
                    .instrument(Objects.requireNonNull(INSTRUMENTS.get(type)).apply(title))
                    .announced(Objects.requireNonNull(each.parts().promulgated()))
                    .verification(Verification.SECONDARY)
                    .source(url.matches("https?://\\S+") ? source.withUrl(url) : source)
                    .note("IEA policies: " + type + ", " + row.spaced(JURISDICTION) + ", " + row.spaced(STATUS)
                            + "; from which day it applies is not said");
            if (countries.contains(EUROPEAN_UNION)) {
                event.issuer(names, CountryGroup.EU);
            } else {
                event.issuer(names, countries.stream().map(Country.class::cast).toArray(Country[]::new));
            }
            String ended = row.spaced(YEAR_ENDED);
            if (!ended.isEmpty()) {
                event.until(LocalDate.of(Integer.parseInt(ended), 12, 31))
                        .note("the last day is that of the year of its end, " + ended);
            }
            return event.build();
        }

        /** Countries, year and title in letters and digits; the same once more has a number. */
        private String id(Read each) {
            String countries = each.parts().countries().stream()
                    .map(country -> country.equals(EUROPEAN_UNION) ? "EU" : country.id())
                    .collect(Collectors.joining("-"));
            String title = each.row()
                    .spaced(TITLE)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
            String id = "IEA-" + countries + "-" + each.row().spaced(YEAR) + (title.isEmpty() ? "" : "-" + title);
            int count = ids.merge(id, 1, Integer::sum);
            return count == 1 ? id : id + "-" + count;
        }
    }
}
