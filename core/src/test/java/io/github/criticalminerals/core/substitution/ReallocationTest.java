package io.github.criticalminerals.core.substitution;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.TermRecalculation;
import io.github.criticalminerals.core.numeric.NoSolutionException;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Mutants that no test can tell: a constraint left out that follows from others, a part of demand or a level that is
 * empty, what rounding alone may break.
 */
class ReallocationTest {

    private static final Producer CHINA = Country.of("CHN");
    private static final Producer AUSTRALIA = Country.of("AUS");
    private static final Producer MALAYSIA = Country.of("MYS");
    private static final Share ALL = Share.of(1);
    private static final Source MADE_UP = Source.of("test", "invented figures");

    private static Mass t(double tonnes) {
        return Mass.ofTonnes(tonnes, Basis.REO);
    }

    private static Plant plant(Producer producer, Stage stage, double tonnes) {
        return Plant.of(producer, stage, t(tonnes));
    }

    /** Two mines of 70 and 30, two refineries of 80 and 20, buyers of 60 and 40. */
    private static SupplyChainBuilder chain() {
        return SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 70))
                .add(plant(AUSTRALIA, Stage.MINING, 30)
                        .withSpare(t(40), Interval.exact(1), Interval.exact(4))
                        .withCost(2))
                .add(plant(CHINA, Stage.REFINING, 80))
                .add(plant(MALAYSIA, Stage.REFINING, 20).withCost(3))
                .add(Buyer.of("Japan", t(60)))
                .add(Buyer.of("Korea", t(40)));
    }

    private static Reallocation halved() {
        return Reallocation.of(chain().build()).withCut(CHINA, Stage.MINING, Share.of(0.5));
    }

    private static double unmet(Reallocation reallocation) {
        return reallocation.in(View.CAUTIOUS).totalUnmet().tonnes().exactValue();
    }

    @Test
    void nothingIsUnmetBeforeTheCut() {
        Allocation allocation = Reallocation.of(chain().build()).in(View.CAUTIOUS);
        assertThat(allocation.totalUnmet()).isEqualTo(t(0));
        assertThat(allocation.cost()).isEqualTo(30 * 2 + 20 * 3);
        assertThat(allocation.method()).isEqualTo("network flow, exact in whole units of 1E-12 t");
    }

    @Test
    void spareCapacityComesAfterItsLagAndRamp() {
        assertThat(unmet(halved())).isEqualTo(35);
        assertThat(unmet(halved().after(1))).isEqualTo(35);
        assertThat(unmet(halved().after(2))).isEqualTo(25);
        assertThat(unmet(halved().after(5))).isEqualTo(0);
        assertThat(unmet(halved().after(7))).isEqualTo(0);
    }

    @Test
    void aLagWithoutUpperEndNeverEndsInTheCautiousView() {
        SupplyChain chain = chain().add(
                        plant(AUSTRALIA, Stage.MINING, 30).withSpare(t(40), Interval.atLeast(2), Interval.ZERO))
                .build();
        Reallocation late = Reallocation.of(chain)
                .withCut(CHINA, Stage.MINING, Share.of(0.5))
                .after(40);
        assertThat(late.unmet()).isEqualTo(new Mass(Interval.of(0, 35), Basis.REO));
    }

    @Test
    void aCutPlantHasNoSpareCapacity() {
        SupplyChain chain = chain().add(plant(CHINA, Stage.MINING, 70).withSpare(t(90), Interval.ZERO, Interval.ZERO))
                .build();
        assertThat(unmet(Reallocation.of(chain).withCut(CHINA, Stage.MINING, Share.of(0.5))))
                .isEqualTo(35);
    }

    @Test
    void twoCutsOfOnePlantMultiply() {
        assertThat(unmet(halved().withCut(CHINA, Stage.MINING, Share.of(0.5)))).isEqualTo(52.5);
    }

    @Test
    void eachRuleLeavesAsMuchAndToOthers() {
        SupplyChain contract = chain().build().toBuilder().build();
        SupplyChain withTerms = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 50))
                .add(Buyer.of("Japan", t(60)).withContract(t(11)).withPriority(2))
                .add(Buyer.of("Korea", t(40)).withContract(t(37)))
                .build();
        Reallocation all = Reallocation.of(withTerms);
        assertThat(all.withRule(Reallocation.Rule.PRO_RATA).in(View.CAUTIOUS).unmet())
                .isEqualTo(Map.of("Japan", t(30), "Korea", t(20)));
        assertThat(all.withRule(Reallocation.Rule.PRIORITY).in(View.CAUTIOUS).unmet())
                .isEqualTo(Map.of("Japan", t(50), "Korea", t(0)));
        Map<String, Mass> contracted =
                all.withRule(Reallocation.Rule.CONTRACT_FIRST).in(View.CAUTIOUS).unmet();
        assertThat(contracted.get("Japan").tonnes().exactValue()).isLessThanOrEqualTo(49);
        assertThat(contracted.get("Korea").tonnes().exactValue()).isLessThanOrEqualTo(3);
        assertThat(unmet(all)).isEqualTo(50);
        assertThat(contract).isEqualTo(chain().build());
    }

    /** 55 t for 60 and 40: Korea costs more and comes first by number; 11 and 37 are under contract. */
    @Test
    void handCalculatedRules() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 55))
                .add(Buyer.of("Japan", t(60)).withContract(t(11)).withPriority(3))
                .add(Buyer.of("Korea", t(40)).withContract(t(37)).withPriority(2))
                .add(route("China", "Japan", Mass.unknown(Basis.REO), 1))
                .add(route("China", "Korea", Mass.unknown(Basis.REO), 9))
                .build();
        Map<Reallocation.Rule, List<Double>> unmet = Map.of(
                Reallocation.Rule.LEAST_COST, List.of(5.0, 40.0),
                Reallocation.Rule.PRO_RATA, List.of(27.0, 18.0),
                Reallocation.Rule.CONTRACT_FIRST, List.of(42.0, 3.0),
                Reallocation.Rule.PRIORITY, List.of(45.0, 0.0));
        for (Reallocation.Rule rule : Reallocation.Rule.values()) {
            Reallocation flow = Reallocation.of(chain).withRule(rule);
            assertThat(flow.in(View.CAUTIOUS).unmet().values())
                    .as("%s", rule)
                    .extracting(mass -> mass.tonnes().exactValue())
                    .isEqualTo(unmet.get(rule));
            assertThat(flow.withCap(Cap.ofDelivered(CHINA, Stage.MINING, ALL))
                            .in(View.CAUTIOUS)
                            .unmet()
                            .values())
                    .as("%s, linear program", rule)
                    .extracting(mass -> mass.tonnes().exactValue())
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                    .isEqualTo(unmet.get(rule));
        }
        Buyer late = Buyer.of("Peru", t(30)).withPriority(1);
        assertThat(Reallocation.of(chain.toBuilder()
                                .add(late)
                                .add(route("China", "Peru", Mass.unknown(Basis.REO), 30))
                                .build())
                        .withRule(Reallocation.Rule.PRIORITY)
                        .in(View.CAUTIOUS)
                        .unmet())
                .isEqualTo(Map.of("Japan", t(60), "Korea", t(15), "Peru", t(0)));
    }

    private static Route route(String from, String to, Mass capacity, long cost) {
        return new Route(Stage.MINING, from, to, t(0), capacity, cost);
    }

    /**
     * With a tonnes from Australia to Japan and b to Korea the cost is 220 + a - b; b is at most 15, and China's 70 t
     * leave a + b at least 30.
     */
    private static SupplyChainBuilder routed() {
        return SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 70))
                .add(plant(AUSTRALIA, Stage.MINING, 30).withCost(2))
                .add(Buyer.of("Japan", t(60)))
                .add(Buyer.of("Korea", t(40)))
                .add(route("China", "Japan", t(50), 1))
                .add(route("China", "Korea", Mass.unknown(Basis.REO), 4))
                .add(route("Australia", "Japan", Mass.unknown(Basis.REO), 0))
                .add(route("Australia", "Korea", t(15), 1));
    }

    @Test
    void handCalculatedRoutes() {
        Allocation allocation = Reallocation.of(routed().build()).in(View.CAUTIOUS);
        assertThat(allocation.deliveries())
                .containsExactly(
                        new Allocation.Delivery(Stage.MINING, "Australia", "Japan", t(15)),
                        new Allocation.Delivery(Stage.MINING, "Australia", "Korea", t(15)),
                        new Allocation.Delivery(Stage.MINING, "China", "Japan", t(45)),
                        new Allocation.Delivery(Stage.MINING, "China", "Korea", t(25)));
        assertThat(allocation.cost()).isEqualTo(220);
        assertThat(allocation.constraints())
                .extracting(Constraint::toString)
                .containsExactly(
                        "capacity of Australia, mining: limit 30 t at flow 30 t: no effect",
                        "capacity of China, mining: limit 70 t at flow 70 t: one more tonne leaves 0 t less unmet and"
                                + " saves 1",
                        "route mining, Australia to Korea: limit 15 t at flow 15 t: one more tonne leaves 0 t less"
                                + " unmet and saves 2",
                        "route mining, China to Japan: limit 50 t above flow 45 t: no effect");
        assertThat(allocation.constraints())
                .filteredOn(each -> !each.binds())
                .containsExactly(
                        allocation.constraints().get(0),
                        allocation.constraints().get(3));
        // A share that cannot bind makes it a linear program of the same solution
        Allocation program = Reallocation.of(routed().build())
                .withCap(Cap.ofDelivered(CHINA, Stage.MINING, ALL))
                .in(View.CAUTIOUS);
        assertThat(program.method()).isEqualTo("linear programs, every constraint checked to 1.0E-9 relative");
        assertThat(program.deliveries())
                .extracting(delivery -> delivery.amount().tonnes().exactValue())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                .containsExactly(15.0, 15.0, 45.0, 25.0);
        assertThat(program.cost()).isCloseTo(220, within(1e-6));
        assertThat(program.constraints()).extracting(Constraint::costSaved).containsExactly(0.0, 1.0, 2.0, 0.0, 0.0);
        Constraint share = program.constraints().get(4);
        assertThat(share.name()).isEqualTo("cap on China, mining, of 1.0 of deliveries");
        assertThat(share.limit().tonnes().exactValue())
                .as("all that is delivered")
                .isCloseTo(100, within(1e-6));
        assertThat(share.flow().tonnes().exactValue()).isCloseTo(70, within(1e-6));
    }

    /** 40 t at 0.8 are 50 t of concentrate, at 0.5 100 t of ore: 65 % are 65 t, of which 26 t arrive. */
    @Test
    void handCalculatedCapBeforeLosses() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 300))
                .add(plant(CHINA, Stage.SEPARATION, 300))
                .add(plant(AUSTRALIA, Stage.SEPARATION, 300))
                .add(plant(CHINA, Stage.REFINING, 300))
                .add(plant(AUSTRALIA, Stage.REFINING, 300))
                .add(plant(MALAYSIA, Stage.REFINING, 300))
                .add(Buyer.of("Japan", t(30)))
                .add(Buyer.of("Korea", t(10)))
                .yieldOf(Stage.SEPARATION, Interval.exact(0.5))
                .yieldOf(Stage.REFINING, Interval.exact(0.8))
                .build();
        Allocation allocation = Reallocation.of(chain)
                .withCap(Cap.ofDemand(CHINA, Stage.MINING, Share.of(0.65)))
                .in(View.CAUTIOUS);
        Constraint cap = allocation.constraints().get(6);
        assertThat(cap.limit().tonnes().exactValue()).isCloseTo(65, within(1e-12));
        assertThat(cap.flow().tonnes().exactValue()).isCloseTo(65, within(1e-6));
        assertThat(allocation.totalUnmet().tonnes().exactValue()).isCloseTo(14, within(1e-6));
        assertThat(cap.unmetAvoided()).isCloseTo(0.4, within(1e-6));
        Allocation separated = Reallocation.of(chain)
                .withCap(Cap.ofDemand(CHINA, Stage.SEPARATION, Share.of(0.1)))
                .in(View.CAUTIOUS);
        assertThat(separated.constraints().get(6).limit().tonnes().exactValue()).isCloseTo(5, within(1e-12));
        assertThat(separated.totalUnmet().tonnes().exactValue()).isCloseTo(0, within(1e-6));
        Allocation refined = Reallocation.of(chain)
                .withCap(Cap.ofDemand(CHINA, Stage.REFINING, Share.of(0.1)).forBuyer("Japan"))
                .in(View.CAUTIOUS);
        assertThat(refined.constraints().get(6).limit().tonnes().exactValue()).isCloseTo(3, within(1e-12));
    }

    @Test
    void handCalculatedCapacitiesInBothViews() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(Plant.of(AUSTRALIA, Stage.MINING, new Mass(Interval.of(50, 60), Basis.REO))
                        .withSpare(new Mass(Interval.of(10, 20), Basis.REO), Interval.of(1, 3), Interval.of(2, 4)))
                .add(Plant.of(CHINA, Stage.MINING, new Mass(Interval.of(100, 200), Basis.REO)))
                .add(Buyer.of("Japan", t(500)))
                .build();
        Reallocation cut = Reallocation.of(chain).withCut(CHINA, Stage.MINING, Share.of(0.2, 0.6));
        assertThat(capacities(cut.after(2), View.CAUTIOUS)).containsExactly(50.0, 40.0);
        assertThat(capacities(cut.after(2), View.HOPEFUL)).containsExactly(60.0 + 20 / 2.0, 160.0);
        assertThat(capacities(cut.after(4), View.CAUTIOUS)).containsExactly(50.0 + 10 / 4.0, 40.0);
        assertThat(capacities(cut.after(4), View.HOPEFUL)).containsExactly(60.0 + 20, 160.0);
    }

    private static List<Double> capacities(Reallocation reallocation, View view) {
        return reallocation.in(view).constraints().stream()
                .map(constraint -> constraint.limit().tonnes().exactValue())
                .toList();
    }

    @Test
    void whatHasNoUpperEndIsRefusedWhereItIsNeeded() {
        Mass open = new Mass(Interval.atLeast(3), Basis.REO);
        refused(() -> Reallocation.of(chain().add(Buyer.of("Europe", open)).build())
                        .in(View.CAUTIOUS))
                .hasMessage("demand of Europe must be bounded, but is not");
        refused(() -> Reallocation.of(chain().add(new Route(Stage.REFINING, "China", "Japan", t(0), open, 1))
                                .build())
                        .in(View.HOPEFUL))
                .hasMessage("capacity of route refining, China to Japan must be bounded, but is not");
        SupplyChain spare = chain().add(
                        plant(AUSTRALIA, Stage.MINING, 30).withSpare(open, Interval.exact(2), Interval.exact(2)))
                .build();
        assertThat(unmet(Reallocation.of(spare).after(1))).isZero();
        assertThat(Reallocation.of(spare).after(2).in(View.HOPEFUL).totalUnmet())
                .as("none of it yet")
                .isEqualTo(t(0));
        refused(() -> Reallocation.of(spare).after(3).in(View.HOPEFUL))
                .hasMessage("spare capacity of Australia must be bounded, but is not");
    }

    @Test
    void proRataGivesOthersWhatCannotReachABuyer() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 90))
                .add(plant(AUSTRALIA, Stage.MINING, 10))
                .add(Buyer.of("Europe", t(50)))
                .add(Buyer.of("Japan", t(100)))
                .add(Buyer.of("Korea", t(50)))
                .add(new Route(Stage.MINING, "China", "Japan", t(0), Mass.unknown(Basis.REO), 1))
                .add(new Route(Stage.MINING, "China", "Korea", t(0), Mass.unknown(Basis.REO), 1))
                .add(new Route(Stage.MINING, "Australia", "Europe", t(0), Mass.unknown(Basis.REO), 1))
                .build();
        Map<String, Mass> unmet = Reallocation.of(chain)
                .withRule(Reallocation.Rule.PRO_RATA)
                .in(View.CAUTIOUS)
                .unmet();
        assertThat(unmet).isEqualTo(Map.of("Europe", t(40), "Japan", t(40), "Korea", t(20)));
    }

    /**
     * Chile and Peru share 60 t of China's, Japan and Korea 150 t of Australia's, Europe needs none: the half that the
     * first two can have keeps the others from none of their three quarters, though Japan costs less.
     */
    @Test
    void handCalculatedFractionsOfTwoMarkets() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 60))
                .add(plant(AUSTRALIA, Stage.MINING, 150))
                .add(Buyer.of("Chile", t(60)))
                .add(Buyer.of("Europe", t(0)))
                .add(Buyer.of("Japan", t(100)))
                .add(Buyer.of("Korea", t(100)))
                .add(Buyer.of("Peru", t(60)))
                .add(route("China", "Chile", Mass.unknown(Basis.REO), 1))
                .add(route("China", "Peru", Mass.unknown(Basis.REO), 2))
                .add(route("China", "Europe", Mass.unknown(Basis.REO), 2))
                .add(route("Australia", "Japan", Mass.unknown(Basis.REO), 1))
                .add(route("Australia", "Korea", Mass.unknown(Basis.REO), 7))
                .build();
        Reallocation flow = Reallocation.of(chain).withRule(Reallocation.Rule.PRO_RATA);
        assertThat(flow.in(View.CAUTIOUS).unmet())
                .isEqualTo(Map.of("Chile", t(30), "Europe", t(0), "Japan", t(25), "Korea", t(25), "Peru", t(30)));
        assertThat(flow.withCap(Cap.ofDelivered(CHINA, Stage.MINING, ALL))
                        .in(View.CAUTIOUS)
                        .unmet()
                        .values())
                .extracting(mass -> mass.tonnes().exactValue())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1)
                .containsExactly(30.0, 0.0, 25.0, 25.0, 30.0);
    }

    @Test
    void aCapOfDemandBindsAndIsWorthSomething() {
        Allocation allocation = Reallocation.of(chain().build())
                .withCap(Cap.ofDemand(CHINA, Stage.MINING, Share.of(0.65)))
                .in(View.CAUTIOUS);
        assertThat(allocation.method()).startsWith("network flow");
        assertThat(allocation.totalUnmet()).isEqualTo(t(5));
        Constraint cap = allocation.constraints().get(4);
        assertThat(cap.kind()).isEqualTo(Constraint.Kind.CAP);
        assertThat(cap)
                .hasToString("cap on China, mining, of 0.65 of demand: limit 65 t at flow 65 t: one more tonne"
                        + " leaves 1 t less unmet and saves -3");
    }

    @Test
    void aLeverThatDoesNotBindSaysSo() {
        Allocation allocation = Reallocation.of(chain().build())
                .withCap(Cap.ofTonnes(CHINA, Stage.REFINING, 50_000))
                .in(View.CAUTIOUS);
        assertThat(allocation.constraints())
                .filteredOn(each -> !each.binds())
                .extracting(Constraint::toString)
                .contains("cap on China, refining, of 50000.0 t: limit 50000 t above flow 80 t: no effect");
        assertThat(allocation.constraints())
                .extracting(Constraint::toString)
                .contains("capacity of Malaysia, refining: limit 20 t at flow 20 t: no effect")
                .contains("capacity of China, refining: limit 80 t at flow 80 t: one more tonne leaves 0 t less unmet"
                        + " and saves 3");
        assertThat(allocation.capacityOf(plant(CHINA, Stage.REFINING, 80)))
                .isEqualTo(allocation.constraints().get(2));
        refused(() -> allocation.capacityOf(plant(CHINA, Stage.REFINING, 81)))
                .hasMessage("plant must be one of the chain, but was China, refining: 81 t REO, spare 0 t");
    }

    @Test
    void aCapOfDeliveriesAndALossNeedALinearProgram() {
        Reallocation capped =
                Reallocation.of(chain().build()).withCap(Cap.ofDelivered(CHINA, Stage.MINING, Share.of(0.5)));
        Allocation allocation = capped.in(View.CAUTIOUS);
        assertThat(allocation.method()).startsWith("linear programs");
        assertThat(allocation.totalUnmet().tonnes().exactValue()).isCloseTo(40, within(1e-7));
        Constraint cap = allocation.constraints().get(4);
        assertThat(cap.unmetAvoided())
                .as("the whole grows by what the part does")
                .isCloseTo(2, within(1e-6));

        SupplyChain lossy =
                chain().yieldOf(Stage.REFINING, Interval.of(0.8, 0.9)).build();
        Mass unmet = Reallocation.of(lossy).unmet();
        assertThat(unmet.tonnes().lower()).isCloseTo(10, within(1e-7));
        assertThat(unmet.tonnes().upper()).isCloseTo(20, within(1e-7));
        for (Reallocation.Rule rule : Reallocation.Rule.values()) {
            assertThat(unmet(Reallocation.of(lossy).withRule(rule)))
                    .as("%s", rule)
                    .isCloseTo(20, within(1e-7));
        }
        Map<String, Mass> shared = Reallocation.of(lossy)
                .withRule(Reallocation.Rule.PRO_RATA)
                .in(View.CAUTIOUS)
                .unmet();
        assertThat(shared.get("Japan").tonnes().exactValue()).isCloseTo(12, within(1e-6));
    }

    @Test
    void aCapForOneBuyerSparesTheOthers() {
        Allocation allocation = Reallocation.of(chain().build())
                .withCap(Cap.ofDemand(CHINA, Stage.REFINING, Share.of(0.6)).forBuyer("Japan"))
                .in(View.CAUTIOUS);
        assertThat(allocation.method()).startsWith("network flow");
        assertThat(allocation.unmet()).isEqualTo(Map.of("Japan", t(4), "Korea", t(0)));
    }

    /**
     * China has two refineries of 50 and 30 t: a cap on both needs a linear program, one for a buyer is on the way to
     * him.
     */
    @Test
    void aCapOnTwoPlantsOfACountry() {
        SupplyChain chain = chain().add(plant(CHINA, Stage.REFINING, 50))
                .add(plant(CHINA, Stage.REFINING, 30).withName("another plant"))
                .build();
        Allocation both = Reallocation.of(chain)
                .withCap(Cap.ofTonnes(CHINA, Stage.REFINING, 45))
                .in(View.CAUTIOUS);
        assertThat(both.method()).startsWith("linear programs");
        assertThat(both.totalUnmet().tonnes().exactValue()).isCloseTo(100 - 45 - 20, within(1e-6));
        assertThat(both.table(Stage.REFINING).rows()).hasSize(2);
        Allocation japan = Reallocation.of(chain)
                .withCap(Cap.ofTonnes(CHINA, Stage.REFINING, 33).forBuyer("Japan"))
                .in(View.CAUTIOUS);
        assertThat(japan.method()).startsWith("network flow");
        assertThat(japan.unmet()).isEqualTo(Map.of("Japan", t(7), "Korea", t(0)));
        assertThat(japan.cost()).as("of 93 t, 70 from the cheaper mine").isEqualTo(23 * 2 + 20 * 3);
        refused(() -> Reallocation.of(chain)
                        .withCap(Cap.ofTonnes(CHINA, Stage.MINING, 33).forBuyer("Japan"))
                        .in(View.CAUTIOUS))
                .hasMessageEndingWith("but was cap on China, mining, for Japan, of 33.0 t");
        refused(() -> Reallocation.of(chain)
                        .withCap(Cap.ofTonnes(CHINA, Stage.REFINING, 33).forBuyer("Peru"))
                        .in(View.CAUTIOUS))
                .hasMessageEndingWith("but was cap on China, refining, for Peru, of 33.0 t");
    }

    @Test
    void aCapOnWhoDeliversToNobodyHasNoEffect() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 70))
                .add(plant(AUSTRALIA, Stage.MINING, 30))
                .add(Buyer.of("Japan", t(60)))
                .add(route("Australia", "Japan", Mass.unknown(Basis.REO), 1))
                .build();
        Allocation allocation = Reallocation.of(chain)
                .withCap(Cap.ofTonnes(CHINA, Stage.MINING, 5))
                .in(View.CAUTIOUS);
        assertThat(allocation.method()).startsWith("network flow");
        assertThat(allocation.totalUnmet()).isEqualTo(t(30));
        assertThat(allocation.constraints())
                .extracting(Constraint::toString)
                .containsExactly(
                        "capacity of Australia, mining: limit 30 t at flow 30 t: one more tonne leaves 1 t less unmet and"
                                + " saves -1",
                        "capacity of China, mining: limit 70 t above flow 0 t: no effect",
                        "cap on China, mining, of 5.0 t: limit 5 t above flow 0 t: no effect");
        assertThat(unmet(Reallocation.of(chain)
                        .withCap(Cap.ofTonnes(CHINA, Stage.MINING, 5))
                        .withCap(Cap.ofTonnes(CHINA, Stage.MINING, 6))
                        .withCap(Cap.ofTonnes(CHINA, Stage.MINING, 7).forBuyer("Japan"))
                        .withCap(Cap.ofTonnes(AUSTRALIA, Stage.MINING, 20))))
                .isEqualTo(40);
    }

    /** Mines bring 60 and 25 t, China's refinery 33 t to Japan and 31 t to Korea, Malaysia's 20 t: 84 of 100 t. */
    @Test
    void handCalculatedCapsTogether() {
        Allocation allocation = Reallocation.of(chain().build())
                .withCap(Cap.ofTonnes(CHINA, Stage.REFINING, 31).forBuyer("Korea"))
                .withCap(Cap.ofTonnes(CHINA, Stage.MINING, 60))
                .withCap(Cap.ofTonnes(CHINA, Stage.REFINING, 33).forBuyer("Japan"))
                .withCap(Cap.ofTonnes(AUSTRALIA, Stage.MINING, 25))
                .in(View.CAUTIOUS);
        assertThat(allocation.method()).startsWith("network flow");
        assertThat(allocation.totalUnmet()).isEqualTo(t(16));
        assertThat(allocation.constraints().subList(4, 8))
                .extracting(Constraint::name)
                .containsExactly(
                        "cap on Australia, mining, of 25.0 t",
                        "cap on China, mining, of 60.0 t",
                        "cap on China, refining, for Japan, of 33.0 t",
                        "cap on China, refining, for Korea, of 31.0 t");
        assertThat(allocation.constraints().subList(4, 8))
                .extracting(Constraint::unmetAvoided)
                .containsExactly(0.0, 0.0, 1.0, 1.0);
        assertThat(allocation.constraints().subList(4, 8))
                .extracting(constraint -> constraint.flow().tonnes().exactValue())
                .containsExactly(24.0, 60.0, 33.0, 31.0);
    }

    @Test
    void whoIsNotPivotalIsNotMissed() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 70))
                .add(plant(AUSTRALIA, Stage.MINING, 30).withName("the last mine"))
                .add(plant(MALAYSIA, Stage.MINING, 30).withName("a mine"))
                .add(Buyer.of("Japan", t(80)))
                .build();
        List<Reallocation.Loss> losses = Reallocation.of(chain).nMinusOne(View.CAUTIOUS);
        assertThat(losses)
                .containsExactly(
                        new Reallocation.Loss(CHINA, Stage.MINING, t(20), Share.of(0.25), t(20)),
                        new Reallocation.Loss(AUSTRALIA, Stage.MINING, t(0), Share.of(0), t(0)),
                        new Reallocation.Loss(MALAYSIA, Stage.MINING, t(0), Share.of(0), t(0)));
        assertThat(losses).extracting(Reallocation.Loss::isPivotal).containsExactly(true, false, false);
        Reallocation cut = Reallocation.of(chain).withCut(CHINA, Stage.MINING, ALL);
        assertThat(cut.nMinusOne(View.CAUTIOUS))
                .extracting(Reallocation.Loss::added)
                .as("beside the cut")
                .containsExactly(t(30), t(30), t(0));
        SupplyChain idle = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 70))
                .add(Buyer.of("Japan", t(0)))
                .build();
        assertThat(Reallocation.of(idle).nMinusOne(View.CAUTIOUS))
                .containsExactly(new Reallocation.Loss(CHINA, Stage.MINING, t(0), Share.of(0), t(0)));
    }

    @Test
    void nMinusOneNamesThePivotal() {
        List<Reallocation.Loss> losses = Reallocation.of(chain().build()).nMinusOne(View.CAUTIOUS);
        assertThat(losses)
                .extracting(
                        loss -> loss.producer().name() + " " + loss.stage() + " " + loss.unmet() + " " + loss.share())
                .containsExactly(
                        "China refining 80 t REO 0.8",
                        "China mining 70 t REO 0.7",
                        "Australia mining 30 t REO 0.3",
                        "Malaysia refining 20 t REO 0.2");
        assertThat(losses).allMatch(Reallocation.Loss::isPivotal);
        Reallocation spared = Reallocation.of(chain().build()).after(9);
        assertThat(spared.nMinusOne(View.CAUTIOUS).get(2).isPivotal()).isTrue();
        assertThat(spared.nMinusOne(View.CAUTIOUS).get(1).unmet()).isEqualTo(t(30));
    }

    @Test
    void theNewMineThatHelpsMostComesFirst() {
        Plant mine = plant(Country.of("BRA"), Stage.MINING, 5);
        Plant plant = plant(Country.of("VNM"), Stage.REFINING, 5);
        List<Reallocation.Addition> additions = halved().additions(
                        List.of(plant, mine),
                        Map.of("rows", table -> Interval.exact(table.rows().size())));
        assertThat(additions).extracting(Reallocation.Addition::plant).containsExactly(mine, plant);
        Plant smaller = plant(Country.of("VNM"), Stage.MINING, 3);
        Plant perhaps = Plant.of(Country.of("IND"), Stage.MINING, new Mass(Interval.of(3, 4), Basis.REO));
        Plant wide = Plant.of(Country.of("CHL"), Stage.MINING, new Mass(Interval.of(1, 6), Basis.REO));
        assertThat(halved().additions(List.of(plant, smaller, wide, perhaps, mine), Map.of()))
                .extracting(Reallocation.Addition::plant)
                .as("35, 32, 29 to 34, 31 to 32 and 30 t are unmet then")
                .containsExactly(mine, perhaps, smaller, wide, plant);
        assertThat(halved().additions(List.of(plant(MALAYSIA, Stage.MINING, 5)), Map.of()))
                .as("has its name at another stage too")
                .hasSize(1);
        Reallocation.Addition best = additions.get(0);
        assertThat(best.unmetBefore()).isEqualTo(Interval.exact(35));
        assertThat(best.unmetAfter()).isEqualTo(Interval.exact(30));
        assertThat(best.before().get("rows")).isEqualTo(Interval.exact(2));
        assertThat(best.after().get("rows")).isEqualTo(Interval.exact(3));
        assertThat(best.after().get("HHI"))
                .isEqualTo(Concentration.of(halvedWith(mine).in(View.CAUTIOUS).table(Stage.MINING))
                        .hhi()
                        .points());
        refused(() -> halved().additions(List.of(plant(CHINA, Stage.MINING, 1)), Map.of()))
                .hasMessage("a new plant must have a name of its own, but the chain has China at mining");
    }

    private static Reallocation halvedWith(Plant more) {
        return Reallocation.of(chain().add(more).build()).withCut(CHINA, Stage.MINING, Share.of(0.5));
    }

    @Test
    void recyclingIsAPlantWithRateDelayAndCap() {
        SupplyChain chain = chain().build();
        Recycling recycling = Recycling.of(Country.of("JPN"), Stage.REFINING, Share.of(0.13), Basis.REO)
                .after(Interval.exact(2))
                .upTo(t(11));
        SupplyChain more = chain.toBuilder().add(recycling.plant(chain)).build();
        Reallocation cut = Reallocation.of(more).withCut(CHINA, Stage.MINING, Share.of(0.5));
        assertThat(unmet(cut.after(0.5))).isEqualTo(35);
        assertThat(unmet(cut.after(2))).isEqualTo(35 - 10 - 11);
        assertThat(recycling.tonnes(t(50)).tonnes()).isEqualTo(Interval.exact(6.5));
    }

    @Test
    void theResultExplainsItselfAndIsATable() {
        Allocation allocation = halved().in(View.CAUTIOUS);
        assertThat(allocation).hasToString("rare earths, CAUTIOUS, 0 years after the cut: unmet 35 t REO");
        assertThat(allocation.explain())
                .startsWith(
                        """
                        U = 35 (t REO) = sum(D) - sum(x) [unmet demand, CAUTIOUS view, 0 years after the cut]
                        ! network flow, exact in whole units of 1E-12 t
                          D = 60 (t REO) [Japan]
                        """);
        TermRecalculation.check(allocation.term());
        assertThat(allocation.deliveries()).hasSizeLessThan(8);
        assertThat(allocation.explain())
                .as("who delivers nothing, or not to a buyer, is in no term")
                .contains("[refining, China to ")
                .doesNotContain("x = 0 ", "[mining, ");
        assertThat(Reallocation.of(chain().source(MADE_UP).build())
                        .in(View.CAUTIOUS)
                        .table(Stage.MINING)
                        .sources())
                .containsExactly(MADE_UP);
        assertThat(allocation.table(Stage.MINING).sumOfRows()).isEqualTo(t(65));
        assertThat(Concentration.of(allocation.table(Stage.MINING))
                        .hhi()
                        .points()
                        .exactValue())
                .isCloseTo(1e4 * (35 * 35 + 30 * 30) / (65 * 65), within(1e-8));
        assertThat(allocation.deliveries())
                .extracting(delivery -> delivery.amount().tonnes().exactValue())
                .allMatch(amount -> amount > 0);
        refused(() -> allocation.table(Stage.MAGNET))
                .hasMessage("stage must be one of [mining, refining], but was magnet");
        SupplyChain nothing = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 0))
                .add(Buyer.of("Japan", t(7)))
                .build();
        TermRecalculation.check(Reallocation.of(nothing).in(View.HOPEFUL).term());
    }

    @Test
    void anAllTimeHighDoesNotOverflow() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 2e9).withCost(1_000_000_000L))
                .add(Buyer.of("world", t(3e9)))
                .build();
        assertThat(unmet(Reallocation.of(chain))).isEqualTo(1e9);
    }

    private static Reallocation oneStage(double demand, double... outputs) {
        List<String> codes = List.of("CHL", "USA", "POL", "CHN", "KAZ", "UZB");
        SupplyChainBuilder chain = SupplyChain.builder(Commodity.of("rhenium"), 2024, Basis.METAL);
        for (int i = 0; i < outputs.length; i++) {
            chain.add(Plant.of(Country.of(codes.get(i)), Stage.REFINING, Mass.ofTonnes(outputs[i], Basis.METAL)));
        }
        return Reallocation.of(
                chain.add(Buyer.of("all", Mass.ofTonnes(demand, Basis.METAL))).build());
    }

    @Test
    void thirdsGramsAndSharesAddUp() {
        assertWhole(oneStage(1, 1 / 3.0, 1 / 3.0, 1 / 3.0), 1 / 3.0);
        assertWhole(oneStage(0.0012, 0.0004, 0.0004, 0.0004), 1 / 3.0);
        assertWhole(oneStage(0.0015, 0.0015), 1);
        assertWhole(oneStage(0.0004, 0.0004), 1);
        assertWhole(oneStage(1, 0.68663, 0.11447, 0.1989), 0.68663);
        assertWhole(oneStage(1, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0), 1 / 6.0);
        assertWhole(oneStage(3e-13, 1e-13, 1e-13, 1e-13), 1 / 3.0);
        assertWhole(oneStage(3e17, 1e17, 1e17, 1e17), 1 / 3.0);
    }

    private static void assertWhole(Reallocation all, double shareOfOne) {
        assertThat(all.unmet()).isEqualTo(Mass.ofTonnes(0, Basis.METAL));
        Reallocation.Loss worst = all.nMinusOne(View.CAUTIOUS).get(0);
        assertThat(worst.share().fraction().exactValue()).isCloseTo(shareOfOne, within(1e-13));
        assertThat(worst.isPivotal()).isTrue();
    }

    /** Of 3 g, 2 g are made; a gram more leaves a gram less unmet, and the plant that is not cheap costs 5 a tonne. */
    @Test
    void atGramsOneMoreIsTriedWithATenthOrLess() {
        SupplyChain chain = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 2e-6).withCost(5))
                .add(Buyer.of("Japan", t(3e-6)))
                .build();
        Constraint capacity =
                Reallocation.of(chain).in(View.CAUTIOUS).constraints().get(0);
        assertThat(capacity.unmetAvoided()).isEqualTo(1);
        assertThat(capacity.costSaved()).isEqualTo(-5);
        SupplyChain nine = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 8.5))
                .add(plant(AUSTRALIA, Stage.MINING, 9))
                .add(Buyer.of("Japan", t(9)))
                .add(route("China", "Japan", Mass.unknown(Basis.REO), 0))
                .build();
        assertThat(Reallocation.of(nine).in(View.CAUTIOUS).constraints().get(1).unmetAvoided())
                .as("tried with 0.1 t, not with a whole one")
                .isEqualTo(1);
        SupplyChain ten = SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(plant(CHINA, Stage.MINING, 9.5))
                .add(Buyer.of("Japan", t(10)))
                .build();
        assertThat(Reallocation.of(ten).in(View.CAUTIOUS).constraints().get(0).unmetAvoided())
                .as("tried with a tonne, of which half helps")
                .isEqualTo(0.5);
    }

    @Test
    void moreStepsThanAllowedAreRefusedByName() {
        Reallocation small = halved().withMostSteps(500);
        assertThatExceptionOfType(NoSolutionException.class)
                .isThrownBy(() -> small.in(View.CAUTIOUS))
                .withMessage("reallocation of rare earths must end within 500 steps, but did not")
                .extracting(NoSolutionException::kind)
                .isEqualTo(NoSolutionException.Kind.TOO_LONG);
        assertThatExceptionOfType(NoSolutionException.class)
                .isThrownBy(() -> halved().withCap(Cap.ofDelivered(CHINA, Stage.MINING, ALL))
                        .withMostSteps(1_500)
                        .in(View.CAUTIOUS))
                .withMessage("reallocation of rare earths must end within 1500 steps, but did not");
        assertThat(unmet(halved().withMostSteps(1_000_000))).isEqualTo(35);
        refused(() -> halved().withMostSteps(0)).hasMessage("steps must be at least 1, but were 0");
    }

    @Test
    void badInputIsRefused() {
        Reallocation all = Reallocation.of(chain().build());
        refused(() -> all.withCut(MALAYSIA, Stage.MINING, ALL))
                .hasMessage("a cut must be of a plant of the chain, but was of Malaysia at mining");
        refused(() -> all.withCap(Cap.ofTonnes(MALAYSIA, Stage.MINING, 3)).in(View.CAUTIOUS))
                .hasMessage("a cap must be on a plant of the chain, and for a buyer of its last stage, but was cap on"
                        + " Malaysia, mining, of 3.0 t");
        refused(() -> all.after(-1))
                .hasMessage("years after the cut must be between 0 and 200 (is it a calendar year?), but was -1.0");
        refused(() -> Cap.ofTonnes(CHINA, Stage.MINING, -1))
                .hasMessage("cap must be a number of tonnes from 0, but was -1.0");
        refused(() -> new Cap(CHINA, Stage.MINING, "", Cap.Of.DELIVERED, 65))
                .hasMessage("cap must be a fraction, 0..1, but was 65.0; is it in percent?");
        refused(() -> all.after(2030))
                .hasMessage("years after the cut must be between 0 and 200 (is it a calendar year?), but was 2030.0");
        refused(() -> new Cap(CHINA, Stage.MINING, "", Cap.Of.DEMAND, 1.01))
                .hasMessage("cap must be a fraction, 0..1, but was 1.01; is it in percent?");
        SupplyChain withheld = chain().add(Plant.of(AUSTRALIA, Stage.MINING, Mass.unknown(Basis.REO)))
                .build();
        assertThat(unmet(Reallocation.of(withheld))).isEqualTo(30);
        refused(() -> Reallocation.of(withheld).in(View.HOPEFUL))
                .hasMessage("output of Australia must be bounded, but is not");
    }
}
