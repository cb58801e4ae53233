package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A country or territory that statistics count: all of ISO 3166-1, Kosovo, and former states that statistics still
 * carry. There is one instance of each, so {@code ==} compares them. Text and JSON are the alpha-3 code: {@code CHN}.
 *
 * <pre>{@code
 * Country.of("CHN").name();              // China
 * Country.parse("Burma").alpha3();       // MMR
 * Country.parse("Congo", "BGS");         // COD
 * Country.find("Other countries");       // empty: an Aggregate
 * }</pre>
 *
 * <ul>
 *   <li>Codes are upper case: {@code NA} is Namibia, and {@code na}, which files write for a missing figure, is
 *       unknown.
 *   <li>{@link #name()} is the short English name, such as {@code United States}; formal and other names are read by
 *       {@link #parse(String)}.
 *   <li>A state that changed its name or its code and kept its land is one country: Zaire is COD, Burma MMR, Rhodesia
 *       ZWE.
 *   <li>A former state with another extent than any present one is a country of its own: Soviet Union (SUN),
 *       Czechoslovakia (CSK), Yugoslavia (YUG), Serbia and Montenegro (SCG), East Germany (DDR), Netherlands Antilles
 *       (ANT), and the United States Miscellaneous Pacific Islands (PUS) that BACI has. West Germany is DEU and the
 *       undivided Sudan SDN, as their publishers and ISO 3166 code them.
 *   <li>Belgium-Luxembourg and the Southern African Customs Union are no countries; {@link Producer#parse(String)}
 *       reads them as an {@link Aggregate}.
 *   <li>Trade statistics count some territories with a country under a numeric code of their own: 842 (United States
 *       with Puerto Rico and the Virgin Islands), 251 (France with Monaco and overseas departments), 579 (Norway with
 *       Svalbard), 757 (Switzerland with Liechtenstein), 699 (India). They are read as the country, and only for
 *       Comtrade and BACI. So is their "Other Asia, nes" (490) as Taiwan.
 *   <li>Footnote marks are not stripped: {@code Chinae} is unknown.
 * </ul>
 */
public final class Country implements Producer, Comparable<Country> {
    /** Where the code of a country comes from. */
    public enum Kind {
        /** Officially assigned in ISO 3166-1. */
        ISO,
        /** From the range of codes that ISO 3166-1 leaves to users: Kosovo (XKX). */
        USER_ASSIGNED,
        /** Withdrawn from ISO 3166-1: the state or territory is no more. */
        FORMER;

        @JsonCreator
        static Kind ofJson(String name) {
            return Json.constant(values(), "kind", name);
        }
    }

    /** How many countries there are, at most, for what is split among some that nobody names. */
    public static final int MOST = 250;

    /** Stands for a code that there is none of. */
    private static final String NONE = "-";

    private static final ImmutableList<Country> ALL = read();
    /** By each code and by the name. */
    private static final Map<String, Country> BY_TEXT = byText();

    /** China (CHN), without Hong Kong, Macao and Taiwan, which have codes of their own. */
    public static final Country CHINA = of("CHN");

    /** The United States (USA). */
    public static final Country UNITED_STATES = of("USA");

    private final String alpha3;
    private final String alpha2;
    private final String numeric;
    private final String name;
    private final Kind kind;

    private Country(String alpha3, String alpha2, String numeric, String name, Kind kind) {
        this.alpha3 = alpha3;
        this.alpha2 = alpha2;
        this.numeric = numeric;
        this.name = name;
        this.kind = kind;
    }

    /**
     * A country by its code or its name, exactly as {@link #alpha3()}, {@link #alpha2()}, {@link #numeric()} or {@link
     * #name()} gives it.
     *
     * @param text such as {@code CHN}, {@code CN}, {@code 156} or {@code China}
     * @throws UnknownNameException if there is none; it holds the nearest known names
     */
    public static Country of(String text) {
        Country country = BY_TEXT.get(Objects.requireNonNull(text, "country is required"));
        if (country == null) {
            Optional<Country> meant = CountryNames.country(text, "");
            throw meant.isPresent()
                    ? UnknownNameException.alias(
                            "country", text, CountryNames.withArticle(meant.get().name), "Country.parse")
                    : CountryNames.refused("country", text, "");
        }
        return country;
    }

    /**
     * Reads a code or a name as publishers write it. Case, accents, apostrophes, kinds of space, punctuation and "the"
     * make no difference to a name, nor does UTF-8 that was encoded twice; codes are upper case, and a numeric code may
     * lack its leading zeros.
     *
     * @param text such as {@code Burma}, {@code Korea, Republic of}, {@code COTE D'IVOIRE} or {@code 4}
     * @throws UnknownNameException if there is none; it holds the nearest known names
     * @throws IllegalArgumentException if it is the name of more than one ({@code Congo}, {@code Korea}, {@code Virgin
     *     Islands}); the message names them
     */
    public static Country parse(String text) {
        return parse(text, "");
    }

    /**
     * Reads a code or a name as one publisher writes it: {@code Congo} is the Democratic Republic in the BGS's tables
     * and the other one in Comtrade's.
     *
     * @param publisher whose it is, in any case: {@code BACI}, {@code BGS}, {@code Comtrade}, {@code GTA}, {@code IEA}
     *     and {@code World Bank} have names or codes of their own, which go before the common ones; any other publisher
     *     has only the common ones
     * @throws UnknownNameException if there is none; it holds the nearest known names
     * @throws IllegalArgumentException if it is the name of more than one; the message names them
     */
    public static Country parse(String text, String publisher) {
        return find(text, publisher).orElseThrow(() -> CountryNames.refused("country", text, publisher));
    }

    /** Reads a code or a name, as {@link #parse(String)} does; empty if the text is unknown or ambiguous. */
    public static Optional<Country> find(String text) {
        return find(text, "");
    }

    /**
     * Reads a code or a name as one publisher writes it, as {@link #parse(String, String)} does. A loader that lists
     * the aliases it met compares the text with {@link #name()}.
     *
     * @param publisher whose it is
     * @return the country, or empty if the text is unknown or ambiguous
     */
    public static Optional<Country> find(String text, String publisher) {
        Objects.requireNonNull(text, "country is required");
        Objects.requireNonNull(publisher, "publisher is required");
        Country exact = BY_TEXT.get(text);
        return exact != null ? Optional.of(exact) : CountryNames.country(text, publisher);
    }

    /** Jackson finds it by its name, for keys of maps. */
    static Country fromString(String code) {
        return of(code);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Country ofJson(@Nullable Object json) {
        return of(Json.text(json, "country"));
    }

    /** The country of exactly this code or name, or null. */
    static @Nullable Country exact(String text) {
        return BY_TEXT.get(text);
    }

    /** {@return all countries: those of ISO 3166-1 by alpha-3, then Kosovo, then the former ones by alpha-3} */
    public static List<Country> all() {
        return ALL;
    }

    /** {@return the short English name, such as {@code China} or {@code Côte d'Ivoire}} */
    @Override
    public String name() {
        return name;
    }

    /** {@return the alpha-3 code} */
    @Override
    public String id() {
        return alpha3;
    }

    /** {@return the alpha-3 code, such as {@code CHN}} */
    @JsonValue
    public String alpha3() {
        return alpha3;
    }

    /**
     * {@return the alpha-2 code, such as {@code CN}; empty for former countries, where it is withdrawn and some were
     * reused}
     */
    public Optional<String> alpha2() {
        return alpha2.equals(NONE) ? Optional.empty() : Optional.of(alpha2);
    }

    /**
     * {@return the numeric code of three digits, such as {@code 156}; of former countries as in UN M49; empty for
     * Kosovo}
     */
    public Optional<String> numeric() {
        return numeric.equals(NONE) ? Optional.empty() : Optional.of(numeric);
    }

    /** {@return where the code comes from} */
    public Kind kind() {
        return kind;
    }

    /** By alpha-3 code. */
    @Override
    public int compareTo(Country other) {
        return alpha3.compareTo(other.alpha3);
    }

    @Override
    public int hashCode() {
        // The identity's would give sets another order in every run
        return alpha3.hashCode();
    }

    @Override
    public String toString() {
        return alpha3;
    }

    private static ImmutableList<Country> read() {
        ImmutableList.Builder<Country> countries = ImmutableList.builder();
        for (Map<String, String> row : ClassPathTable.read("countries.tsv")) {
            countries.add(new Country(
                    ClassPathTable.cell(row, "alpha3"),
                    ClassPathTable.cell(row, "alpha2"),
                    ClassPathTable.cell(row, "numeric"),
                    ClassPathTable.cell(row, "name"),
                    Kind.valueOf(ClassPathTable.cell(row, "kind"))));
        }
        return countries.build();
    }

    private static Map<String, Country> byText() {
        Map<String, Country> map = new HashMap<>();
        for (Country country : ALL) {
            map.put(country.alpha3, country);
            map.put(country.alpha2, country);
            map.put(country.numeric, country);
            map.put(country.name, country);
        }
        map.remove(NONE);
        return map;
    }
}
