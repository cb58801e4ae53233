package io.github.criticalminerals.io.reference;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.risk.EuSupplyRiskResult;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bundled files of which every line is an entry of its own. Each is read when first asked for. */
final class EntryData {
    static final Supplier<ImmutableList<UsStatistic>> STATISTICS =
            Bundled.entries(Bundled.Kind.STATISTICS, EntryData::statistic);
    static final Supplier<ImmutableList<EuUse>> USES = Bundled.entries(Bundled.Kind.USES, EntryData::use);
    static final Supplier<ImmutableList<EuAssessment>> ASSESSMENTS =
            Bundled.entries(Bundled.Kind.ASSESSMENTS, EntryData::assessment);
    static final Supplier<ImmutableList<EuScore>> SCORES = Bundled.entries(Bundled.Kind.SCORES, EntryData::score);
    static final Supplier<ImmutableList<Indicator>> INDICATORS =
            Bundled.entries(Bundled.Kind.INDICATORS, EntryData::indicator);
    static final Supplier<ImmutableList<TradeTable>> TRADE = Suppliers.memoize(() ->
            Bundled.files(Bundled.Kind.TRADE).stream().map(EntryData::trade).collect(ImmutableList.toImmutableList()));

    private EntryData() {}

    private static UsStatistic statistic(Bundled.Key file, Bundled.Cells cells) {
        String high = cells.text("high");
        ImmutableSet.Builder<Mark> marks = ImmutableSet.builder();
        Splitter.on(' ').omitEmptyStrings().split(cells.text("marks")).forEach(mark -> marks.add(Mark.valueOf(mark)));
        return new UsStatistic(
                file.edition(),
                Bundled.commodity(cells.text("commodity")),
                cells.text("chapter"),
                UsStatistic.Kind.valueOf(cells.text("kind")),
                cells.text("detail"),
                cells.text("unit"),
                cells.number("year"),
                Interval.of(cells.decimal("low"), high.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(high)),
                marks.build(),
                cells.text("printed"),
                Splitter.on(" | ").omitEmptyStrings().splitToList(cells.text("notes")),
                file.source());
    }

    private static EuUse use(Bundled.Key file, Bundled.Cells cells) {
        String added = cells.text("value_added_million_eur");
        return new EuUse(
                file.edition(),
                Bundled.commodity(cells.text("commodity")),
                cells.text("material"),
                cells.text("application"),
                Share.parse(cells.text("share")),
                cells.text("sector"),
                added.isEmpty() ? null : Double.valueOf(added),
                cells.text("doubt"),
                file.source());
    }

    private static EuScore score(Bundled.Key file, Bundled.Cells cells) {
        return new EuScore(
                Bundled.commodity(cells.text("commodity")),
                cells.text("material"),
                cells.number("year"),
                rounded(cells.text("supply_risk")),
                rounded(cells.text("economic_importance")),
                file.source());
    }

    private static EuAssessment assessment(Bundled.Key file, Bundled.Cells cells) {
        return new EuAssessment(
                file.edition(),
                Bundled.commodity(cells.text("commodity")),
                cells.text("material"),
                Stage.parseSet(cells.text("stages")),
                Boolean.parseBoolean(cells.text("decides")),
                EuSupplyRiskResult.Sides.valueOf(cells.text("sides")),
                Objects.requireNonNullElse(rounded(cells.text("supply_risk")), Interval.NON_NEGATIVE),
                Interval.ofRounded(new BigDecimal(cells.text("economic_importance"))),
                percent(cells.text("import_reliance_pct")),
                percent(cells.text("recycling_pct")),
                index(cells.text("substitution_sr")),
                index(cells.text("substitution_ei")),
                rounded(cells.text("world_index")),
                rounded(cells.text("eu_index")),
                file.source());
    }

    private static Share percent(String printed) {
        return printed.isEmpty() ? Share.UNKNOWN : Share.parse(printed + " %");
    }

    private static Interval index(String printed) {
        return printed.isEmpty()
                ? Interval.UNIT
                : Interval.ofRounded(new BigDecimal(printed)).clamp(0, 1);
    }

    private static @Nullable Interval rounded(String printed) {
        return printed.isEmpty()
                ? null
                : Interval.NON_NEGATIVE
                        .intersection(Interval.ofRounded(new BigDecimal(printed)))
                        .orElseThrow();
    }

    private static Indicator indicator(Bundled.Key file, Bundled.Cells cells) {
        String where = cells.text("where");
        String value = cells.text("value");
        return new Indicator(
                cells.text("series"),
                cells.text("date"),
                Country.find(where).orElse(null),
                value.isEmpty() ? null : Interval.parse(value),
                cells.text("unit"),
                cells.text("printed"),
                cells.text("said_by"),
                cells.text("basis"),
                file.source().withLocator(cells.text("source")));
    }

    private static TradeTable trade(Bundled file) {
        TradeTableBuilder table = TradeTable.builder().edition(file.edition()).source(file.source());
        file.source().note().ifPresent(table::note);
        file.rows((each, cells) -> {
                    String tonnes = cells.text("tonnes");
                    return new TradeFlow(
                            cells.number("year"),
                            Country.of(cells.text("exporter")),
                            Country.of(cells.text("importer")),
                            HsCode.of(cells.text("product")),
                            cells.decimal("value_usd"),
                            tonnes.isEmpty()
                                    ? Mass.unknown(TradeFlow.NET_WEIGHT)
                                    : Mass.ofTonnes(Double.parseDouble(tonnes), TradeFlow.NET_WEIGHT));
                })
                .forEach(table::add);
        return table.build();
    }
}
