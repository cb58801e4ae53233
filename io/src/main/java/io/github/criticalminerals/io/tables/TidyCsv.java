package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.concentration.ConcentrationSeries;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.policy.StatusChange;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.risk.GeoPolRiskResult;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.risk.UsgsSupplyRiskResult;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.Month;
import io.github.criticalminerals.core.scenario.PlantMonth;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.substitution.Allocation;
import io.github.criticalminerals.io.report.LoadReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results as tidy CSV, one row an observation, for pandas, R, dflib and spreadsheets: all results have the same
 * columns, so that rows of several go below one another.
 *
 * <pre>{@code
 * String csv = TidyCsv.of().add(mined).add(Concentration.of(mined).hhi()).add(run).toText();
 * }</pre>
 *
 * <pre>
 * result,commodity,stage,place,date,quantity,low,high,unit,text
 * supply,cobalt,mining,COD,2024,share,0.7633587786259542,0.7633587786259542,"fraction, 0..1",
 * </pre>
 *
 * <ul>
 *   <li>{@code result}: which result the row is of; {@code commodity}; {@code stage}, several joined by {@code +}.
 *   <li>{@code place}: the ISO 3166 alpha-3 code of a country, else the name of a group, buyer or plant, or the id of
 *       an event.
 *   <li>{@code date}: a year, month or day in ISO 8601.
 *   <li>{@code quantity}: what {@code low} and {@code high} are: the ends of its range, equal if it is exact; {@code
 *       high} is empty if it is unbounded, both are empty if there is no number. Missing is never zero.
 *   <li>{@code unit}; {@code text}: a status, a reason, what the number is without.
 * </ul>
 *
 * <p>Not for use by several threads.
 */
public final class TidyCsv {
    private static final String FRACTION = "fraction, 0..1";
    private static final String HEADER = "result,commodity,stage,place,date,quantity,low,high,unit,text\n";

    private final StringBuilder rows = new StringBuilder(HEADER);

    private TidyCsv() {}

    /** {@return no rows yet} */
    public static TidyCsv of() {
        return new TidyCsv();
    }

    /**
     * Adds a table: amount (t) and share of every row.
     *
     * @param table the table
     * @return this
     */
    public TidyCsv add(SupplyTable table) {
        String unit = "t " + table.basis();
        table.shares().forEach((producer, share) -> {
            Subject at = subject("supply", table).at(code(producer));
            Mass amount = table.findAmount(producer).orElseThrow();
            if (amount.isKnown()) {
                at.row("amount", amount.tonnes(), unit, "");
            } else {
                at.row("amount", "no figure");
            }
            at.row("share", share.fraction(), FRACTION, "");
        });
        return this;
    }

    /**
     * Adds an index of a table or of claims.
     *
     * @param result the result
     * @return this
     */
    public TidyCsv add(IndexResult result) {
        new Subject("index", "", "", "", "")
                .row(
                        result.index().toString(),
                        result.value(),
                        result.term().unit(),
                        String.join("; ", result.omissions()));
        return this;
    }

    /**
     * Adds an index of a table, with the table's commodity, stages and year.
     *
     * @param table the table
     * @param result an index of it
     * @return this
     */
    public TidyCsv add(SupplyTable table, IndexResult result) {
        index(subject("index", table), result);
        return this;
    }

    /**
     * Adds an index of every stage of a profile.
     *
     * @param profile the profile
     * @param index which
     * @return this
     */
    public TidyCsv add(StageProfile profile, Index index) {
        profile.of(index).forEach((stages, result) -> index(new Subject("profile", "", words(stages), "", ""), result));
        return this;
    }

    /**
     * Adds the points of a series.
     *
     * @param series the series
     * @return this
     */
    public TidyCsv add(ConcentrationSeries series) {
        series.points().forEach(point -> index(subject("series", point.table()), point.result()));
        return this;
    }

    private void index(Subject of, IndexResult result) {
        of.row(result.index().toString(), result.value(), result.term().unit(), String.join("; ", result.omissions()));
    }

