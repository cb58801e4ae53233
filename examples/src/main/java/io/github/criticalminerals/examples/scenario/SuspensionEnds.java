package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.scenario.Effect;
import io.github.criticalminerals.core.scenario.Run;
import io.github.criticalminerals.core.scenario.Shock;
import io.github.criticalminerals.core.scenario.Simulation;
import io.github.criticalminerals.io.chart.Chart;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The suspension of the controls of October 2025 ends: restored, extended, or nobody knows. */
public final class SuspensionEnds implements Scenario {

    private static final LocalDate LAST_SUSPENDED = LocalDate.of(2026, 11, 10);
    private static final LocalDate LAST_IF_EXTENDED = LocalDate.of(2027, 1, 10);
    private static final List<String> CONTROLS =
            ImmutableList.of("CN-MOFCOM-2025-18", "CN-MOFCOM-2025-57", "CN-MOFCOM-2025-61-1", "CN-MOFCOM-2025-62");
    private static final String[] BUYERS = {MagnetTrade.AMERICA, MagnetTrade.EUROPE, MagnetTrade.JAPAN};
    private static final double[] APPROVED = {0.13, 0.25, 0.5, 0.9};
    private static final double[] STOCKS = {0, 60};

    private final PolicyTimeline timeline;
    private final MagnetTrade trade;

    /**
     * The scenario on the bundled figures.
     *
     * @param data the figures
     */
    public SuspensionEnds(ReferenceData data) {
        this.timeline = data.policyTimeline();
        this.trade = new MagnetTrade(data);
    }

    // region scenario
    /** From such a day magnets made outside China of Chinese rare earths need a Chinese licence (announcement 61). */
    Simulation restored(LocalDate first, double approved, double stockDays) {
        Effect licence = new Effect.Licence(
                Interval.exact(63), false, ImmutableList.of(), Share.of(approved), Share.of(1 - approved));
        String[] abroad = MagnetTrade.sellers().stream()
                .filter(seller -> !seller.equals("China"))
                .toArray(String[]::new);
        Shock sixtyOne = Shock.of("announcement 61", licence, Scope.ALL.at(Stage.MAGNET))
                .on(abroad)
                .from(first);
        return Simulation.of(trade.chain(stockDays))
                .with(sixtyOne)
                .from("2026-07-01")
                .to("2027-06-30");
    }
    // endregion

