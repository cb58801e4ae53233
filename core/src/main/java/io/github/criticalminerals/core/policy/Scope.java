package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy event is about, or what a question is about. A list that is empty means all: a
 * scope with only an origin covers every material, destination and use from there. Both an event
 * and a question are scopes; the event binds where the two {@link #overlaps overlap}.
 *
 * <pre>{@code
 * Scope magnets = Scope.ALL
 *     .of(Element.of("Dy"), Element.of("Tb"))
 *     .from(Country.of("CHN"))
 *     .to(Country.of("USA"));
 * }</pre>
 *
 * @param origins where the goods come from
 * @param destinations where they go
 * @param commodities the commodities
 * @param elements the chemical elements, for acts that name these
 * @param stages the stages of the chain
 * @param endUses the uses
 * @param hsCodes the customs codes that an act gives for reference
 * @param technologies technologies, in words; with no commodity or element beside them the scope is
 *     technology only and does not cover goods
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scope(
        Parties origins,
        Parties destinations,
        List<Commodity> commodities,
        List<Element> elements,
        List<Stage> stages,
        List<EndUse> endUses,
        List<HsCode> hsCodes,
        List<String> technologies) {

    /** Everything from everywhere to everywhere. */
    public static final Scope ALL = new Scope(
            Parties.ALL,
            Parties.ALL,
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of());

    /** Uses that stand for all of their kind. */
    private static final ImmutableList<EndUse> GENERAL_USES =
            ImmutableList.of(EndUse.MILITARY, EndUse.DUAL, EndUse.CIVIL);

    /** Copies the lists. */
    public Scope {
        requireNonNull(origins, "origins must not be null");
        requireNonNull(destinations, "destinations must not be null");
        commodities = ImmutableList.copyOf(requireNonNull(commodities, "commodities must not be null"));
        elements = ImmutableList.copyOf(requireNonNull(elements, "elements must not be null"));
        stages = ImmutableList.copyOf(requireNonNull(stages, "stages must not be null"));
        endUses = ImmutableList.copyOf(requireNonNull(endUses, "endUses must not be null"));
        hsCodes = ImmutableList.copyOf(requireNonNull(hsCodes, "hsCodes must not be null"));
        technologies = ImmutableList.copyOf(requireNonNull(technologies, "technologies must not be null"));
    }

    @JsonCreator
    static Scope fromJson(
            @JsonProperty("origins") @Nullable Parties origins,
            @JsonProperty("destinations") @Nullable Parties destinations,
            @JsonProperty("commodities") @Nullable List<Commodity> commodities,
            @JsonProperty("elements") @Nullable List<Element> elements,
            @JsonProperty("stages") @Nullable List<Stage> stages,
            @JsonProperty("endUses") @Nullable List<EndUse> endUses,
            @JsonProperty("hsCodes") @Nullable List<HsCode> hsCodes,
            @JsonProperty("technologies") @Nullable List<String> technologies) {
        return new Scope(
                origins == null ? Parties.ALL : origins,
                destinations == null ? Parties.ALL : destinations,
                orEmpty(commodities),
                orEmpty(elements),
                orEmpty(stages),
                orEmpty(endUses),
                orEmpty(hsCodes),
                orEmpty(technologies));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? ImmutableList.of() : list;
    }

    /** This scope, from the given countries only. */
    public Scope from(Country... countries) {
        return withOrigins(Parties.of(countries));
    }

    /** This scope, from the given groups only. */
    public Scope from(CountryGroup... groups) {
        return withOrigins(Parties.of(groups));
    }

    /** This scope, to the given countries only. */
    public Scope to(Country... countries) {
        return withDestinations(Parties.of(countries));
    }

    /** This scope, to the given groups only. */
    public Scope to(CountryGroup... groups) {
        return withDestinations(Parties.of(groups));
    }

    /** This scope, for the given commodities only. */
    public Scope of(Commodity... only) {
        return new Scope(
                origins, destinations, ImmutableList.copyOf(only), elements, stages, endUses, hsCodes, technologies);
    }

    /** This scope, for the given elements only. */
    public Scope of(Element... only) {
        return new Scope(
                origins, destinations, commodities, ImmutableList.copyOf(only), stages, endUses, hsCodes, technologies);
    }

    /** This scope, at the given stages only. */
    public Scope at(Stage... only) {
        return new Scope(
                origins,
                destinations,
                commodities,
                elements,
                ImmutableList.copyOf(only),
                endUses,
                hsCodes,
                technologies);
    }

    /** This scope, for the given end uses only. */
    public Scope forUse(EndUse... only) {
        return new Scope(
                origins,
                destinations,
                commodities,
                elements,
                stages,
                ImmutableList.copyOf(only),
                hsCodes,
                technologies);
    }

    /** This scope, for the given customs codes only. */
    public Scope under(HsCode... only) {
        return new Scope(
                origins,
                destinations,
                commodities,
                elements,
                stages,
                endUses,
                ImmutableList.copyOf(only),
                technologies);
    }

    /** This scope, for the given technologies only. */
    public Scope withTechnologies(String... only) {
        return new Scope(
                origins, destinations, commodities, elements, stages, endUses, hsCodes, ImmutableList.copyOf(only));
    }

    private Scope withOrigins(Parties only) {
        return new Scope(only, destinations, commodities, elements, stages, endUses, hsCodes, technologies);
    }

    private Scope withDestinations(Parties only) {
        return new Scope(origins, only, commodities, elements, stages, endUses, hsCodes, technologies);
    }

    /**
     * Whether something can lie in both scopes on a day. In each respect either scope leaves it open,
     * or both name something in common:
     *
     * <ul>
     *   <li>a group of countries has its members of the day;
     *   <li>two commodities have something in common if they have the same name or an element in
     *       common, so that "rare earths" meets dysprosium; carbon does not count, since coal is no graphite;
     *   <li>{@link EndUse#MILITARY}, {@code DUAL} and {@code CIVIL} have every use of their kind in them;
     *   <li>of two customs codes one contains the other;
     *   <li>a scope of technologies without materials has nothing in common with one of materials
     *       without technologies.
     * </ul>
     *
     * An overlap says that the two can meet, not that one covers the other whole.
     */
    public boolean overlaps(Scope other, LocalDate date) {
        return origins.overlaps(other.origins, date)
                && destinations.overlaps(other.destinations, date)
                && materialsOverlap(other)
                && openOrAny(technologies, other.technologies, String::equalsIgnoreCase)
                && openOrAny(stages, other.stages, Stage::equals)
                && openOrAny(endUses, other.endUses, Scope::sameUse)
                && openOrAny(hsCodes, other.hsCodes, (a, b) -> a.contains(b) || b.contains(a));
    }

    private boolean materialsOverlap(Scope other) {
        if (!namesMaterials() || !other.namesMaterials()) {
            return !(isTechnologyOnly() && other.namesMaterials() && other.technologies.isEmpty())
                    && !(other.isTechnologyOnly() && namesMaterials() && technologies.isEmpty());
        }
        return anyPair(commodities, other.commodities, (a, b) -> a.name().equals(b.name()))
                || anyPair(
                        allElements(),
                        other.allElements(),
                        (a, b) -> a.equals(b) && !a.symbol().equals("C"));
    }

    private boolean namesMaterials() {
        return !commodities.isEmpty() || !elements.isEmpty();
    }

    @JsonIgnore
    private boolean isTechnologyOnly() {
        return !namesMaterials() && !technologies.isEmpty();
    }

    private List<Element> allElements() {
        return Stream.concat(
                        elements.stream(), commodities.stream().flatMap(commodity -> commodity.elements().stream()))
                .toList();
    }

    private static boolean sameUse(EndUse a, EndUse b) {
        boolean oneIsGeneral = GENERAL_USES.contains(a) || GENERAL_USES.contains(b);
        return a.equals(b) || (oneIsGeneral && a.kind() == b.kind());
    }

    private static <T> boolean openOrAny(List<T> a, List<T> b, BiPredicate<T, T> same) {
        return a.isEmpty() || b.isEmpty() || anyPair(a, b, same);
    }

    private static <T> boolean anyPair(List<T> a, List<T> b, BiPredicate<T, T> same) {
        return a.stream().anyMatch(x -> b.stream().anyMatch(y -> same.test(x, y)));
    }

    /** What is named, in one line: {@code Dy, Tb; from China; to United States}, or {@code all}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, "", commodities.stream().map(Commodity::name).toList());
        add(parts, "", elements.stream().map(Element::symbol).toList());
        add(parts, "", technologies);
        add(parts, "at ", stages);
        add(parts, "for ", endUses.stream().map(EndUse::name).toList());
        add(parts, "HS ", hsCodes);
        if (!origins.isAll()) {
            parts.add("from " + origins);
        }
        if (!destinations.isAll()) {
            parts.add("to " + destinations);
        }
        return parts.isEmpty() ? "all" : String.join("; ", parts);
    }

    private static void add(List<String> parts, String before, List<?> values) {
        if (!values.isEmpty()) {
            parts.add(before
                    + String.join(", ", values.stream().map(Object::toString).toList()));
        }
    }
}
