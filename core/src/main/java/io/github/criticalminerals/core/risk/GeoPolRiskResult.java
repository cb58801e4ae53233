package io.github.criticalminerals.core.risk;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.concentration.Concentration;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The GeoPolRisk of one buyer: score, midpoint, characterisation factor, and what they were computed of. */
public final class GeoPolRiskResult {

    private static final double KG_PER_TONNE = 1000;

    /** What one partner sold, with its weight. */
    private record Partner(Producer producer, Interval tonnes, Rating rating) {}

    private final GeoPolRisk risk;
    private final Imports imports;
    private final ImmutableList<Partner> partners;
    private final Interval domestic;
    private final Interval score;
    private final RiskCoverage coverage;
    private final ImmutableList<String> notes;

    GeoPolRiskResult(GeoPolRisk risk, Imports imports, List<String> notes) {
        this.risk = risk;
        this.imports = imports;
        List<String> remarks = new ArrayList<>(notes);
        this.domestic = domestic(remarks);
        Map<Producer, Interval> bought = new LinkedHashMap<>();
        List<Producer> withoutFigure = new ArrayList<>();
        for (Imports.Purchase purchase : imports.purchases()) {
            if (purchase.quantity().isKnown()) {
                bought.merge(purchase.partner(), purchase.quantity().tonnes(), Interval::plus);
            } else if (!withoutFigure.contains(purchase.partner())) {
                withoutFigure.add(purchase.partner());
            }
        }
        ImmutableList.Builder<Partner> rated = ImmutableList.builder();
        List<Producer> unscored = new ArrayList<>();
        Interval scored = Interval.ZERO;
        Interval others = Interval.ZERO;
        for (Map.Entry<Producer, Interval> entry : bought.entrySet()) {
            Producer producer = entry.getKey();
            Interval tonnes = entry.getValue();
            boolean inside =
                    producer instanceof Country country && imports.unit().contains(country);
            boolean missing = !inside && !(producer instanceof Country country && !risk.governance.isMissing(country));
            if (missing) {
                unscored.add(producer);
            }
            scored = missing ? scored : scored.plus(tonnes);
            others = missing ? others.plus(tonnes) : others;
            Optional<Rating> rating = inside
                    ? Optional.of(Rating.input(
                            "g",
                            producer.name(),
                            Interval.ZERO,
                            "fraction, 0..1, 1 is worst",
                            ImmutableList.of(),
                            "inside " + imports.importer()))
                    : risk.governance.ofPartner(producer);
            rating.ifPresent(value -> rated.add(new Partner(producer, tonnes, value)));
        }
        this.partners = rated.build();
        this.coverage = new RiskCoverage(
                "imports of " + imports.importer(),
                withoutFigure,
                ImmutableList.of(),
                unscored,
                risk.governance.policy,
                scored.upper() + others.upper() == 0 ? Share.of(1) : WeightedSupply.share(scored, others));
        remarks.addAll(coverage.notes());
        checkKnown();
        this.notes = ImmutableList.copyOf(remarks);
        Interval hhi = risk.concentration.value();
        this.score = Interval.of(hhi.lower() * quotient(false).value, hhi.upper() * quotient(true).value);
    }

    /** No imports may be no risk; nothing known is not. */
    private void checkKnown() {
        if (mostBought() > 0) {
            return;
        }
        if (!coverage.withoutFigure().isEmpty()) {
            throw new IllegalArgumentException(imports.importer() + " bought from " + coverage.withoutFigure()
                    + " and no quantity is known: that is not no risk");
        }
        if (!coverage.withoutGovernance().isEmpty()) {
            throw new IllegalArgumentException("all that " + imports.importer()
                    + " bought is from partners without governance score, " + coverage.withoutGovernance()
                    + ", and EXCLUDE leaves nothing: that is not no risk");
        }
        boolean maybeSome = domestic.lower() > 0 || (domestic.upper() > 0 && hidden().isBounded());
        if (!maybeSome) {
            throw new IllegalArgumentException(imports.importer() + " neither imports nor produces "
                    + imports.commodity() + " as far as is known: that is not no risk");
        }
    }

