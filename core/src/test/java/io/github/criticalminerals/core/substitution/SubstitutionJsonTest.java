package io.github.criticalminerals.core.substitution;

import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.JsonOfAPackage;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.List;
import java.util.Map;

class SubstitutionJsonTest implements JsonOfAPackage {

    private static final Source MADE_UP = Source.of("test", "invented figures");

    @Override
    public List<Object> values() {
        Commodity material = Commodity.of("dysprosium");
        Application magnets = new Application(material, "magnets", Share.of(0.7), MADE_UP);
        Substitute motor = Substitute.of(magnets, new Replacement.Technology("induction motor"), MADE_UP)
                .withPerformance(Interval.of(0.8, 0.9))
                .withShareOfUse(Share.of(0.2, 0.3));
        MaterialResult result = MaterialSubstitution.of(
                        List.of(magnets), List.of(motor), Map.of(material, Interval.of(2, 3)))
                .of(material);
        Plant mine = Plant.of(Country.of("CHN"), Stage.MINING, Mass.ofTonnes(17, Basis.REO));
        Plant added = Plant.of(Country.of("AUS"), Stage.MINING, Mass.ofTonnes(3, Basis.REO));
        Reallocation reallocation = Reallocation.of(SupplyChain.builder(Commodity.of("rare earths"), 2024, Basis.REO)
                .add(mine)
                .add(Buyer.of("Japan", Mass.ofTonnes(19, Basis.REO)))
                .build());
        Allocation allocation = reallocation.in(View.CAUTIOUS);
        Elasticity elasticity = new Elasticity(Interval.of(0.2, 0.5), MADE_UP);
        Armington armington = new Armington(Map.of("China", 0.7, "Australia", 0.3), elasticity);
        return List.of(
                result,
                result.uses().get(0),
                result.effects().get(0),
                elasticity,
                armington,
                armington.after(Map.of("China", 2.0)).get(0),
                new MarketShock(Share.of(0.2, 0.3), elasticity, elasticity),
                Cap.ofDemand(mine.producer(), Stage.MINING, Share.of(0.65)).forBuyer("Japan"),
                allocation.constraints().get(0),
                allocation.deliveries().get(0),
                Recycling.of(Country.of("JPN"), Stage.MINING, Share.of(0.1), Basis.REO)
                        .after(Interval.atLeast(2)),
                new Reallocation.Cut(mine.producer(), Stage.MINING, Share.of(0.5)),
                reallocation.nMinusOne(View.HOPEFUL).get(0),
                reallocation.additions(List.of(added), Map.of()).get(0));
    }
}
