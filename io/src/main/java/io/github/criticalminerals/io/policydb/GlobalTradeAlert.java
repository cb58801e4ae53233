package io.github.criticalminerals.io.policydb;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.report.Recognition;
import io.github.criticalminerals.io.source.DataSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the interventions that Global Trade Alert exports. UTF-8, 19 columns, one row for an intervention:
 *
 * <pre>{@code
 * Intervention ID,Intervention URL,State Act ID,State Act URL,State Act Title,GTA Evaluation,Implementing Jurisdictions,...
 * 12759,https://...,10014,https://...,India: ...,Red,India,National,all,Production subsidy,...,False,2015-08-07,2015-08-07,,1
 * }</pre>
 *
 * <ul>
 *   <li>Lists are joined by a comma and a space in one cell, which is safe as no name there has a comma.
 *   <li>Product codes of chapters 01 to 09 have lost their leading zero: five digits are padded to six; an info {@code
 *       padded-products} says how many.
 *   <li>{@code False}, {@code True}, {@code 0} and {@code 1} stand in one row; a date is as in ISO 8601 or empty.
 *   <li>{@code Is In Force} is of the day of the export, which the file does not say; the latest announcement in it is
 *       taken for it. A row that says otherwise than its own dates is a warning, {@code in-force-contradiction}; its
 *       dates are what counts.
 *   <li>A row is rejected for {@code invalid-id}, {@code duplicate-id}, {@code missing-text}, {@code unknown-country},
 *       {@code unknown-evaluation}, {@code invalid-product}, {@code invalid-date} and {@code not-true-or-false}.
 * </ul>
 *
 * <p><b>Events.</b> An intervention is a {@link PolicyEvent}, {@code GTA-12759}, if its type is an {@link Instrument}
 * without a doubt: export bans, licences and quotas, import tariffs, loans, guarantees, equity, and what the publisher
 * files under subsidies and names as such. What frees trade ({@code Green}) is one only as a tariff that is reduced.
 * The origins of the goods are the jurisdictions that act, but for a tariff, where they are the destinations. Whom the
 * publisher reckons to be affected is not whom an act names, and is not in the scope. The last day is that of the
 * removal. No event is made, and an info counts why, of a type without an instrument ({@code no-instrument}), without
 * any date ({@code no-date}), of products not named though it is not horizontal ({@code no-products}), of a group of
 * countries ({@code no-country}), or removed before it was implemented ({@code removed-before-implemented}). Such
 * interventions are there all the same.
 *
 * <p>Published by Global Trade Alert; the terms do not allow redistribution.
 */
public final class GlobalTradeAlert {
    private static final String FORMAT = "Global Trade Alert, interventions";
    private static final Source SOURCE = Source.of("Global Trade Alert", "Interventions");

    private GlobalTradeAlert() {}

    /**
     * Loads a file.
     *
     * @param source the file
     * @return its interventions, and how the load went
     * @throws LoadException if the file is damaged or lacks a column
     */
    public static Loaded<GtaData> load(DataSource source) {
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
        return ImmutableList.of(Recognition.ofColumns(FORMAT, Gta.COLUMNS, StrictCsv.headerOf(source)));
    }

    /** A row that can be read, before it is known of which day the export is. */
    record Read(
            OpenRow row,
            List<Producer> implementing,
            List<Producer> affected,
            List<HsCode> products,
            @Nullable LocalDate announced,
            @Nullable LocalDate implemented,
            @Nullable LocalDate removed) {}

    /** One load. */
    private static final class Load {
        private final CsvRows rows;
        private final List<Read> read = new ArrayList<>();
        private final Map<String, Long> ids = new HashMap<>();
        private final LoadReport.Builder report;
        private final ExportRows exported;
        private long codes;
        private long padded;

