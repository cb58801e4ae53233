package io.github.criticalminerals.io.tables;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.concentration.ConcentrationChange;
import io.github.criticalminerals.core.concentration.ConcentrationSeries;
import io.github.criticalminerals.core.concentration.Contribution;
import io.github.criticalminerals.core.concentration.GroupDecomposition;
import io.github.criticalminerals.core.concentration.IndexResult;
import io.github.criticalminerals.core.concentration.StageProfile;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.index.Index;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.Change;
import io.github.criticalminerals.core.policy.Standing;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.risk.CrmaBenchmarks;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.risk.GeoPolRiskResult;
import io.github.criticalminerals.core.risk.NMinusOne;
import io.github.criticalminerals.core.risk.NetImportReliance;
import io.github.criticalminerals.core.risk.SideBySide;
import io.github.criticalminerals.core.risk.UsgsSupplyRiskResult;
import io.github.criticalminerals.core.scenario.BuyerMonth;
import io.github.criticalminerals.core.scenario.EventReading;
import io.github.criticalminerals.core.scenario.Month;
import io.github.criticalminerals.core.scenario.PlantMonth;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.RunComparison;
import io.github.criticalminerals.core.substitution.Allocation;
import io.github.criticalminerals.core.substitution.MaterialResult;
import io.github.criticalminerals.core.uncertainty.Comparison;
import io.github.criticalminerals.core.uncertainty.Sensitivity;
import io.github.criticalminerals.core.uncertainty.Summary;
import io.github.criticalminerals.io.report.LoadReport;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
 *   <li>{@code place}: the ISO 3166 alpha-3 code of a country, else the name of a group, buyer, plant, application or
 *       input, or the id of an event.
 *   <li>{@code date}: a year, month or day in ISO 8601.
 *   <li>{@code quantity}: what {@code low} and {@code high} are: the ends of its range, equal if it is exact; {@code
 *       high} is empty if it is unbounded, both are empty if there is no number. Missing is never zero.
 *   <li>{@code unit}; {@code text}: a status, a reason, what the number is without.
 * </ul>
 *
 * <p>Every method that adds returns this. Not for use by several threads.
 */
public final class TidyCsv {
    private static final String FRACTION = "fraction, 0..1";
    private static final String CHANGE = "fraction, -1..1";
    private static final String CHANGE_OF_MEAN = "fraction of the mean before";
    private static final ImmutableList<Double> QUANTILES = ImmutableList.of(0.05, 0.5, 0.95);
    private static final String HEADER = "result,commodity,stage,place,date,quantity,low,high,unit,text\n";

    private final StringBuilder rows = new StringBuilder(HEADER);

    private TidyCsv() {}

    /** {@return no rows yet} */
    public static TidyCsv of() {
        return new TidyCsv();
    }

    /** Adds a table: amount (t) and share of every row. */
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

    /** Adds an index of a table or of claims. */
    public TidyCsv add(IndexResult result) {
        return index(subject("index", "", "", "", ""), result);
    }

    /** Adds an index of a table, with the table's commodity, stages and year. */
    public TidyCsv add(SupplyTable table, IndexResult result) {
        return index(subject("index", table), result);
    }

    /** Adds an index of every stage of a profile. */
    public TidyCsv add(StageProfile profile, Index index) {
        profile.of(index).forEach((stages, result) -> index(subject("profile", "", words(stages), "", ""), result));
        return this;
    }

    /** Adds the points of a series. */
    public TidyCsv add(ConcentrationSeries series) {
        series.points().forEach(point -> index(subject("series", point.table()), point.result()));
        return this;
    }

    private TidyCsv index(Subject of, IndexResult result) {
        of.row(result.index().toString(), result.value(), result.term().unit(), joined(result.omissions()));
        return this;
    }

    /**
     * Adds what a producer, or an unsplit part, adds to the HHI, for example each of {@code
     * Concentration.contributions()}.
     */
    public TidyCsv add(Contribution contribution) {
        return contribution(subject("contribution", "", "", "", ""), contribution);
    }

    /**
     * Adds what a producer, or an unsplit part, adds to the HHI of a table, with the table's commodity, stages and
     * year.
     */
    public TidyCsv add(SupplyTable table, Contribution contribution) {
        return contribution(subject("contribution", table), contribution);
    }

    private TidyCsv contribution(Subject whole, Contribution contribution) {
        Subject of = whole.at(code(contribution.producer()));
        String text = joined(contribution.omissions());
        of.row("share", contribution.share(), FRACTION, text);
        of.row("added to the hhi", contribution.squared(), FRACTION, text);
        return this;
    }