    /**
     * Adds supply risk by the EU's method, of the material and of each stage.
     *
     * @param result the result
     * @return this
     */
    public TidyCsv add(EuSupplyRiskResult result) {
        String material = result.material().name();
        String text = String.join("; ", result.term().omissions());
        new Subject("EU supply risk", material, "", "", "")
                .row("supply risk", result.value(), result.term().unit(), text);
        result.stages().forEach(stage -> new Subject("EU supply risk", material, words(stage.stages()), "", "")
                .row(
                        "supply risk",
                        stage.value(),
                        result.term().unit(),
                        stage.side().toString()));
        return this;
    }

    /**
     * Adds supply risk by the method of the USGS, with its three parts.
     *
     * @param result the result
     * @return this
     */
    public TidyCsv add(UsgsSupplyRiskResult result) {
        Subject of = new Subject("USGS supply risk", result.material().name(), "", "", "");
        of.row(
                "supply risk",
                result.value(),
                "0..1",
                String.join("; ", result.term().omissions()));
        ImmutableList.of(result.disruptionPotential(), result.tradeExposure(), result.economicVulnerability())
                .forEach(term -> of.row(term.label(), term.value(), term.unit(), ""));
        return this;
    }

    /**
     * Adds a geopolitical supply risk.
     *
     * @param result the result
     * @return this
     */
    public TidyCsv add(GeoPolRiskResult result) {
        Subject of = new Subject("GeoPolRisk", "", "", result.importer(), "");
        of.row("score", result.score(), FRACTION, result.reason().orElse(""));
        result.factor().ifPresent(factor -> of.row("factor", factor, "kg copper equivalent per kg", ""));
        return this;
    }

    /**
     * Adds what is left without the largest supplier.
     *
     * @param result the result
     * @return this
     */
    public TidyCsv add(NMinusOne.Result result) {
        Subject of = new Subject(
                "N-1", "", "", result.largest().stream().map(TidyCsv::code).collect(Collectors.joining(" or ")), "");
        of.row(
                "supply left",
                result.supplyLeft(),
                "t",
                String.join("; ", result.term().omissions()));
        of.row("share left", result.share(), FRACTION, "");
        return this;
    }

    /**
     * Adds the scores of several methods.
     *
     * @param methods the methods side by side
     * @return this
     */
    public TidyCsv add(SideBySide methods) {
        methods.rows().forEach(row -> new Subject("side by side", row.material(), "", "", "")
                .row(row.method(), row.value(), row.unit(), String.join("; ", row.omissions())));
        methods.missing()
                .forEach(row -> new Subject("side by side", row.material(), "", "", "").row(row.method(), row.why()));
        return this;
    }

    /**
     * Adds the months of a run: of all, of each buyer, of each plant.
     *
     * @param run the run
     * @return this
     */
    public TidyCsv add(Run run) {
        String commodity = run.simulation().chain().commodity().name();
        String unit = "t " + run.simulation().chain().basis();
        for (Month month : run.months()) {
            Subject of = new Subject(
                    "run", commodity, "", "all buyers", month.month().toString());
            tonnes(of, unit, "made", month.made(), "need", month.need(), "used", month.used(), "gap", month.gap());
            of.row("hhi", month.hhi(), FRACTION, "");
            of.row("price", month.price(), "1 on the baseline", "");
        }
        for (BuyerMonth month : run.buyerMonths()) {
            Subject of = new Subject(
                    "run", commodity, "", month.buyer(), month.month().toString());
            tonnes(of, unit, "need", month.need(), "used", month.used(), "gap", month.gap(), "stock", month.stock());
        }
        for (PlantMonth month : run.plantMonths()) {
            Subject of = new Subject(
                    "run",
                    commodity,
                    month.stage().name(),
                    month.plant(),
                    month.month().toString());
            of.row("made", month.made(), unit, month.reason().sentence());
            of.row("delivered", month.delivered(), unit, "");
        }
        return this;
    }

