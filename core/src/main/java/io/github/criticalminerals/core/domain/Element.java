package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.quantity.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A chemical element. There is one object for each of the 118, so that {@code ==} and {@code equals} agree.
 *
 * <p>The atomic weight is IUPAC's abridged standard atomic weight of 2021 ({@link #ATOMIC_WEIGHTS}): a relative mass
 * without unit, with an uncertainty that covers ordinary terrestrial material. Elements that do not occur so
 * (technetium, promethium, those from polonium to actinium, neptunium and up) have none.
 *
 * <p>Text and JSON: the symbol, {@code Nd}.
 */
public final class Element implements Comparable<Element> {

    /** Where the atomic weights come from. */
    public static final Source ATOMIC_WEIGHTS = Source.of(
                    "IUPAC", "Standard atomic weights of the elements 2021 (IUPAC Technical Report)")
            .withPublished(LocalDate.of(2022, 5, 4))
            .withDoi("10.1515/pac-2019-0603")
            .withLocator("Table 1, abridged values")
            .withNote("Prohaska et al., Pure and Applied Chemistry 94 (2022) 573-600");

    private static final ImmutableList<Element> ALL;
    private static final ImmutableMap<String, Element> BY_SYMBOL;
    private static final ImmutableMap<String, Element> BY_LOWER_CASE;

    static {
        ImmutableList.Builder<Element> all = ImmutableList.builder();
        ImmutableMap.Builder<String, Element> bySymbol = ImmutableMap.builder();
        ImmutableMap.Builder<String, Element> byLowerCase = ImmutableMap.builder();
        for (Map<String, String> row : ClassPathTable.read("elements.tsv")) {
            Element element = new Element(row);
            all.add(element);
            bySymbol.put(element.symbol, element);
            byLowerCase.put(element.symbol.toLowerCase(Locale.ROOT), element);
            ClassPathTable.names(row, "names").forEach(name -> byLowerCase.put(name, element));
        }
        ALL = all.build();
        BY_SYMBOL = bySymbol.build();
        BY_LOWER_CASE = byLowerCase.build();
    }

    private final String symbol;
    private final int atomicNumber;
    private final String name;
    private final @Nullable BigDecimal weight;
    private final @Nullable BigDecimal uncertainty;

    private Element(Map<String, String> row) {
        this.symbol = ClassPathTable.cell(row, "symbol");
        this.atomicNumber = Integer.parseInt(ClassPathTable.cell(row, "number"));
        this.name = ClassPathTable.names(row, "names").get(0);
        this.weight = number(ClassPathTable.cell(row, "weight"));
        this.uncertainty = number(ClassPathTable.cell(row, "uncertainty"));
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.equals("-") ? null : new BigDecimal(cell);
    }

    /** {@return the 118 elements, by atomic number} */
    public static List<Element> all() {
        return ALL;
    }

    /**
     * An element by its symbol.
     *
     * @param symbol the symbol, letter by letter: {@code Nd}
     * @throws UnknownNameException if no element has this symbol
     */
    public static Element of(String symbol) {
        Element element = BY_SYMBOL.get(Objects.requireNonNull(symbol, "element is required"));
        if (element == null) {
            Element meant = BY_LOWER_CASE.get(Text.trimmed(symbol).toLowerCase(Locale.ROOT));
            throw meant != null
                    ? UnknownNameException.alias("element symbol", symbol, meant.symbol, "Element.parse")
                    : UnknownNameException.of("element symbol", symbol, BY_SYMBOL.keySet());
        }
        return element;
    }

    /** The element of exactly this symbol. */
    static Optional<Element> find(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }

    /**
     * Reads a symbol, IUPAC name or other English name (aluminum, cesium, sulphur), case and surrounding white space
     * ignored.
     *
     * @param text for example {@code neodymium}
     * @throws UnknownNameException if it names none
     */
    public static Element parse(String text) {
        Element element = BY_LOWER_CASE.get(Text.trimmed(Objects.requireNonNull(text, "element is required"))
                .toLowerCase(Locale.ROOT));
        if (element == null) {
            throw UnknownNameException.of("element", text, BY_LOWER_CASE.keySet());
        }
        return element;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Element ofJson(@Nullable Object json) {
        return of(Json.text(json, "element"));
    }

    /** {@return the symbol, for example {@code Nd}} */
    public String symbol() {
        return symbol;
    }

    /** {@return the name that IUPAC gives it, in lower case, for example {@code neodymium}} */
    public String name() {
        return name;
    }

    /** {@return the number of protons, 1..118} */
    public int atomicNumber() {
        return atomicNumber;
    }

    /**
     * {@return the abridged standard atomic weight as printed, taken as exact: what stoichiometry uses; the relative
     * atomic mass (no unit), for example 144.24; empty for elements that have none}
     */
    public OptionalDouble atomicWeight() {
        return weight == null ? OptionalDouble.empty() : OptionalDouble.of(weight.doubleValue());
    }

    /**
     * {@return the range in which IUPAC's abridged standard atomic weight lies: the printed value plus or minus its
     * uncertainty; the relative atomic mass (no unit), for example 144.23..144.25; empty for elements that have none}
     */
    public Optional<Interval> standardAtomicWeight() {
        return weight == null || uncertainty == null
                ? Optional.empty()
                : Optional.of(Interval.of(
                        weight.subtract(uncertainty).doubleValue(),
                        weight.add(uncertainty).doubleValue()));
    }

    /** Orders by atomic number. */
    @Override
    public int compareTo(Element other) {
        return Integer.compare(atomicNumber, other.atomicNumber);
    }

    @Override
    @JsonValue
    public String toString() {
        return symbol;
    }
}
