package io.github.criticalminerals.core.policy;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
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
import io.github.criticalminerals.core.issue.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy event is about, or what a question is about. A list that is empty means all: a scope with only an
 * origin covers every material, destination and use from there. Both an event and a question are scopes; the event
 * can bind where the two {@link #overlaps overlap}.
 *
 * <pre>{@code
 * Scope magnets = Scope.ALL
 *     .of(Element.of("Dy"), Element.of("Tb"))
 *     .from(Country.of("CHN"))
 *     .to(Country.of("USA"));
 * }</pre>
 *
 * <p>A scope is about goods, unless it names technologies or asks for both ({@link #withGoodsAndTechnology}).
 *
 * @param origins where the goods come from
 * @param destinations where they go
 * @param commodities the commodities
 * @param elements the chemical elements, for acts that name these
 * @param stages the stages of the chain
 * @param endUses the uses
 * @param hsCodes the customs codes that an act gives for reference
 * @param technologies technologies, in words
 * @param subject whether it is about goods, technology or both
 * @param exemptions what an act takes out of its own scope
 * @param untranscribed exemptions that the act has and {@code exemptions} does not hold, in words; where there are
 *     any, nobody can tell from this scope whether a good in it is bound
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
        List<String> technologies,
        Subject subject,
        List<Scope> exemptions,
        List<String> untranscribed) {

    /** What can be held back at a border. */
    public enum Subject {
        /** Things. */
        GOODS,
        /** Knowledge, drawings, software, help. */
        TECHNOLOGY,
        /** Either. */
        GOODS_AND_TECHNOLOGY;

        @JsonCreator
        static Subject ofJson(String name) {
            return Json.constant(values(), "subject", name);
        }

        boolean meets(Subject other) {
            return this == other || this == GOODS_AND_TECHNOLOGY || other == GOODS_AND_TECHNOLOGY;
        }

        boolean hasGoods() {
            return this != TECHNOLOGY;
        }
    }

    /** All goods from everywhere to everywhere. */
    public static final Scope ALL = new Draft().scope();

    /** Uses that stand for all of their kind. */
    private static final ImmutableList<EndUse> GENERAL_USES =
            ImmutableList.of(EndUse.MILITARY, EndUse.DUAL, EndUse.CIVIL);

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if technologies are named and the subject is goods only, or an exemption has
     *     exemptions of its own
     */
    public Scope {
        requireNonNull(origins, "origins is required");
        requireNonNull(destinations, "destinations is required");
        commodities = ImmutableList.copyOf(requireNonNull(commodities, "commodities is required"));
        elements = ImmutableList.copyOf(requireNonNull(elements, "elements is required"));
        stages = ImmutableList.copyOf(requireNonNull(stages, "stages is required"));
        endUses = ImmutableList.copyOf(requireNonNull(endUses, "endUses is required"));
        hsCodes = ImmutableList.copyOf(requireNonNull(hsCodes, "hsCodes is required"));
        technologies = ImmutableList.copyOf(requireNonNull(technologies, "technologies is required"));
        requireNonNull(subject, "subject is required");
        exemptions = ImmutableList.copyOf(requireNonNull(exemptions, "exemptions is required"));
        untranscribed = ImmutableList.copyOf(requireNonNull(untranscribed, "untranscribed is required"));
        checkArgument(
                technologies.isEmpty() || subject != Subject.GOODS,
                "a scope that names technologies must not be about goods only, but names %s",
                technologies);
        for (Scope exemption : exemptions) {
            checkArgument(
                    exemption.exemptions.isEmpty() && exemption.untranscribed.isEmpty(),
                    "an exemption must not have exemptions, but \"%s\" has",
                    exemption);
        }
    }

    /** The parts of a scope on their way to another one. */
    private static final class Draft {
        private Parties origins = Parties.ALL;
        private Parties destinations = Parties.ALL;
        private List<Commodity> commodities = ImmutableList.of();
        private List<Element> elements = ImmutableList.of();
        private List<Stage> stages = ImmutableList.of();
        private List<EndUse> endUses = ImmutableList.of();
        private List<HsCode> hsCodes = ImmutableList.of();
        private List<String> technologies = ImmutableList.of();
        private Subject subject = Subject.GOODS;
        private List<Scope> exemptions = ImmutableList.of();
        private List<String> untranscribed = ImmutableList.of();

        Scope scope() {
            return new Scope(
                    origins,
                    destinations,
                    commodities,
                    elements,
                    stages,
                    endUses,
                    hsCodes,
                    technologies,
                    subject,
                    exemptions,
                    untranscribed);
        }
    }

    private Scope with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.origins = origins;
        draft.destinations = destinations;
        draft.commodities = commodities;
        draft.elements = elements;
        draft.stages = stages;
        draft.endUses = endUses;
        draft.hsCodes = hsCodes;
        draft.technologies = technologies;
        draft.subject = subject;
        draft.exemptions = exemptions;
        draft.untranscribed = untranscribed;
        change.accept(draft);
        return draft.scope();
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
            @JsonProperty("technologies") @Nullable List<Json.Words> technologies,
            @JsonProperty("subject") @Nullable Subject subject,
            @JsonProperty("exemptions") @Nullable List<Scope> exemptions,
            @JsonProperty("untranscribed") @Nullable List<Json.Words> untranscribed) {
        List<String> named = Json.list(technologies);
        return new Scope(
                origins == null ? Parties.ALL : origins,
                destinations == null ? Parties.ALL : destinations,
                orEmpty(commodities),
                orEmpty(elements),
                orEmpty(stages),
                orEmpty(endUses),
                orEmpty(hsCodes),
                named,
                subject == null ? usualSubject(named) : subject,
                orEmpty(exemptions),
                Json.list(untranscribed));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? ImmutableList.of() : list;
    }

    private static Subject usualSubject(List<String> technologies) {
        return technologies.isEmpty() ? Subject.GOODS : Subject.TECHNOLOGY;
    }

    @JsonProperty("subject")
    @Nullable
    Subject unusualSubject() {
        return subject == usualSubject(technologies) ? null : subject;
    }

    /** Returns a copy that is from the given countries only. */
    public Scope from(Country... countries) {
        return with(draft -> draft.origins = Parties.of(countries));
    }

    /** Returns a copy that is from the given groups only. */
    public Scope from(CountryGroup... groups) {
        return with(draft -> draft.origins = Parties.of(groups));
    }

    /** Returns a copy that is to the given countries only. */
    public Scope to(Country... countries) {
        return to(Parties.of(countries));
    }

    /** Returns a copy that is to the given groups only. */
    public Scope to(CountryGroup... groups) {
        return to(Parties.of(groups));
    }

    Scope to(Parties parties) {
        return with(draft -> draft.destinations = parties);
    }

    /** Returns a copy that is for the given commodities only. */
    public Scope of(Commodity... only) {
        return with(draft -> draft.commodities = ImmutableList.copyOf(only));
    }

    /** Returns a copy that is for the given elements only. */
    public Scope of(Element... only) {
        return with(draft -> draft.elements = ImmutableList.copyOf(only));
    }

    /** Returns a copy that is at the given stages only. */
    public Scope at(Stage... only) {
        return with(draft -> draft.stages = ImmutableList.copyOf(only));
    }

    /** Returns a copy that is for the given end uses only. */
    public Scope forUse(EndUse... only) {
        return with(draft -> draft.endUses = ImmutableList.copyOf(only));
    }

    /** Returns a copy that is for the given customs codes only. */
    public Scope under(HsCode... only) {
        return with(draft -> draft.hsCodes = ImmutableList.copyOf(only));
    }

    /** Returns a copy that is about technology, not goods: the technologies given, all of them if none is. */
    public Scope withTechnologies(String... only) {
        return with(draft -> {
            draft.technologies = ImmutableList.copyOf(only);
            draft.subject = Subject.TECHNOLOGY;
        });
    }

    /** Returns a copy that is about goods and technology: the technologies named, all of them if none is. */
    public Scope withGoodsAndTechnology() {
        return with(draft -> draft.subject = Subject.GOODS_AND_TECHNOLOGY);
    }

    /** Returns a copy that has what the given scopes cover taken out. */
    public Scope except(Scope... exempt) {
        return with(draft -> draft.exemptions = ImmutableList.copyOf(exempt));
    }

    /** Returns a copy that says, in words, which exemptions there are beside those it holds. */
    public Scope exceptUntranscribed(String... words) {
        return with(draft -> draft.untranscribed = ImmutableList.copyOf(words));
    }

    /** Who is named as a destination, in exemptions too. */
    Stream<Parties> namedDestinations() {
        return Stream.concat(destinations.single(), exemptions.stream().flatMap(Scope::namedDestinations));
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
     *   <li>goods and technology meet only in a scope of both, whatever material they are of;
     *   <li>what either exempts is not in it: a scope whose every part is exempt from the other has nothing in
     *       common with it. Exemptions that are not transcribed cannot be counted.
     * </ul>
     *
     * An overlap says that the two can meet, not that one covers the other whole.
     */
    public boolean overlaps(Scope other, LocalDate date) {
        return meets(other, date) && !isExempt(other, date) && !other.isExempt(this, date);
    }

    private boolean meets(Scope other, LocalDate date) {
        return origins.overlaps(other.origins, date)
                && destinations.overlaps(other.destinations, date)
                && materialsOverlap(other)
                && subjectsOverlap(other)
                && openOrAny(stages, other.stages, Stage::equals)
                && openOrAny(endUses, other.endUses, Scope::sameUse)
                && openOrAny(hsCodes, other.hsCodes, (a, b) -> a.contains(b) || b.contains(a));
    }

    private boolean subjectsOverlap(Scope other) {
        return (subject.hasGoods() && other.subject.hasGoods())
                || (subject.meets(other.subject)
                        && openOrAny(technologies, other.technologies, String::equalsIgnoreCase));
    }

    private boolean materialsOverlap(Scope other) {
        return !namesMaterials()
                || !other.namesMaterials()
                || anyPair(commodities, other.commodities, Scope::sameName)
                || anyPair(
                        allElements(),
                        other.allElements(),
                        (a, b) -> a.equals(b) && !a.symbol().equals("C"));
    }

    private static boolean sameName(Commodity a, Commodity b) {
        return a.name().equals(b.name());
    }

    /** The exemptions that have something in common with a question without covering it. */
    List<Scope> exemptionsWithin(Scope question, LocalDate date) {
        return exemptions.stream()
                .filter(exemption -> exemption.meets(question, date))
                .toList();
    }

    /** Whether every part of a question that lies in this scope is exempt from it. */
    private boolean isExempt(Scope question, LocalDate date) {
        return !exemptions.isEmpty()
                && partsOf(question).stream().filter(part -> meets(part, date)).allMatch(part -> exemptions.stream()
                        .anyMatch(exemption -> exemption.covers(part, date)));
    }

    /** A question cut along what an exemption names: one material, stage, use, code or country at a time. */
    private List<Scope> partsOf(Scope question) {
        List<Scope> parts = ImmutableList.of(question);
        parts = cut(
                parts,
                Scope::namesMaterials,
                part -> Stream.concat(
                        part.commodities.stream().flatMap(commodity -> partsOf(part, commodity)),
                        part.elements.stream().map(part.of(NO_COMMODITIES)::of)));
        parts = cut(parts, exempt -> !exempt.stages.isEmpty(), part -> part.stages.stream()
                .map(part::at));
        parts = cut(parts, exempt -> !exempt.endUses.isEmpty(), part -> part.endUses.stream()
                .map(part::forUse));
        parts = cut(parts, exempt -> !exempt.hsCodes.isEmpty(), part -> part.hsCodes.stream()
                .map(part::under));
        parts = cut(parts, exempt -> !exempt.origins.isAll(), part -> part.origins
                .single()
                .map(origin -> part.with(draft -> draft.origins = origin)));
        return cut(parts, exempt -> !exempt.destinations.isAll(), part -> part.destinations
                .single()
                .map(part::to));
    }

    /** Parts cut along what an exemption names, if any does; one that names nothing there stays whole. */
    private List<Scope> cut(List<Scope> parts, Predicate<Scope> named, Function<Scope, Stream<Scope>> pieces) {
        if (exemptions.stream().noneMatch(named)) {
            return parts;
        }
        return parts.stream()
                .flatMap(part -> {
                    List<Scope> some = pieces.apply(part).toList();
                    return some.isEmpty() ? Stream.of(part) : some.stream();
                })
                .toList();
    }

    private static final Commodity[] NO_COMMODITIES = {};
    private static final Element[] NO_ELEMENTS = {};

    private Stream<Scope> partsOf(Scope part, Commodity commodity) {
        boolean byName = commodity.elements().isEmpty()
                || exemptions.stream().anyMatch(exemption -> exemption.commodities.stream()
                        .anyMatch(exempt -> sameName(exempt, commodity)));
        return byName
                ? Stream.of(part.of(commodity).of(NO_ELEMENTS))
                : commodity.elements().stream().map(part.of(NO_COMMODITIES)::of);
    }

    /** Whether all of another scope lies in this one on a day; exemptions do not count. */
    private boolean covers(Scope other, LocalDate date) {
        return origins.covers(other.origins, date)
                && destinations.covers(other.destinations, date)
                && coversMaterials(other)
                && (subject == other.subject || subject == Subject.GOODS_AND_TECHNOLOGY)
                && openOrAll(technologies, other.technologies, String::equalsIgnoreCase)
                && openOrAll(stages, other.stages, Stage::equals)
                && openOrAll(endUses, other.endUses, Scope::hasUse)
                && openOrAll(hsCodes, other.hsCodes, HsCode::contains);
    }

    private boolean coversMaterials(Scope other) {
        return !namesMaterials()
                || (other.namesMaterials()
                        && other.commodities.stream().allMatch(this::coversCommodity)
                        && allElements().containsAll(other.elements));
    }

    private boolean coversCommodity(Commodity commodity) {
        return commodities.stream().anyMatch(own -> sameName(own, commodity));
    }

    private boolean namesMaterials() {
        return !commodities.isEmpty() || !elements.isEmpty();
    }

    private List<Element> allElements() {
        return Stream.concat(
                        elements.stream(), commodities.stream().flatMap(commodity -> commodity.elements().stream()))
                .toList();
    }

    private static boolean sameUse(EndUse a, EndUse b) {
        return hasUse(a, b) || hasUse(b, a);
    }

    static boolean hasUse(EndUse whole, EndUse part) {
        return whole.equals(part) || (GENERAL_USES.contains(whole) && whole.kind() == part.kind());
    }

    private static <T> boolean openOrAny(List<T> a, List<T> b, BiPredicate<T, T> same) {
        return a.isEmpty() || b.isEmpty() || anyPair(a, b, same);
    }

    private static <T> boolean openOrAll(List<T> whole, List<T> part, BiPredicate<T, T> has) {
        return whole.isEmpty()
                || (!part.isEmpty()
                        && part.stream().allMatch(y -> whole.stream().anyMatch(x -> has.test(x, y))));
    }

    private static <T> boolean anyPair(List<T> a, List<T> b, BiPredicate<T, T> same) {
        return a.stream().anyMatch(x -> b.stream().anyMatch(y -> same.test(x, y)));
    }

    /**
     * What is named, in one line: {@code Dy, Tb; from China; to United States; except HS 2846}, or {@code all}.
     */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, "", commodities.stream().map(Commodity::name).toList());
        add(parts, "", elements.stream().map(Element::symbol).toList());
        add(parts, "", technologies);
        if (subject != usualSubject(technologies)) {
            parts.add(subject == Subject.TECHNOLOGY ? "technology" : "goods and technology");
        }
        add(parts, "at ", stages);
        add(parts, "for ", endUses.stream().map(EndUse::name).toList());
        add(parts, "HS ", hsCodes);
        if (!origins.isAll()) {
            parts.add("from " + origins);
        }
        if (!destinations.isAll()) {
            parts.add("to " + destinations);
        }
        if (parts.isEmpty()) {
            parts.add("all");
        }
        exemptions.forEach(exemption -> parts.add("except (" + exemption + ")"));
        add(parts, "with exemptions that are not transcribed: ", untranscribed);
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String before, List<?> values) {
        if (!values.isEmpty()) {
            parts.add(before
                    + String.join(", ", values.stream().map(Object::toString).toList()));
        }
    }
}
