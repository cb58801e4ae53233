package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.criticalminerals.core.issue.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What statistics count: a mineral, a metal, a compound, or a group that publishers lump together.
 *
 * <p>The standard ones cover the chapters of the U.S. Geological Survey's Mineral Commodity Summaries 2025 and 2026,
 * the US and EU lists of critical minerals, the EU study of 2023 and the IEA's key minerals; their names are the USGS
 * chapter titles in lower case where there is one. Names that mean different scopes are different commodities:
 *
 * <ul>
 *   <li>"rare earths" are the lanthanides and yttrium (USGS; scandium stands alone), "magnet rare earths" the IEA's
 *       four, "rare earths (heavy)" the USGS chapter without yttrium, "heavy rare earths (EU 2023)" the EU's ten. The
 *       words "rare earth elements" and REE are no alias, since publishers mean different ones of these by them, nor
 *       are REO and TREO, which say what a tonnage counts; the message that refuses them lists the four to choose from.
 *   <li>"silicon" includes ferrosilicon, "silicon metal" does not; "titanium" is neither the concentrates nor the
 *       metal; "coking coal" (EU) and "metallurgical coal" (US) are two.
 * </ul>
 *
 * <p>A commodity of one's own is made by {@link #named}; it is a value, known to nobody but who holds it.
 *
 * <p>Text: the name; {@link #parse} also takes aliases, and ignores case, accents, white space and punctuation, with an
 * ampersand read as "and". JSON: the name of a standard one; an object with name, elements and aliases for one's own.
 */
public final class Commodity {

    /** The keys of names that publishers give to different sets of rare earths. */
    private static final ImmutableSet<String> OF_SEVERAL_SCOPES =
            ImmutableSet.of("ree", "rees", "rareearthelement", "rareearthelements", "reo", "reos", "treo");

    private static final Pattern SYMBOL = Pattern.compile("[A-Z][a-z]?");

    private static final ImmutableList<Commodity> ALL;
    private static final ImmutableMap<String, Commodity> BY_NAME;
    private static final ImmutableMap<String, Commodity> BY_KEY;

    static {
        ImmutableList.Builder<Commodity> all = ImmutableList.builder();
        ImmutableMap.Builder<String, Commodity> byName = ImmutableMap.builder();
        ImmutableMap.Builder<String, Commodity> byKey = ImmutableMap.builder();
        for (Map<String, String> row : ClassPathTable.read("commodities.tsv")) {
            List<String> names = ClassPathTable.names(row, "names");
            String symbols = ClassPathTable.cell(row, "elements");
            Commodity commodity = new Commodity(names.get(0), symbols, names.subList(1, names.size()));
            all.add(commodity);
            byName.put(commodity.name, commodity);
            for (String name : names) {
                byKey.put(key(name), commodity);
            }
        }
        ALL = all.build();
        BY_NAME = byName.build();
        BY_KEY = byKey.build();
    }

    private static final String NO_ELEMENTS = "-";

    private final boolean standard;
    private final String name;
    private final ImmutableList<String> aliases;
    /** Read from {@link #symbols} when first asked for: most programs never need the table of elements. */
    private @Nullable ImmutableList<Element> elements;

    private final String symbols;

    private Commodity(String name, Iterable<Element> elements, Iterable<String> aliases) {
        this.standard = false;
        this.name = name;
        this.elements = ImmutableList.copyOf(elements);
        this.aliases = ImmutableList.copyOf(aliases);
        this.symbols = NO_ELEMENTS;
    }

    private Commodity(String name, String symbols, Iterable<String> aliases) {
        this.standard = true;
        this.name = name;
        this.symbols = symbols;
        this.aliases = ImmutableList.copyOf(aliases);
    }

    /** {@return all standard commodities by name} */
    public static List<Commodity> all() {
        return ALL;
    }

    /**
     * A standard commodity by its name.
     *
     * @param name the name, letter by letter: {@code rare earths}
     * @throws UnknownNameException if it is not a standard name; an alias is none
     */
    public static Commodity of(String name) {
        Commodity commodity = BY_NAME.get(Objects.requireNonNull(name, "commodity is required"));
        if (commodity == null) {
            Optional<Commodity> meant = find(name);
            throw meant.isPresent()
                    ? UnknownNameException.alias("commodity", name, meant.get().name, "Commodity.parse")
                    : unknown(name);
        }
        return commodity;
    }

    /**
     * Reads a name, an alias or the symbol of an element.
     *
     * @param text for example {@code Gemanium}, as one edition prints it, or {@code Nd}
     * @throws UnknownNameException if it is no name or alias of a standard one
     */
    public static Commodity parse(String text) {
        return find(text).orElseThrow(() -> unknown(text));
    }

    /** {@return the standard commodity of a name, an alias or the symbol of an element, or empty} */
    public static Optional<Commodity> find(String text) {
        Commodity commodity = BY_KEY.get(key(text));
        if (commodity == null && SYMBOL.matcher(Text.trimmed(text)).matches()) {
            commodity = Element.find(Text.trimmed(text))
                    .map(element -> BY_KEY.get(key(element.name())))
                    .orElse(null);
        }
        return Optional.ofNullable(commodity);
    }

    /**
     * A commodity of one's own, without elements and aliases.
     *
     * @param name the name, on one line, with at least one letter or digit
     * @throws IllegalArgumentException if the name is not of that form, or a standard commodity has it
     */
    public static Commodity named(String name) {
        return new Commodity(checked("name", name), ImmutableList.of(), ImmutableList.of());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Commodity ofJson(@Nullable Object json) {
        if (json instanceof String text) {
            return of(text);
        }
        if (!(json instanceof Map<?, ?> own)) {
            throw new IllegalArgumentException("commodity must be a name or an object with a name, but was " + json);
        }
        return named(text("name", Objects.requireNonNull(own.get("name"), "name of a commodity is required")))
                .withElements(texts(own, "elements").stream().map(Element::of).collect(ImmutableList.toImmutableList()))
                .withAliases(texts(own, "aliases"));
    }

    private static ImmutableList<String> texts(Map<?, ?> json, String property) {
        Object value = json.get(property);
        if (value == null) {
            return ImmutableList.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(property + " of a commodity must be a list, but was " + value);
        }
        return list.stream().map(item -> text(property, item)).collect(ImmutableList.toImmutableList());
    }

    private static String text(String property, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(property + " of a commodity must be text, but was " + value);
    }

    @JsonValue
    Object toJson() {
        return standard ? name : ImmutableMap.of("name", name, "elements", elements(), "aliases", aliases);
    }

    /**
     * {@return a copy of a commodity of one's own with its elements}
     *
     * @param members the chemical elements that are wanted of it, each once
     * @throws IllegalArgumentException if an element occurs twice, or this is a standard commodity
     */
    public Commodity withElements(List<Element> members) {
        checkOwn();
        if (ImmutableSet.copyOf(members).size() < members.size()) {
            throw new IllegalArgumentException("elements of a commodity must occur once, but were " + members);
        }
        return new Commodity(name, members, aliases);
    }

    /**
     * {@return a copy of a commodity of one's own with other names}
     *
     * @param others the other names, each of the form that a name has
     * @throws IllegalArgumentException if one is not of that form or a standard commodity has it, or this is a standard
     *     commodity
     */
    public Commodity withAliases(List<String> others) {
        checkOwn();
        others.forEach(alias -> checked("alias", alias));
        return new Commodity(name, elements(), others);
    }

    /** {@return the name, for example {@code rare earths}} */
    public String name() {
        return name;
    }

    /** {@return the chemical elements that are wanted of it; none for minerals that are used as such} */
    public List<Element> elements() {
        ImmutableList<Element> known = elements;
        if (known == null) {
            known = symbols.equals(NO_ELEMENTS) ? ImmutableList.of() : ClassPathTable.elements(symbols);
            elements = known;
        }
        return known;
    }

    /** {@return other names, as publishers write them} */
    public List<String> aliases() {
        return aliases;
    }

    /** {@return whether it is one of {@link #all}: false for one's own} */
    boolean isStandard() {
        return standard;
    }

    /** Two of one's own are equal if name, elements and aliases are; a standard one equals itself alone. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Commodity that
                        && !standard
                        && !that.standard
                        && name.equals(that.name)
                        && elements().equals(that.elements())
                        && aliases.equals(that.aliases));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private void checkOwn() {
        if (standard) {
            throw new IllegalArgumentException(
                    "a standard commodity keeps its elements and aliases, but was changed: \"" + name
                            + "\"; make your own with Commodity.named");
        }
    }

    private static String checked(String what, String text) {
        String key = key(text);
        if (key.isEmpty() || !text.equals(Text.plain(text)) || text.lines().count() != 1) {
            throw new IllegalArgumentException(what
                    + " of a commodity must be one line with a letter or digit and no white space around it, but was \""
                    + text + "\"");
        }
        Commodity taken = BY_KEY.get(key);
        if (taken != null) {
            throw new IllegalArgumentException(what + " of a commodity of your own must not be one of the standard"
                    + " commodity \"" + taken.name + "\", but was \"" + text + "\"");
        }
        return text;
    }

    private static UnknownNameException unknown(String name) {
        if (OF_SEVERAL_SCOPES.contains(key(name))) {
            return UnknownNameException.because(
                    "commodity",
                    name,
                    "publishers count different elements under this name; say which: rare earths (USGS: the"
                            + " lanthanides and yttrium), magnet rare earths (IEA: neodymium, praseodymium, dysprosium,"
                            + " terbium), heavy rare earths (EU 2023) or light rare earths (EU 2023)",
                    ImmutableList.of(
                            "rare earths",
                            "magnet rare earths",
                            "heavy rare earths (EU 2023)",
                            "light rare earths (EU 2023)"));
        }
        return UnknownNameException.of(
                "commodity",
                name,
                ImmutableList.copyOf(Iterables.concat(
                        Iterables.transform(ALL, Commodity::name),
                        Iterables.concat(Iterables.transform(ALL, Commodity::aliases)))));
    }

    /** What two spellings of one name have in common: lower-case letters and digits, without accents. */
    private static String key(String text) {
        String spelled = Objects.requireNonNull(text, "commodity is required").replace("&", "and");
        String plain = isAscii(spelled) ? spelled : Normalizer.normalize(spelled, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder();
        String lower = plain.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int letter = lower.codePointAt(i);
            if (Character.isLetterOrDigit(letter)) {
                key.appendCodePoint(letter);
            }
            i += Character.charCount(letter);
        }
        return key.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
