package io.github.criticalminerals.core.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Explained;
import io.github.criticalminerals.core.domain.Expression;
import io.github.criticalminerals.core.domain.Node;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Term;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.quantity.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The GeoPolRisk of one buyer: score, midpoint, characterisation factor, and what they were computed of. */
@Json.OnlyAnnotated
public final class GeoPolRiskResult implements Explained {

    /** From far below sand and iron ore to far above rhodium (currency of the values, per kg). */
    private static final Interval PRICES = Interval.of(0.001, 10_000_000);

    private static final String FRACTION = "fraction, 0..1";
    private static final double KG_PER_TONNE = 1000;
    static final Expression SCORE = Expression.of("H").times("W");
    static final Expression IMPORT_RISK = Expression.of("g")
            .times("f")
            .summed()
            .over(Expression.of("p").plus(Expression.of("f").summed()));
    private static final Expression PRICE = Expression.of("V").over("Q").over(KG_PER_TONNE);
    private static final Expression MIDPOINT = Expression.of("score").times("price");
    static final Expression FACTOR = MIDPOINT.over("Cu");
    private static final Node COPPER = Node.input(
            "Cu",
            "midpoint of copper, 2017 to 2021",
            Interval.exact(GeoPolRisk.COPPER_REFERENCE),
            "USD/kg",
            ImmutableList.of(GeoPolRisk.METHOD));

    /** What one partner sold, with its weight. */
    private record Partner(Producer producer, Interval tonnes, Node rating) {}

    private final GeoPolRisk risk;
    private final Imports imports;
    /** What was bought, by whom, when. */
    private final String subject;

    private final ImmutableList<Partner> partners;
    private final Interval domestic;
    /** Value over quantity of the purchases that have both, if any. */
    private final @Nullable Node price;

    private final Quotient least;
    private final Quotient greatest;
    private final Node score;
    private final RiskCoverage coverage;
    private final ImmutableList<String> notes;