        Load(CsvRows rows) {
            this.rows = rows;
            this.report =
                    rows.report(FORMAT).licence("restricted; no redistribution").citation(SOURCE.toString());
            this.exported = new ExportRows(rows, report, Gta.COLUMNS);
        }

        Loaded<GtaData> run() {
            rows.forEach(row -> read(rows.open(row)));
            LocalDate export = read.stream()
                    .flatMap(each -> Stream.ofNullable(each.announced()))
                    .max(LocalDate::compareTo)
                    .orElse(LocalDate.MIN);
            List<GtaIntervention> interventions = new ArrayList<>();
            read.forEach(each -> interventions.add(intervention(each, export)));
            if (padded > 0) {
                report.info(
                        "padded-products",
                        report.place().atColumn(Gta.PRODUCTS),
                        "expected six digits, found five in " + padded + " of " + codes
                                + " codes: read with a zero before them");
            }
            exported.sayWhy("interventions");
            return new Loaded<>(new GtaData(interventions), report.build());
        }

        private void read(OpenRow row) {
            String id = row.spaced(Gta.ID);
            if (!id.matches("[1-9]\\d{0,17}")) {
                row.error("invalid-id", Gta.ID, "expected a number");
            }
            for (String name : ImmutableList.of(Gta.TITLE, Gta.TYPE, Gta.IMPLEMENTING)) {
                if (row.spaced(name).isEmpty()) {
                    row.error("missing-text", name, "expected some text");
                }
            }
            if (!row.spaced(Gta.EVALUATION).matches("Red|Amber|Green")) {
                row.error("unknown-evaluation", Gta.EVALUATION, "expected Red, Amber or Green");
            }
            for (String name : ImmutableList.of(Gta.HORIZONTAL, Gta.IN_FORCE)) {
                if (!row.spaced(name).matches("(?i)true|false|0|1")) {
                    row.error("not-true-or-false", name, "expected True, False, 1 or 0");
                }
            }
            List<Producer> implementing = parties(row, Gta.IMPLEMENTING);
            List<Producer> affected = parties(row, Gta.AFFECTED);
            List<HsCode> products = products(row);
            LocalDate announced = date(row, Gta.ANNOUNCED);
            LocalDate implemented = date(row, Gta.IMPLEMENTED);
            LocalDate removed = date(row, Gta.REMOVED);
            row.once(ids, id, "duplicate-id", Gta.ID, "intervention");
            if (row.end()) {
                read.add(new Read(row, implementing, affected, products, announced, implemented, removed));
            }
        }

        private List<Producer> parties(OpenRow row, String column) {
            List<Producer> parties = new ArrayList<>();
            for (String name : list(row, column)) {
                Optional<Producer> party = Producer.find(name, "GTA");
                if (party.isEmpty()) {
                    row.add(Issue.error(
                            "unknown-country", row.place(column), "expected a country, found " + name, name));
                } else {
                    parties.add(party.get());
                    if (party.get() instanceof Country country) {
                        report.alias(name, country.name());
                    }
                }
            }
            return parties;
        }

        private List<HsCode> products(OpenRow row) {
            List<HsCode> products = new ArrayList<>();
            for (String code : list(row, Gta.PRODUCTS)) {
                if (!code.matches("\\d{5,6}")
                        || code.startsWith("00")
                        || (code.length() == 5 && code.startsWith("0"))) {
                    row.add(Issue.error(
                            "invalid-product",
                            row.place(Gta.PRODUCTS),
                            "expected codes of six digits, or five where the leading zero is lost, found " + code,
                            code));
                } else {
                    codes++;
                    padded += code.length() == 5 ? 1 : 0;
                    products.add(HsCode.of(code.length() == 5 ? "0" + code : code));
                }
            }
            return products;
        }

        private @Nullable LocalDate date(OpenRow row, String column) {
            String text = row.spaced(column);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return LocalDate.parse(text.length() == 10 ? text : "");
            } catch (DateTimeParseException e) {
                row.error("invalid-date", column, "expected a day such as 2024-01-31 or nothing");
                return null;
            }
        }