    private double mostBought() {
        return partners.stream().mapToDouble(partner -> partner.tonnes.upper()).sum();
    }

    private Interval domestic(List<String> remarks) {
        Optional<Mass> own = imports.ownProduction();
        if (own.isPresent()) {
            return own.get().tonnes();
        }
        Interval hidden = hidden();
        if (hidden.upper() > 0) {
            remarks.add("production of " + imports.importer() + " may be part of what the table gives as a sum: "
                    + (hidden.isBounded()
                            ? "0 to " + Interval.exact(hidden.upper()) + " t more"
                            : "nobody says how much"));
        }
        return risk.production.amountOf(imports.unit()).tonnes();
    }

    private Interval production(Country member) {
        return risk.production.findAmount(member).map(Mass::tonnes).orElse(Interval.ZERO);
    }

    private Interval hidden() {
        return risk.production.lumpedOf(imports.unit()).tonnes();
    }

    /** The import risk at one end, and the imports that give it. */
    private static final class Quotient {
        final double value;
        final double[] tonnes;
        final double domestic;

        Quotient(double value, double[] tonnes, double domestic) {
            this.value = value;
            this.tonnes = tonnes;
            this.domestic = domestic;
        }
    }

    /**
     * The greatest (least) {@code sum g*f / (p + F)}: who weighs more (less) than the quotient itself has its upper end. That
     * is found by raising (lowering) the quotient until nobody changes.
     */
    private Quotient quotient(boolean high) {
        double p = high ? domestic.lower() : domestic.upper();
        double[] tonnes = new double[partners.size()];
        double value = high ? 0 : 1;
        while (true) {
            double sum = 0;
            double all = p;
            for (int i = 0; i < tonnes.length; i++) {
                double weight = weight(partners.get(i), high);
                Interval range = partners.get(i).tonnes;
                boolean raised = high ? weight > value : weight < value;
                tonnes[i] = raised ? range.upper() : range.lower();
                sum += weight * tonnes[i];
                all += tonnes[i];
            }
            double next = all == 0 ? value : sum / all;
            if (high ? next <= value : next >= value) {
                return new Quotient(next, tonnes, p);
            }
            value = next;
        }
    }

    private static double weight(Partner partner, boolean high) {
        return high ? partner.rating.value.upper() : partner.rating.value.lower();
    }

    /**
     * Who bought.
     *
     * @return the name of the country, bloc or company
     */
    public String importer() {
        return imports.importer();
    }

    /**
     * The score.
     *
     * @return concentration times import risk (fraction, 0..1); exact if everything is known
     */
    public Interval score() {
        return score;
    }

    /**
     * Why there is nothing but a score of 0.
     *
     * @return the reason, empty if there are imports
     */
    public Optional<String> reason() {
        return mostBought() == 0
                ? Optional.of("no imports: " + imports.importer() + " produces " + domestic + " t and buys none")
                : Optional.empty();
    }

    /**
     * The price of the imports, value over quantity.
     *
     * @return the price (currency of the values, per kg); empty if there are no purchases with both
     */
    public Optional<Interval> price() {
        Interval value = Interval.ZERO;
        Interval quantity = Interval.ZERO;
        for (Imports.Purchase purchase : priced()) {
            value = value.plus(purchase.value().amount());
            quantity = quantity.plus(purchase.quantity().tonnes());
        }
        return quantity.lower() == 0
                ? Optional.empty()
                : Optional.of(value.dividedBy(quantity).scaledBy(1 / KG_PER_TONNE));
    }

    private List<Imports.Purchase> priced() {
        return imports.purchases().stream()
                .filter(purchase -> purchase.quantity().isKnown()
                        && purchase.value().amount().isBounded())
                .toList();
    }