    /** Adds concentration within groups and between them: of the whole, then of each group. */
    public TidyCsv add(GroupDecomposition groups) {
        return decomposition(subject("groups", "", "", "", ""), groups);
    }

    /** Adds concentration within groups of a table and between them, with its commodity, stages and year. */
    public TidyCsv add(SupplyTable table, GroupDecomposition groups) {
        return decomposition(subject("groups", table), groups);
    }

    private TidyCsv decomposition(Subject whole, GroupDecomposition groups) {
        String text = joined(groups.omissions());
        whole.row("hhi", groups.hhi(), FRACTION, text);
        whole.row("theilT", groups.theilT(), "nats", text);
        whole.row("theilT within groups", groups.theilWithin(), "nats", text);
        whole.row("theilT between groups", groups.theilBetween(), "nats", text);
        groups.groups().forEach(group -> {
            Subject of = whole.at(group.name());
            of.row("producers", (double) group.producers(), "producers", text);
            of.row("share", group.share(), FRACTION, text);
            of.row("hhi within", group.hhiWithin(), FRACTION, text);
            of.row("added to the hhi", group.hhiAdded(), FRACTION, text);
            of.row("theilT within", group.theilWithin(), "nats", text);
        });
        return this;
    }

    /** Adds how the HHI changed, and what each producer adds to the change. */
    public TidyCsv add(ConcentrationChange change) {
        return change(subject("HHI change", "", "", "", ""), change);
    }

    /** Adds how the HHI changed, with the commodity, stages and year of the later table. */
    public TidyCsv add(SupplyTable later, ConcentrationChange change) {
        return change(subject("HHI change", later), change);
    }

    private TidyCsv change(Subject whole, ConcentrationChange change) {
        String text = joined(change.notes());
        whole.row("hhi before", change.before(), FRACTION, text);
        whole.row("hhi after", change.after(), FRACTION, text);
        whole.row("change of the hhi", change.change(), CHANGE, text);
        change.parts().forEach(part -> {
            Subject of = whole.at(code(part.producer()));
            of.row("share before", part.shareBefore(), FRACTION, text);
            of.row("share after", part.shareAfter(), FRACTION, text);
            of.row("change of the hhi", part.change(), CHANGE, text);
        });
        return this;
    }

    /**
     * Adds what draws of a figure come to: their number, mean, standard deviation, the standard error of the mean,
     * least and greatest, and the quantiles of order 0.05, 0.5 and 0.95. What one draw or draws that were not kept do
     * not tell has a row without a number.
     *
     * @param figure what was drawn, such as {@code hhi}
     * @param unit its unit
     * @param summary the summary
     */
    public TidyCsv add(String figure, String unit, Summary summary) {
        Subject of = subject("summary of " + figure, "", "", "", "");
        String text = joined(summary.omissions());
        of.row("draws", (double) summary.count(), "draws", text);
        of.row("mean", summary.mean(), unit, text);
        if (summary.count() > 1) {
            of.row("standard deviation", summary.sd(), unit, text);
            of.row("standard error of the mean", summary.standardError(), unit, text);
        } else {
            of.row("standard deviation", "one draw has none");
            of.row("standard error of the mean", "one draw has none");
        }
        of.row("least", summary.least(), unit, text);
        of.row("greatest", summary.greatest(), unit, text);
        for (double order : QUANTILES) {
            if (summary.keepsDraws()) {
                of.row("quantile " + order, summary.quantile(order), unit, text);
            } else {
                of.row("quantile " + order, "the draws were not kept");
            }
        }
        return this;
    }

    /**
     * Adds how much of a figure's variance each input makes by itself.
     *
     * @param figure what was computed, such as {@code hhi}
     * @param unit its unit; the variance has that unit squared
     * @param sensitivity the indices
     */
    public TidyCsv add(String figure, String unit, Sensitivity sensitivity) {
        Subject whole = subject("sensitivity of " + figure, "", "", "", "");
        String text = joined(sensitivity.omissions());
        whole.row("pairs of draws", (double) sensitivity.draws(), "pairs", text);
        whole.row("variance", sensitivity.variance(), "square of " + unit, text);
        sensitivity.inputs().forEach(input -> {
            Subject of = whole.at(input.input());
            of.row("first-order index", input.index(), "fraction of the variance", text);
            of.row("standard error of the index", input.standardError(), "fraction of the variance", text);
        });
        return this;
    }