        private GtaIntervention intervention(Read each, LocalDate export) {
            report.goOn();
            checkInForce(each, export);
            PolicyEvent event = exported.event(reasonForNoEvent(each), () -> event(each));
            return new GtaIntervention(exported.cells(each.row()), each, event);
        }

        private void checkInForce(Read each, LocalDate export) {
            boolean said = isTrue(each.row(), Gta.IN_FORCE);
            String why = "";
            if (said && each.removed() != null && each.removed().isBefore(export)) {
                why = "removed on " + each.removed();
            } else if (said && each.implemented() == null) {
                why = "no date of implementation";
            } else if (!said
                    && each.removed() == null
                    && each.implemented() != null
                    && !each.implemented().isAfter(export)) {
                why = "implemented on " + each.implemented() + " and no date of removal";
            }
            if (!why.isEmpty()) {
                report.issue(Issue.warning(
                        "in-force-contradiction",
                        each.row().place(Gta.IN_FORCE),
                        "expected what the dates say on " + export + ", " + why + ", found "
                                + (said ? "in force" : "not in force"),
                        each.row().text(Gta.IN_FORCE)));
            }
        }

        private String reasonForNoEvent(Read each) {
            String type = each.row().spaced(Gta.TYPE);
            String evaluation = each.row().spaced(Gta.EVALUATION);
            if (Gta.instrument(type, evaluation).isEmpty()) {
                return "no-instrument: " + type + ", " + evaluation;
            }
            if (each.announced() == null && each.implemented() == null && each.removed() == null) {
                return "no-date: they have none";
            }
            if (each.products().isEmpty() && !isTrue(each.row(), Gta.HORIZONTAL)) {
                return "no-products: they name none and are not horizontal";
            }
            if (!each.implementing().stream().allMatch(Country.class::isInstance)) {
                return "no-country: a group of countries acts";
            }
            if (each.removed() != null
                    && each.implemented() != null
                    && each.removed().isBefore(each.implemented())) {
                return "removed-before-implemented: the dates are the wrong way round";
            }
            return "";
        }

        private PolicyEvent event(Read each) {
            OpenRow row = each.row();
            Instrument instrument = Gta.instrument(row.spaced(Gta.TYPE), row.spaced(Gta.EVALUATION))
                    .orElseThrow();
            Country[] countries =
                    each.implementing().stream().map(Country.class::cast).toArray(Country[]::new);
            Scope products = Scope.ALL.under(each.products().toArray(HsCode[]::new));
            Source source = Source.of("Global Trade Alert", row.spaced(Gta.TITLE));
            String url = row.spaced("Intervention URL");
            PolicyEvent.Builder event = PolicyEvent.builder("GTA-" + row.spaced(Gta.ID))
                    .title(row.spaced(Gta.TITLE))
                    .issuer(row.spaced(Gta.IMPLEMENTING), countries)
                    .instrument(instrument)
                    .scope(instrument instanceof Instrument.Tariff ? products.to(countries) : products.from(countries))
                    .verification(Verification.SECONDARY)
                    .source(url.startsWith("https://") ? source.withUrl(url) : source)
                    .note("Global Trade Alert: " + row.spaced(Gta.TYPE) + ", " + row.spaced(Gta.EVALUATION));
            if (each.announced() != null) {
                event.announced(each.announced());
            }
            if (each.implemented() != null) {
                event.from(each.implemented());
            }
            if (each.removed() != null) {
                event.until(each.removed()).note("the last day is the day of its removal");
            }
            return event.build();
        }

        private boolean isTrue(OpenRow row, String column) {
            return row.spaced(column).matches("(?i)true|1");
        }

        private List<String> list(OpenRow row, String column) {
            return Splitter.on(',').trimResults().omitEmptyStrings().splitToList(row.spaced(column));
        }
    }
}