    /**
     * The midpoint, score times price.
     *
     * @return the midpoint (currency of the values, per kg), empty if there is no price
     */
    public Optional<Interval> midpoint() {
        return price().map(score::times);
    }

    /**
     * The characterisation factor, the midpoint over that of copper.
     *
     * @return the factor (kg copper equivalent per kg); empty if there is no price, or none in USD
     */
    public Optional<Interval> factor() {
        return inUsd()
                ? midpoint().map(midpoint -> midpoint.dividedBy(Interval.exact(GeoPolRisk.COPPER_REFERENCE)))
                : Optional.empty();
    }

    private boolean inUsd() {
        return imports.purchases().stream()
                .allMatch(purchase -> purchase.value().currency().equals("USD"));
    }

    /**
     * What the import risk was computed of, and what it lacks. That of the concentration is in {@link #concentration}.
     *
     * @return the coverage
     */
    public RiskCoverage coverage() {
        return coverage;
    }

    /**
     * The concentration of production.
     *
     * @return its interval (fraction, 0..1)
     */
    public Interval concentration() {
        return risk.concentration.value();
    }

    /**
     * The import risk.
     *
     * @return its interval (fraction, 0..1)
     */
    public Interval importRisk() {
        return Interval.of(quotient(false).value, quotient(true).value);
    }

    /**
     * The production of the buyer that the score was computed with.
     *
     * @return the amount (t)
     */
    public Interval domesticProduction() {
        return domestic;
    }

    /**
     * The tree of numbers that the score was computed of.
     *
     * @return the root
     */
    public Term term() {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        all.addAll(notes);
        reason().ifPresent(all::add);
        return Ends.join(
                scoreAt(false),
                scoreAt(true),
                all.add("method: " + GeoPolRisk.METHOD).build());
    }

    /**
     * The tree of numbers that the characterisation factor was computed of.
     *
     * @return the root, empty if there is no factor
     */
    public Optional<Term> factorTerm() {
        return factor().map(factor -> Ends.join(
                factorAt(false),
                factorAt(true),
                ImmutableList.<String>builder()
                        .addAll(notes)
                        .add("method: " + GeoPolRisk.METHOD)
                        .build()));
    }

    /**
     * The tree as text: that of the factor if there is one, else that of the score.
     *
     * @return one term a line, then the sources
     */
    public String explain() {
        return factorTerm().orElseGet(this::term).toText();
    }

    private Term scoreAt(boolean high) {
        Term hhi = Ends.end(risk.concentration.term(), high);
        Term quotient = quotientAt(high);
        return Ends.computed(
                "score",
                "GeoPolRisk of " + imports.commodity() + ", " + imports.importer() + ", " + imports.year(),
                (high
                                ? risk.concentration.value().upper()
                                : risk.concentration.value().lower())
                        * quotient.value().exactValue(),
                "fraction, 0..1",
                "H*W",
                hhi.named("H"),
                quotient);
    }

    private Term quotientAt(boolean high) {
        Quotient found = quotient(high);
        String unit = "t " + imports.basis().name();
        if (Double.isInfinite(found.domestic)) {
            return Ends.input("W", "import risk", 0, "fraction, 0..1")
                    .withNote("domestic production has no upper end, and the import risk its limit");
        }
        List<Term> children = new ArrayList<>();
        for (int i = 0; i < partners.size(); i++) {
            Partner partner = partners.get(i);
            children.add(partner.rating.at(weight(partner, high)));
            children.add(Term.input(
                    "f",
                    "imports from " + partner.producer.name(),
                    Interval.exact(found.tonnes[i]),
                    unit,
                    imports.sources()));
        }
        children.add(Term.input(
                "p",
                "domestic production",
                Interval.exact(found.domestic),
                "t "
                        + (imports.ownProduction().isPresent()
                                ? imports.basis().name()
                                : risk.production.basis().name()),
                imports.ownProduction().isPresent() ? imports.sources() : risk.production.sources()));
        return Term.computed(
                "W",
                "import risk",
                Interval.exact(found.value),
                "fraction, 0..1",
                partners.isEmpty() ? "0*p" : "sum(g*f) / (p + sum(f))",
                children);
    }