    private static void tonnes(Subject of, String unit, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            of.row((String) pairs[i], (double) pairs[i + 1], unit, "");
        }
    }

    /**
     * Adds an allocation: what each buyer gets and lacks.
     *
     * @param allocation the allocation
     * @return this
     */
    public TidyCsv add(Allocation allocation) {
        allocation.unmet().forEach((buyer, unmet) -> new Subject("allocation", "", "", buyer, "")
                .row("unmet", unmet.tonnes(), "t " + unmet.basis() + " a year", ""));
        allocation.deliveries().forEach(delivery -> new Subject(
                        "allocation", "", delivery.stage().name(), delivery.to(), "")
                .row(
                        "from " + delivery.from(),
                        delivery.amount().tonnes(),
                        "t " + delivery.amount().basis() + " a year",
                        ""));
        return this;
    }

    /**
     * Adds which events bind on a day.
     *
     * @param binding the answer
     * @return this
     */
    public TidyCsv add(Binding binding) {
        standings("binds", binding.binds());
        standings("may bind", binding.mayBind());
        standings("does not bind", binding.doesNotBind());
        return this;
    }

    private void standings(String answer, List<Standing> standings) {
        standings.forEach(standing -> event("binding", standing.event().id(), standing.date())
                .row(answer, standing.status() + ", " + standing.reason()));
    }

    /**
     * Adds changes of status.
     *
     * @param changes the changes
     * @return this
     */
    public TidyCsv add(List<StatusChange> changes) {
        changes.forEach(change -> event("change", change.event().id(), change.date())
                .row("status", change.before() + ", then " + change.after()));
        return this;
    }

    private Subject event(String result, String id, LocalDate date) {
        return new Subject(result, "", "", id, date.toString());
    }

    /**
     * Adds how a load went: its counts and its issues.
     *
     * @param report the report
     * @return this
     */
    public TidyCsv add(LoadReport report) {
        Subject of = new Subject("load", "", "", report.source(), "");
        of.row("rows kept", (double) report.rowsKept(), "rows", report.format());
        of.row("rows rejected", (double) report.rowsRejected(), "rows", "");
        report.issues().forEach(issue -> of.row(issue.code(), issue.toString()));
        return this;
    }

    /** {@return the rows, with a header} */
    public String toText() {
        return rows.toString();
    }

    /** The number of rows. */
    @Override
    public String toString() {
        return "tidy CSV of " + (rows.chars().filter(c -> c == '\n').count() - 1) + " lines";
    }

    private Subject subject(String result, SupplyTable table) {
        return new Subject(result, table.commodity().name(), words(table.stages()), "", String.valueOf(table.year()));
    }

    private static String code(Producer producer) {
        return producer instanceof Country country ? country.alpha3() : producer.name();
    }

    private static String words(Collection<Stage> stages) {
        return stages.stream().map(Stage::name).collect(Collectors.joining("+"));
    }

    /** What rows are of. */
    private final class Subject {
        private final String result;
        private final String commodity;
        private final String stage;
        private final String place;
        private final String date;

        Subject(String result, String commodity, String stage, String place, String date) {
            this.result = result;
            this.commodity = commodity;
            this.stage = stage;
            this.place = place;
            this.date = date;
        }

        Subject at(String where) {
            return new Subject(result, commodity, stage, where, date);
        }

        void row(String quantity, Interval value, String unit, String text) {
            line(quantity, number(value.lower()), value.isBounded() ? number(value.upper()) : "", unit, text);
        }

        void row(String quantity, double value, String unit, String text) {
            String number = Double.isNaN(value) ? "" : number(value);
            line(quantity, number, number, unit, text);
        }

        void row(String quantity, String text) {
            line(quantity, "", "", "", text);
        }

        private void line(String quantity, String low, String high, String unit, String text) {
            List<String> cells = new ArrayList<>();
            ImmutableList.of(result, commodity, stage, place, date, quantity, low, high, unit, text)
                    .forEach(cell -> cells.add(quoted(cell)));
            rows.append(String.join(",", cells)).append('\n');
        }
    }

    private static String number(double value) {
        return Interval.exact(value).toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