    @Override
    public Answer answer() {
        LocalDate restored = LAST_SUSPENDED.plusDays(1);
        Run typical = restored(restored, 0.25, 0).run();
        Grid status = Grid.of(
                "Status of the controls by the bundled events", "event", "2026-11-10", "2026-11-11", "2027-01-11");
        for (String event : CONTROLS) {
            status = status.row(
                    event,
                    Cell.of(timeline.statusOn(event, LAST_SUSPENDED).toString()),
                    Cell.of(timeline.statusOn(event, restored).toString()),
                    Cell.of(timeline.statusOn(event, LAST_IF_EXTENDED.plusDays(1))
                            .toString()));
        }
        Answer answer = Answer.of(
                        "suspension-ends",
                        "5. The suspension ends on 10 November 2026",
                        "What does it cost if the controls of October 2025 come back on 11 November 2026, if they come"
                                + " back after an extension to 10 January 2027, or if nobody can say? To the end of"
                                + " June 2027: a what-if.",
                        chart())
                .finding("From 11 November 2026 the status of what was suspended is unknown in the bundled events: the"
                        + " cost lies between nothing, if they stay away, and what they cost if back at once. It is no"
                        + " forecast of either.")
                .finding("What comes back strikes magnets made outside China, since announcement 61 binds exporters"
                        + " abroad who use Chinese rare earths. China's own exports need licences anyway: announcement"
                        + " 18 was never suspended.")
                .finding("An extension by two months saves at most the days of these two months; by the middle of 2027"
                        + " what counts is the rate of approval.")
                .grid(status);
        for (double stock : STOCKS) {
            Grid cost = Grid.of(
                    String.format(
                            Locale.ROOT, "Lacking by 30 June 2027, days of imports, with a stock of %.0f days", stock),
                    "buyer, approved",
                    "restored 2026-11-11",
                    "extended, then restored 2027-01-11",
                    "unknown");
            for (String buyer : BUYERS) {
                for (double approved : APPROVED) {
                    double now = restored(restored, approved, stock).run().gapDays(buyer);
                    double later = restored(LAST_IF_EXTENDED.plusDays(1), approved, stock)
                            .run()
                            .gapDays(buyer);
                    cost = cost.row(
                            String.format(Locale.ROOT, "%s, %.0f %%", buyer, 100 * approved),
                            Cell.of(now, 1),
                            Cell.of(later, 1),
                            Cell.of("0 to " + Cell.of(now, 1).shown()));
                }
            }
            answer = answer.grid(cost);
        }
        return answer.bindsFirst("On 2026-11-11 magnet makers in Japan "
                        + verb(typical.reason("Japan", Stage.MAGNET, restored).sentence())
                        + "; without a Chinese licence the goods do not leave.")
                .doesNotBind("Announcement 57 (holmium, erbium, thulium, europium, ytterbium): none of them is what a"
                        + " magnet is mainly made of.")
                .doesNotBind(
                        "Announcement 62 (technology): it strikes no goods of today; it may delay plants that start"
                                + " later, and by how much nobody states.")
                .assuming(
                        "What needs a licence again",
                        "all magnets traded by others than China",
                        "The act takes goods whose Chinese controlled rare earths are 0.1 % or more of the value. If"
                                + " half of the trade is such, gaps without a stock are half as large.")
                .assuming(
                        "How licences are decided",
                        "63 days, 13 to 90 % approved, the rest refused, as in scenario 2",
                        "The act states no days. Reports of 2025 are about exports from China, not about this.")
                .assuming(
                        "Whether others obey",
                        "all of them",
                        "Who ships without a Chinese licence lacks nothing; then the cost is nothing here.")
                .notKnown("Whether the extension to 2027-01-10 holds: both governments spoke of it, no act that amends"
                        + " announcement 70 was listed when the events were looked up (2026-10-05).")
                .notKnown(
                        "Gallium, germanium and antimony for the United States stay suspended to 2026-11-27 by another"
                                + " act (announcement 72); scenario 10 shows what that was worth.")
                .notKnown(MagnetTrade.WIDER)
                .source(MagnetTrade.SOURCE)
                .source("Dates and status: ReferenceData.policyTimeline(), events " + String.join(", ", CONTROLS)
                        + ", CN-MOFCOM-2025-70, CN-2026-09-28-extension.");
    }

    private static String verb(String sentence) {
        return sentence.replaceFirst("^waits", "wait").replaceFirst("^makes", "make");
    }

    private Chart chart() {
        Map<String, Interval> costs = new LinkedHashMap<>();
        for (String buyer : BUYERS) {
            for (double approved : new double[] {0.25, 0.9}) {
                double now =
                        restored(LAST_SUSPENDED.plusDays(1), approved, 0).run().gapDays(buyer);
                double later = restored(LAST_IF_EXTENDED.plusDays(1), approved, 0)
                        .run()
                        .gapDays(buyer);
                String label = String.format(Locale.ROOT, "%s, %.0f %% approved", buyer, 100 * approved);
                costs.put(label + ", status unknown", Interval.of(0, now));
                costs.put(label + ", extended", Interval.exact(later));
            }
        }
        return Chart.intervals(
                        "Magnets lacking by June 2027 if the suspension ends", "days of imports, no stock", costs)
                .withNote("Unknown: from nothing, if the controls stay away, to what they cost if back at once.")
                .withSource("simulation on BACI HS17 V202601, HS 850511, 2024");
    }
}