    private Term factorAt(boolean high) {
        Term midpointScore = scoreAt(high);
        double value = 0;
        double quantity = 0;
        for (Imports.Purchase purchase : priced()) {
            Interval paid = purchase.value().amount();
            Interval tonnes = purchase.quantity().tonnes();
            value += high ? paid.upper() : paid.lower();
            quantity += high ? tonnes.lower() : tonnes.upper();
        }
        double perKg = value / quantity / KG_PER_TONNE;
        Term price = Term.computed(
                "price",
                "import price",
                Interval.exact(perKg),
                "USD/kg",
                "V / Q / 1000",
                ImmutableList.of(
                        Term.input("V", "value of the imports", Interval.exact(value), "USD", imports.sources()),
                        Term.input(
                                "Q",
                                "quantity of the imports",
                                Interval.exact(quantity),
                                "t " + imports.basis().name(),
                                imports.sources())));
        Term copper = Term.input(
                "Cu",
                "midpoint of copper, 2017 to 2021",
                Interval.exact(GeoPolRisk.COPPER_REFERENCE),
                "USD/kg",
                ImmutableList.of(GeoPolRisk.METHOD));
        return Ends.computed(
                "CF",
                "characterisation factor of " + imports.commodity() + ", " + imports.importer() + ", " + imports.year(),
                midpointScore.value().exactValue() * perKg / GeoPolRisk.COPPER_REFERENCE,
                "kg copper equivalent per kg",
                "score*price/Cu",
                midpointScore,
                price,
                copper);
    }

    /** The score as it is drawn; domestic production is the drawn amount of the table's own row. */
    ToDoubleFunction<double[]> drawnIn(Draws draws, Sampling sampling) {
        SupplyTable table = risk.production;
        String label = "production of " + table.commodity() + ", " + table.year();
        WeightedSupply supply =
                new WeightedSupply(table, "H", label, WeightedSupply.UNWEIGHTED, Concentration.Remainder.UNSPLIT, 1);
        ToDoubleFunction<double[]> hhi = supply.drawnIn(draws, sampling);
        List<ToDoubleFunction<double[]>> own = new ArrayList<>();
        Interval rest = imports.ownProduction().isPresent() ? domestic : hidden();
        own.add(draws.add("production of " + imports.importer(), sampling.rule().of(rest)));
        if (imports.ownProduction().isEmpty()) {
            for (Country member : imports.unit()) {
                own.add(draws.add(
                        WeightedSupply.amountName(member, label),
                        sampling.rule().of(sampling.read(member, production(member)))));
            }
        }
        List<ToDoubleFunction<double[]>> weights = new ArrayList<>();
        List<ToDoubleFunction<double[]>> tonnes = new ArrayList<>();
        for (Partner partner : partners) {
            weights.add(partner.rating.drawnIn(draws, sampling.rule()));
            tonnes.add(draws.add(
                    "imports of " + imports.importer() + " from " + partner.producer.name(),
                    sampling.rule().of(sampling.read(partner.producer, partner.tonnes))));
        }
        return drawn -> {
            double sum = 0;
            double all = 0;
            for (ToDoubleFunction<double[]> amount : own) {
                all += amount.applyAsDouble(drawn);
            }
            for (int i = 0; i < weights.size(); i++) {
                double f = tonnes.get(i).applyAsDouble(drawn);
                sum += weights.get(i).applyAsDouble(drawn) * f;
                all += f;
            }
            return all == 0 ? 0 : hhi.applyAsDouble(drawn) * sum / all;
        };
    }

    /** One line: buyer, material, score and factor. */
    @Override
    public String toString() {
        return "GeoPolRisk of " + imports.commodity() + ", " + imports.importer() + ", " + imports.year() + ": " + score
                + factor().map(factor -> ", factor " + factor + " kg copper equivalent per kg")
                        .orElse("");
    }
}