    /**
     * Adds how the European Union's benchmarks for 2030 stand, for each its amount, share, answer and gap; the text
     * says of what.
     *
     * @param material the material
     * @param benchmarks the result of its {@code CrmaBenchmarks}
     */
    public TidyCsv add(Commodity material, List<CrmaBenchmarks.Benchmark> benchmarks) {
        Subject of = subject("CRMA benchmarks", material.name(), "", "", "");
        for (CrmaBenchmarks.Benchmark benchmark : benchmarks) {
            String kind = benchmark.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String unit = benchmark.term().unit();
            String text = joined(ImmutableList.<String>builder()
                    .add(benchmark.of())
                    .addAll(benchmark.term().omissions())
                    .build());
            of.row(kind + ": amount", benchmark.amount(), unit, text);
            of.row(kind + ": share", benchmark.share(), "fraction of consumption", text);
            of.row(kind + ": benchmark", benchmark.kind().share(), "fraction of consumption", text);
            of.row(kind + ": met", benchmark.met() + "; " + text);
            of.row(kind + ": gap", benchmark.gap(), unit, text);
        }
        return this;
    }

    /**
     * Adds what substitution does for a material: as a whole, in each application, and each substitute's own risk there
     * with the verdict on it.
     */
    public TidyCsv add(MaterialResult result) {
        Subject whole = subject("substitution", result.material().name(), "", "", "");
        String text = joined(result.term().omissions());
        String unit = result.term().unit();
        whole.row("supply risk", result.risk(), unit, text);
        whole.row("substitutability", result.substitutability().fraction(), FRACTION, text);
        whole.row("supply risk left", result.riskLeft(), unit, text);
        result.uses().forEach(use -> {
            Subject of = whole.at(use.application().name());
            of.row("substitutability", use.substitutability().fraction(), FRACTION, text);
            of.row("supply risk left", use.riskLeft(), unit, text);
        });
        result.effects().forEach(effect -> whole.at(
                        effect.substitute().application().name())
                .row(
                        "own risk of " + effect.substitute().replacement().name(),
                        effect.ownRisk(),
                        unit,
                        effect.verdict() + "; " + effect.reason()));
        return this;
    }

    /** Adds supply risk by the EU's method, of the material and of each stage. */
    public TidyCsv add(EuSupplyRiskResult result) {
        String material = result.material().name();
        String text = joined(result.term().omissions());
        subject("EU supply risk", material, "", "", "")
                .row("supply risk", result.value(), result.term().unit(), text);
        result.stages().forEach(stage -> subject("EU supply risk", material, words(stage.stages()), "", "")
                .row(
                        "supply risk",
                        stage.value(),
                        result.term().unit(),
                        stage.side().toString()));
        return this;
    }

    /** Adds supply risk by the method of the USGS, with its three parts. */
    public TidyCsv add(UsgsSupplyRiskResult result) {
        Subject of = subject("USGS supply risk", result.material().name(), "", "", "");
        of.row("supply risk", result.value(), "0..1", joined(result.term().omissions()));
        ImmutableList.of(result.disruptionPotential(), result.tradeExposure(), result.economicVulnerability())
                .forEach(term -> of.row(term.label(), term.value(), term.unit(), ""));
        return this;
    }

    /** Adds a geopolitical supply risk. */
    public TidyCsv add(GeoPolRiskResult result) {
        Subject of = subject("GeoPolRisk", "", "", result.importer(), "");
        of.row("score", result.value(), FRACTION, result.reason().orElse(""));
        result.factor().ifPresent(factor -> of.row("factor", factor, "kg copper equivalent per kg", ""));
        return this;
    }

    /** Adds how much of its consumption of a material a country imports on balance. */
    public TidyCsv add(Commodity material, Country where, NetImportReliance reliance) {
        subject("net import reliance", material.name(), "", code(where), "")
                .row(
                        "net import reliance",
                        reliance.value(),
                        reliance.term().unit(),
                        joined(reliance.term().omissions()));
        return this;
    }

    /** Adds what is left without the largest supplier. */
    public TidyCsv add(NMinusOne.Result result) {
        Subject of = subject(
                "N-1", "", "", result.largest().stream().map(TidyCsv::code).collect(Collectors.joining(" or ")), "");
        of.row("supply left", result.supplyLeft(), "t", joined(result.term().omissions()));
        of.row("share left", result.share(), FRACTION, "");
        return this;
    }

    /** Adds the scores of several methods. */
    public TidyCsv add(SideBySide methods) {
        methods.rows().forEach(row -> subject("side by side", row.material(), "", "", "")
                .row(row.method(), row.value(), row.unit(), joined(row.omissions())));
        methods.missing().forEach(row -> subject("side by side", row.material(), "", "", "")
                .row(row.method(), row.why()));
        return this;
    }

