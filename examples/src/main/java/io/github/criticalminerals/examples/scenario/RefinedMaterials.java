package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;

/** Magnet rare earths from the mine to the refinery, 2024, with what the IEA's outlook adds outside China. */
final class RefinedMaterials {

    static final String ABROAD = SupplyChain.REST_OF_WORLD;
    static final String EDITION = "IEA CMDE 2025";
    static final String SOURCE = "IEA Critical Minerals Data Explorer 2025 (CC BY 4.0, a transcription): magnet rare"
            + " earths, mining and refining 2024, refining 2030 and 2035, base case; what the tonnes count is not"
            + " stated there.";

    /** The outlook's years are taken at their middles. */
    private static final LocalDate MID_2024 = LocalDate.of(2024, 7, 1);

    /** What the name of a plant that the outlook adds ends with. */
    static final String GROWTH = ", growth";

    private static final int OUTLOOK = 2030;
    private static final int YEARS = OUTLOOK - 2024;
    /** The IEA's rows beside China. */
    private static final List<Producer> OTHERS =
            ImmutableList.of(Country.of("AUS"), Country.of("MYS"), Country.of("USA"), Aggregate.of("Rest of world"));

    private final ReferenceData data;

    RefinedMaterials(ReferenceData data) {
        this.data = data;
    }

    SupplyTable table(Stage stage, int year) {
        return data.supply("magnet rare earths", stage, Measure.OUTPUT, year, EDITION);
    }

    /** Who refines beside China, as the tables name them. */
    static List<Producer> others() {
        return OTHERS;
    }

    /** What a country refines (t a year). */
    Mass refines(Producer producer, int year) {
        return table(Stage.REFINING, year).findAmount(producer).orElseThrow();
    }

    /** What the world refines (t a year). */
    double world(int year) {
        return table(Stage.REFINING, year).sumOfRows().tonnes().exactValue();
    }

    /** By how much demand grows a year if it grows as what the outlook refines (fraction). */
    double growth() {
        return Math.pow(world(OUTLOOK) / world(2024), 1.0 / YEARS) - 1;
    }

    /**
     * China serves its own use first, others sell to others; refiners grow as the outlook says.
     *
     * @param home China's part of all use (fraction)
     * @param stockDays what others have in stock (days of need)
     * @param growth by how much all demand grows (fraction a year)
     */
    SupplyChain chain(double home, double stockDays, double growth) {
        SupplyChain chain = SupplyChain.of(table(Stage.MINING, 2024), table(Stage.REFINING, 2024));
        Mass used = chain.demand().scaledBy(home);
        Interval yearly = Interval.exact(growth);
        chain = chain.with(Buyer.of("China", used).withGrowth(yearly))
                .with(Buyer.of(ABROAD, chain.demand().minus(used))
                        .withStock(Interval.exact(stockDays))
                        .withGrowth(yearly))
                .with(Route.of(Stage.REFINING, "China", "China", used))
                .with(Route.of(
                        Stage.REFINING,
                        "China",
                        ABROAD,
                        refines(Country.CHINA, 2024).minus(used)));
        for (Producer other : OTHERS) {
            chain = grown(chain, other).with(Route.of(Stage.REFINING, other.name(), ABROAD, refines(other, 2024)));
        }
        for (SupplyRow mine : table(Stage.MINING, 2024).rows()) {
            chain = mined(chain, mine.producer());
        }
        chain = mined(chain, Aggregate.of("Rest of world"));
        String chinas = Country.CHINA.name() + GROWTH;
        return grown(chain, Country.CHINA).with(Route.of(Stage.REFINING, chinas, "China", used.scaledBy(0)));
    }

    /** With what a country mines more by 2030, in equal steps; less, as in Myanmar, is left out. */
    private SupplyChain mined(SupplyChain chain, Producer producer) {
        double now = mines(producer, 2024);
        double more = mines(producer, OUTLOOK) - now;
        return more <= 0
                ? chain
                : chain.with(Plant.project(
                        producer.name() + GROWTH,
                        producer,
                        Stage.MINING,
                        Mass.ofTonnes(more, chain.basis()),
                        MID_2024,
                        Interval.exact(YEARS)));
    }

    private double mines(Producer producer, int year) {
        return table(Stage.MINING, year)
                .findAmount(producer)
                .orElseThrow()
                .tonnes()
                .exactValue();
    }

    /** With what a country refines more by 2030, in equal steps. */
    private SupplyChain grown(SupplyChain chain, Producer producer) {
        Mass more = refines(producer, OUTLOOK).minus(refines(producer, 2024));
        String name = producer.name() + GROWTH;
        return chain.with(Plant.project(name, producer, Stage.REFINING, more, MID_2024, Interval.exact(YEARS)))
                .with(Route.of(Stage.REFINING, name, ABROAD, more.scaledBy(0)));
    }
}