    GeoPolRiskResult(GeoPolRisk risk, Imports imports, List<String> notes) {
        this.risk = risk;
        this.imports = imports;
        this.subject = imports.commodity() + ", " + imports.importer() + ", " + imports.year();
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
            Node rating = producer instanceof Country country ? rating(country) : null;
            if (rating == null) {
                unscored.add(producer);
                others = others.plus(tonnes);
                rating = risk.governance.ofPartner(producer).orElse(null);
            } else {
                scored = scored.plus(tonnes);
            }
            if (rating != null) {
                rated.add(new Partner(producer, tonnes, rating));
            }
        }
        this.partners = rated.build();
        this.coverage = new RiskCoverage(
                "imports of " + imports.importer(),
                withoutFigure,
                ImmutableList.of(),
                unscored,
                risk.governance.policy,
                scored.upper() + others.upper() == 0 ? Share.of(1) : WeightedSupply.share(scored, others),
                Lists.transform(
                        withoutFigure,
                        partner -> "imports of " + imports.importer() + ": without " + partner.name() + ": no figure"));
        remarks.addAll(coverage.notes());
        this.price = importPrice();
        if (price != null && !PRICES.contains(price.value())) {
            remarks.add("import price of " + price.value().inWords() + " " + price.unit() + " lies outside "
                    + PRICES.inWords() + ", which holds every traded metal; are values in millions, or"
                    + " quantities not in tonnes?");
        }
        checkKnown();
        this.notes = ImmutableList.copyOf(remarks);
        this.least = search(Side.LOW);
        this.greatest = isExact() ? least : search(Side.HIGH);
        this.score = Node.computed("score", "GeoPolRisk of " + subject, FRACTION, SCORE, risk.hhi, importRiskNode())
                .withOmissions(coverage.omissions());
    }

    private @Nullable Node rating(Country partner) {
        return imports.unit().contains(partner)
                ? Node.input("g", partner.name(), 0, "fraction, 0..1, 1 is worst")
                        .withNotes(ImmutableList.of("inside " + imports.importer()))
                : risk.governance.known(partner);
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
        double sum = 0;
        for (Partner partner : partners) {
            sum += partner.tonnes.upper();
        }
        return sum;
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
                            ? "0 to " + Interval.exact(hidden.upper()).inWords() + " t more"
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
     * The greatest (least) {@code sum g*f / (p + F)}: who weighs more (less) than the quotient itself has its upper
     * end. That is found by raising (lowering) the quotient until nobody changes.
     */
    private Quotient search(Side side) {
        boolean rising = side == Side.HIGH;
        double p = domestic.at(side.opposite());
        double[] tonnes = new double[partners.size()];
        double value = rising ? 0 : 1;
        while (true) {
            double sum = 0;
            double all = p;
            for (int i = 0; i < tonnes.length; i++) {
                double weight = partners.get(i).rating.end(side);
                Interval range = partners.get(i).tonnes;
                boolean raised = rising ? weight > value : weight < value;
                tonnes[i] = raised ? range.upper() : range.lower();
                sum += weight * tonnes[i];
                all += tonnes[i];
            }
            double next = all == 0 ? value : sum / all;
            if (rising ? next <= value : next >= value) {
                return new Quotient(next, tonnes, p);
            }
            value = next;
        }
    }

    private boolean isExact() {
        for (Partner partner : partners) {
            if (!partner.tonnes.isExact() || partner.rating.end(Side.LOW) != partner.rating.end(Side.HIGH)) {
                return false;
            }
        }
        return domestic.isExact();
    }

    private Quotient quotient(Side side) {
        return side == Side.LOW ? least : greatest;
    }

    /** {@return who bought: the name of the country, bloc or company} */
    @JsonProperty
    public String importer() {
        return imports.importer();
    }

    /** {@return the score: concentration times import risk (fraction, 0..1); exact if everything is known} */
    @Override
    @JsonProperty("score")
    public Interval value() {
        return score.value();
    }

    /** {@return why there is nothing but a score of 0: the reason, empty if there are imports} */
    public Optional<String> reason() {
        return mostBought() == 0
                ? Optional.of(
                        "no imports: " + imports.importer() + " produces " + domestic.inWords() + " t and buys none")
                : Optional.empty();
    }

    /**
     * {@return the price of the imports, value over quantity: the price (currency of the values, per kg); empty if
     * there are no purchases with both}
     */
    public Optional<Interval> price() {
        return priceNode().map(Node::value);
    }

    private Optional<Node> priceNode() {
        return Optional.ofNullable(price);
    }

    private @Nullable Node importPrice() {
        Interval value = Interval.ZERO;
        Interval quantity = Interval.ZERO;
        for (Imports.Purchase purchase : imports.purchases()) {
            if (purchase.quantity().isKnown() && purchase.value().amount().isBounded()) {
                value = value.plus(purchase.value().amount());
                quantity = quantity.plus(purchase.quantity().tonnes());
            }
        }
        if (quantity.lower() == 0) {
            return null;
        }
        String currency = imports.purchases().get(0).value().currency();
        return Node.computed(
                "price",
                "import price",
                currency + "/kg",
                PRICE,
                Node.input("V", "value of the imports", value, currency, imports.sources()),
                Node.input("Q", "quantity of the imports", quantity, tonnes(), imports.sources()));
    }

    private String tonnes() {
        return "t " + imports.basis().name();
    }

    /**
     * {@return the midpoint, score times price: the midpoint (currency of the values, per kg), empty if there is no
     * price}
     */
    public Optional<Interval> midpoint() {
        return priceNode().map(price -> Node.computed(
                        "midpoint", "midpoint of " + subject, "currency per kg", MIDPOINT, score, price)
                .value());
    }

    /**
     * {@return the characterisation factor, the midpoint over that of copper: the factor (kg copper equivalent per kg);
     * empty if there is no price, or none in USD}
     */
    public Optional<Interval> factor() {
        return factorNode().map(Node::value);
    }

    private Optional<Node> factorNode() {
        return inUsd()
                ? priceNode()
                        .map(price -> Node.computed(
                                "CF",
                                "characterisation factor of " + subject,
                                "kg copper equivalent per kg",
                                FACTOR,
                                score,
                                price,
                                COPPER))
                : Optional.empty();
    }

    private boolean inUsd() {
        return imports.purchases().isEmpty()
                || imports.purchases().get(0).value().currency().equals("USD");
    }

    /**
     * {@return what the import risk was computed of, and what it lacks} That of the concentration is in {@link
     * #concentration}.
     */
    @JsonProperty
    public RiskCoverage coverage() {
        return coverage;
    }

    /** {@return the concentration of production: its interval (fraction, 0..1)} */
    @JsonProperty
    public Interval concentration() {
        return risk.concentration.value();
    }

    /** {@return the import risk: its interval (fraction, 0..1)} */
    @JsonProperty
    public Interval importRisk() {
        return Interval.of(least.value, greatest.value);
    }

    /** {@return the production of the buyer that the score was computed with: the amount (t)} */
    @JsonProperty
    public Interval domesticProduction() {
        return domestic;
    }

    /** {@return the tree of numbers that the score was computed of: the root} */
    @Override
    @JsonProperty
    public Term term() {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        all.addAll(notes);
        reason().ifPresent(all::add);
        return score.withNotes(all.add("method: " + GeoPolRisk.METHOD).build()).term();
    }

    /**
     * {@return the tree of numbers that the characterisation factor was computed of: the root, empty if there is no
     * factor}
     */
    public Optional<Term> factorTerm() {
        return factorNode().map(factor -> factor.withNotes(notes)
                .withNotes(ImmutableList.of("method: " + GeoPolRisk.METHOD))
                .term());
    }

    /** {@return the tree of the factor as text if there is one, else that of the score} */
    @Override
    public String explain() {
        return factorTerm().orElseGet(this::term).toText();
    }

    @Override
    public String explain(int depth) {
        return factorTerm().orElseGet(this::term).toText(depth);
    }

    Node scoreNode() {
        return score;
    }

    private Node importRiskNode() {
        return Node.chosen(
                "W",
                "import risk",
                FRACTION,
                side -> quotient(side).value,
                this::quotientAt,
                inputs -> quotientIn((Draws) inputs));
    }

    private Term quotientAt(Side side) {
        Quotient found = quotient(side);
        if (Double.isInfinite(found.domestic)) {
            return Term.input("W", "import risk", Interval.ZERO, FRACTION, ImmutableList.of())
                    .withNote("domestic production has no upper end, and the import risk its limit");
        }
        List<Term> children = new ArrayList<>();
        for (int i = 0; i < partners.size(); i++) {
            Partner partner = partners.get(i);
            children.add(partner.rating.at(side));
            children.add(Term.input(
                    "f",
                    "imports from " + partner.producer.name(),
                    Interval.exact(found.tonnes[i]),
                    tonnes(),
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
        return Term.computed("W", "import risk", Interval.exact(found.value), FRACTION, formula(), children);
    }

    /** Domestic production is the drawn amount of the table's own row. */
    private ToDoubleFunction<double[]> quotientIn(Draws draws) {
        Drawn own = new Drawn();
        Interval rest = imports.ownProduction().isPresent() ? domestic : hidden();
        own.add(
                "own",
                Node.input("p", "production of " + imports.importer(), rest, tonnes())
                        .compile(draws));
        if (imports.ownProduction().isEmpty()) {
            for (Country member : imports.unit()) {
                String amount = WeightedSupply.amountName(member, risk.hhi.label());
                own.add("own", draws.amount(amount, member, production(member)));
            }
        }
        Drawn all = new Drawn();
        all.add("p", own.of(Expression.of("own").summed()));
        for (Partner partner : partners) {
            all.add("g", partner.rating.compile(draws));
            String amount = "imports of " + imports.importer() + " from " + partner.producer.name();
            all.add("f", draws.amount(amount, partner.producer, partner.tonnes));
        }
        ToDoubleFunction<double[]> quotient = all.of(formula());
        return drawn -> {
            double value = quotient.applyAsDouble(drawn);
            // Nobody has anything
            return Double.isNaN(value) ? 0 : value;
        };
    }

    private Expression formula() {
        return partners.isEmpty() ? Expression.of(0).times("p") : IMPORT_RISK;
    }

    @JsonProperty("commodity")
    private String commodityInJson() {
        return imports.commodity().name();
    }

    @JsonProperty("year")
    private int yearInJson() {
        return imports.year();
    }

    @JsonProperty("factor")
    private @Nullable Interval factorInJson() {
        return factor().orElse(null);
    }

    @JsonProperty("reason")
    private String reasonInJson() {
        return reason().orElse("");
    }

    /**
     * {@return the score for people: {@code GeoPolRisk of rare earths, Japan, 2024: 0.231 to 0.305}, and the factor
     * where there is one: ends of a range with three digits, outward}
     */
    @Override
    public String inWords() {
        return line(range -> range.inWords(3));
    }

    @Override
    public String toString() {
        return line(Interval::toString);
    }

    private String line(Function<Interval, String> number) {
        return "GeoPolRisk of " + subject + ": " + number.apply(value())
                + factor().map(factor -> ", factor " + number.apply(factor) + " kg copper equivalent per kg")
                        .orElse("")
                + Text.behind(term().omissions());
    }
}
