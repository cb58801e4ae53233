package io.github.criticalminerals.examples.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.Buyer;
import io.github.criticalminerals.core.dataset.Plant;
import io.github.criticalminerals.core.dataset.Route;
import io.github.criticalminerals.core.dataset.SupplyChain;
import io.github.criticalminerals.core.dataset.SupplyChainBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The world's trade in permanent magnets of metal (HS 850511) in 2024 as a chain: who sells to whom abroad. What a
 * country makes and uses at home is in no trade table, so that needs are imports.
 */
final class MagnetTrade {

    static final String AMERICA = "United States";
    static final String MILITARY = "United States, military";
    static final String CIVIL = "United States, civil";
    static final String EUROPE = "European Union";
    static final String JAPAN = "Japan";
    static final String ASIA = "Southeast Asia";
    static final String OTHERS = "other buyers";
    static final String OTHER_SELLERS = "other exporters";
    static final List<String> BUYERS = ImmutableList.of(AMERICA, EUROPE, JAPAN, "South Korea", "India", ASIA, OTHERS);
    static final String SOURCE = "BACI HS17 V202601 (CEPII, Etalab Open Licence 2.0): HS 850511, permanent magnets of"
            + " metal, rare earth or not, tonnes net weight, 2024.";
    static final String WIDER = "HS 850511 holds magnets of every metal: China's exports of 2024 in it are 2.3 times"
            + " the tonnes of rare earth magnets that its customs report for 2025. Read days and per cent, not tonnes.";

    private static final int YEAR = 2024;
    private static final LocalDate THEN = LocalDate.of(YEAR, 12, 31);
    private static final List<Country> SELLERS =
            ImmutableList.of(Country.CHINA, Country.of("JPN"), Country.of("VNM"), Country.of("PHL"), Country.of("DEU"));
    private static final List<Country> SOUTHEAST = ImmutableList.of(
            Country.of("VNM"),
            Country.of("THA"),
            Country.of("MYS"),
            Country.of("IDN"),
            Country.of("PHL"),
            Country.of("SGP"),
            Country.of("KHM"));

    /** By seller and buyer (t a year); trade within the EU is left out. */
    private final Map<String, Map<String, Double>> sent = new LinkedHashMap<>();

    MagnetTrade(ReferenceData data) {
        sellers().forEach(seller -> sent.put(seller, new LinkedHashMap<>()));
        for (TradeFlow flow : data.trade("850511").ofYear(YEAR).rows()) {
            boolean within = CountryGroup.EU.contains((Country) flow.exporter(), THEN)
                    && buyer(flow.importer()).equals(EUROPE);
            if (!within && flow.quantity().isKnown()) {
                sent.computeIfAbsent(seller(flow.exporter()), seller -> new LinkedHashMap<>())
                        .merge(buyer(flow.importer()), flow.quantity().tonnes().exactValue(), Double::sum);
            }
        }
    }

    private static String buyer(Producer importer) {
        if (CountryGroup.EU.contains((Country) importer, THEN)) {
            return EUROPE;
        }
        return SOUTHEAST.contains(importer) ? ASIA : BUYERS.contains(importer.name()) ? importer.name() : OTHERS;
    }

    private static String seller(Producer exporter) {
        return SELLERS.contains(exporter) ? exporter.name() : OTHER_SELLERS;
    }

    /** A plant for each seller, a route for each flow, and buyers with so many days of imports in stock. */
    SupplyChain chain(double stockDays) {
        return chain(stockDays, 0);
    }

    /** The same, with such a part of what the United States import for military use (fraction). */
    SupplyChain chain(double stockDays, double military) {
        SupplyChainBuilder chain =
                SupplyChain.builder(Commodity.named("permanent magnets"), YEAR, TradeFlow.NET_WEIGHT);
        Map<String, Double> needs = new LinkedHashMap<>();
        sent(military).forEach((seller, to) -> {
            double sum = to.values().stream().mapToDouble(each -> each).sum();
            Producer place = Producer.find(seller).orElseGet(() -> Aggregate.of(seller));
            chain.add(Plant.of(place, Stage.MAGNET, tonnes(sum)));
            to.forEach((buyer, flow) -> {
                chain.add(Route.of(Stage.MAGNET, seller, buyer, tonnes(flow)));
                needs.merge(buyer, flow, Double::sum);
            });
        });
        needs.forEach((name, need) -> {
            Buyer buyer = Buyer.of(name, tonnes(need)).withStock(Interval.exact(stockDays));
            boolean american = name.startsWith(AMERICA);
            chain.add(!american ? buyer : buyer.in(Country.UNITED_STATES).withEndUse(use(name)));
        });
        return chain.build();
    }

    private static EndUse use(String buyer) {
        return buyer.equals(MILITARY) ? EndUse.MILITARY : EndUse.CIVIL;
    }

    private Map<String, Map<String, Double>> sent(double military) {
        Map<String, Map<String, Double>> split = new LinkedHashMap<>();
        sent.forEach((seller, all) -> {
            Map<String, Double> to = new LinkedHashMap<>(all);
            Double america = military > 0 ? to.remove(AMERICA) : null;
            if (america != null) {
                to.put(MILITARY, military * america);
                to.put(CIVIL, (1 - military) * america);
            }
            split.put(seller, to);
        });
        return split;
    }

    /** Those who send, China first. */
    static List<String> sellers() {
        return ImmutableList.<String>builder()
                .addAll(SELLERS.stream().map(Country::name).toList())
                .add(OTHER_SELLERS)
                .build();
    }

    /** What one sends to another (t a year). */
    double sent(String seller, String buyer) {
        Map<String, Double> to = sent.get(seller);
        return to == null ? 0 : to.getOrDefault(buyer, 0.0);
    }

    /** What a seller sends to all (t a year). */
    double exportsOf(String seller) {
        return BUYERS.stream().mapToDouble(buyer -> sent(seller, buyer)).sum();
    }

    /** What a buyer gets from all (t a year). */
    double importsOf(String buyer) {
        return sellers().stream().mapToDouble(seller -> sent(seller, buyer)).sum();
    }

    /** China's part of what a buyer imports (fraction of tonnes). */
    double chinasPart(String buyer) {
        return sent("China", buyer) / importsOf(buyer);
    }

    static Mass tonnes(double tonnes) {
        return Mass.ofTonnes(tonnes, TradeFlow.NET_WEIGHT);
    }
}