    /** Adds the months of a run: of all, of each buyer, of each plant. */
    public TidyCsv add(Run run) {
        String commodity = run.simulation().chain().commodity().name();
        String unit = "t " + run.simulation().chain().basis();
        for (Month month : run.months()) {
            Subject of =
                    subject("run", commodity, "", "all buyers", month.month().toString());
            tonnes(of, unit, "made", month.made(), "need", month.need(), "used", month.used(), "gap", month.gap());
            of.row("hhi", month.hhi(), FRACTION, "");
            of.row("price", month.price(), "1 on the baseline", "");
        }
        for (BuyerMonth month : run.buyerMonths()) {
            Subject of =
                    subject("run", commodity, "", month.buyer(), month.month().toString());
            tonnes(of, unit, "need", month.need(), "used", month.used(), "gap", month.gap(), "stock", month.stock());
        }
        for (PlantMonth month : run.plantMonths()) {
            Subject of = subject(
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

    /** Adds one run beside another, in all days: of each buyer and of each plant. */
    public TidyCsv add(RunComparison runs) {
        String commodity = runs.run().simulation().chain().commodity().name();
        String unit = "t " + runs.run().simulation().chain().basis();
        runs.buyers().forEach(row -> {
            Subject of = subject("runs", commodity, "", row.buyer(), "");
            tonnes(of, unit, "used", row.used(), "used in the other", row.other(), "more gap", row.moreGap());
        });
        runs.plants()
                .forEach(row -> tonnes(
                        subject("runs", commodity, "", row.plant(), ""),
                        unit,
                        "made",
                        row.made(),
                        "made in the other",
                        row.other()));
        return this;
    }

    /**
     * Adds how a series of trade behaved after a measure, with the change of what comes from the origin and of the
     * total.
     *
     * @param series what the series is of
     * @param rows the times, as {@code EventReading} reads them
     */
    public TidyCsv add(String series, List<EventReading.Row> rows) {
        rows.forEach(row -> {
            Subject of = subject("event reading", "", "", series, "");
            if (row.word() == EventReading.Word.UNTESTABLE) {
                of.row(row.name(), row.word().toString());
            } else {
                of.row(
                        row.name() + ": origin",
                        row.origin(),
                        CHANGE_OF_MEAN,
                        row.word().toString());
                of.row(
                        row.name() + ": total",
                        row.total(),
                        CHANGE_OF_MEAN,
                        row.word().toString());
            }
        });
        return this;
    }

    /**
     * Adds several outcomes of the same draws: the summary of each, and how likely it takes each rank.
     *
     * @param unit the unit of the outcomes
     * @param outcomes the outcomes
     */
    public TidyCsv add(String unit, Comparison outcomes) {
        outcomes.summaries().forEach((name, summary) -> {
            add(name, unit, summary);
            Subject of = subject("ranks", "", "", name, "");
            for (int rank = 1; rank <= outcomes.ranks().size(); rank++) {
                of.row("chance of rank " + rank, outcomes.probability(name, rank), FRACTION, "1 is the greatest");
            }
        });
        return this;
    }

    private static void tonnes(Subject of, String unit, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            of.row((String) pairs[i], (double) pairs[i + 1], unit, "");
        }
    }

    /** Adds an allocation: what each buyer gets and lacks. */
    public TidyCsv add(Allocation allocation) {
        allocation.unmet().forEach((buyer, unmet) -> subject("allocation", "", "", buyer, "")
                .row("unmet", unmet.tonnes(), "t " + unmet.basis() + " a year", ""));
        allocation.deliveries().forEach(delivery -> subject(
                        "allocation", "", delivery.stage().name(), delivery.to(), "")
                .row(
                        "from " + delivery.from(),
                        delivery.amount().tonnes(),
                        "t " + delivery.amount().basis() + " a year",
                        ""));
        return this;
    }

    /** Adds which events bind on a day. */
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

    /** Adds changes of status. */
    public TidyCsv add(List<Change> changes) {
        changes.forEach(change -> event("change", change.event().id(), change.date())
                .row(
                        "status",
                        change.before().status() + ", then " + change.after().status()));
        return this;
    }

    private Subject event(String result, String id, LocalDate date) {
        return subject(result, "", "", id, date.toString());
    }

    /** Adds how a load went: its counts and its issues. */
    public TidyCsv add(LoadReport report) {
        Subject of = subject("load", "", "", report.source(), "");
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
        return subject(result, table.commodity().name(), words(table.stages()), "", String.valueOf(table.year()));
    }

    private Subject subject(String result, String commodity, String stage, String place, String date) {
        return new Subject(rows, result, commodity, stage, place, date);
    }

    private static String code(Producer producer) {
        return producer instanceof Country country ? country.alpha3() : producer.name();
    }

    private static String words(Collection<Stage> stages) {
        return stages.stream().map(Stage::name).collect(Collectors.joining("+"));
    }

    private static String joined(List<String> lines) {
        return String.join("; ", lines);
    }
}
