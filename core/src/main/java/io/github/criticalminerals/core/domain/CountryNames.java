package io.github.criticalminerals.core.domain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What publishers call countries and aggregates: the table country-names.tsv, and how a name is compared with it. */
final class CountryNames {
    private static final String TABLE = "country-names.tsv";
    private static final String ALL = "-";
    private static final String AS_WRITTEN = "?";

    /** Where text is longer it is no list of countries; bounds the work on bad input. */
    private static final int LONGEST_LIST = 500;

    /** U+00C0 to U+00FF without their accents; only others need the Normalizer, which takes 15 ms to start. */
    private static final String LATIN_1 = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";

    private static final String APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07";

    /** The key of what names all producers together. */
    private static final String TOTAL = "world|(?:(?:world|grand|global) )?totals?(?: .*)?";

    private static final String TAKES_ARTICLE =
            "(?:United|Democratic|Central African|Dominican|Russian|Syrian|Soviet|Netherlands|Philippines|Holy|Republic)"
                    + "\\b.*|.*(?:Islands|Territory|Territories)";

    private static final char IGNORED = 0;

    private static final char[] PLAIN = plainLatin1();

    /** By publisher (empty for all) and key. */
    private static final Map<String, Meaning> MEANINGS = read();

    private CountryNames() {}

    /**
     * What a name means.
     *
     * @param countries one: that country; two: ambiguous
     * @param aggregate the name of the aggregate of {@code countries}, {@code ?} if it is as written, empty if it is
     *     none
     */
    private record Meaning(ImmutableList<Country> countries, String aggregate) {}

    /** No name is longer; a cell that is costs no more than its length. */
    private static final int LONGEST = 2_000;

    static Optional<Country> country(String text, String publisher) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Meaning meaning = meaning(text, publisher);
        return meaning != null
                        && meaning.aggregate().isEmpty()
                        && meaning.countries().size() == 1
                ? Optional.of(meaning.countries().get(0))
                : Optional.empty();
    }

    static Optional<Aggregate> aggregate(String text, String publisher) {
        if (text.length() > LONGEST || text.indexOf('<') >= 0) {
            return Optional.empty(); // no name of an aggregate has it, however it is read
        }
        Meaning meaning = meaning(text, publisher);
        if (meaning == null) {
            return joined(oneLine(text), publisher);
        }
        return switch (meaning.aggregate()) {
            case "" -> Optional.empty();
            case AS_WRITTEN -> Optional.of(new Aggregate(oneLine(text), meaning.countries()));
            default -> Optional.of(new Aggregate(meaning.aggregate(), meaning.countries()));
        };
    }

    /** Why a text is no country, aggregate or producer. */
    static IllegalArgumentException refused(String kind, String text, String publisher) {
        Meaning meaning = meaning(text, publisher);
        if (meaning != null
                && meaning.aggregate().isEmpty()
                && meaning.countries().size() > 1) {
            String countries = meaning.countries().stream()
                    .map(country -> country.alpha3() + " (" + country.name() + ")")
                    .collect(Collectors.joining(" or "));
            return new IllegalArgumentException(kind + " must name one country, but \"" + text + "\" may be "
                    + countries + "; give the code, the full name or the publisher");
        }
        String group = group(key(text));
        if (group != null) {
            return UnknownNameException.because(
                    kind,
                    text,
                    "it is a group of countries, whose members on a day are CountryGroup." + group + ".membersOn(date)",
                    ImmutableList.of());
        }
        Optional<Aggregate> aggregate = kind.equals("country") ? aggregate(text, publisher) : Optional.empty();
        if (aggregate.isPresent()) {
            return UnknownNameException.because(
                    kind, text, "it is no single country; Producer.parse reads it", ImmutableList.of());
        }
        if (key(text).matches(TOTAL)) {
            return UnknownNameException.because(
                    kind,
                    text,
                    "a total is none; the total of a table is its printed total (printedTotal)",
                    ImmutableList.of());
        }
        ImmutableSet.Builder<String> known = ImmutableSet.builder();
        Country.all().forEach(country -> known.add(country.name()));
        for (Map<String, String> row : ClassPathTable.read(TABLE)) {
            if (ClassPathTable.cell(row, "publisher").equals(ALL)) {
                known.add(ClassPathTable.cell(row, "name"));
            }
        }
        return UnknownNameException.of(kind, text, known.build());
    }

    private static @Nullable Meaning meaning(String text, String publisher) {
        String key = key(text);
        Meaning own = publisher.isEmpty() ? null : MEANINGS.get(scoped(publisher, key));
        if (own != null) {
            return own;
        }
        Country code = Country.exact(Text.trimmed(text));
        if (code == null) {
            code = Country.exact(key); // a number without its leading zeros
        }
        if (code != null) {
            return new Meaning(ImmutableList.of(code), "");
        }
        Meaning common = MEANINGS.get(scoped("", key));
        int comma = text.indexOf(',');
        return common != null || comma < 0 || !key.endsWith(" of")
                ? common
                : MEANINGS.get(scoped("", key(text.substring(comma + 1) + ' ' + text.substring(0, comma))));
    }

    /** {@code China, Germany, and Russia}, if every part is a country and an "and" is before the last one. */
    private static Optional<Aggregate> joined(String text, String publisher) {
        if (text.length() > LONGEST_LIST
                || (!text.toLowerCase(Locale.ROOT).contains(" and ") && text.indexOf('&') < 0)) {
            return Optional.empty();
        }
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Set<Integer> afterAnd = new HashSet<>();
        starts.add(0);
        Pattern joints = Pattern.compile(",?\\s+and\\s+|\\s*[&,]\\s*", Pattern.CASE_INSENSITIVE);
        for (Matcher joint = joints.matcher(text); joint.find(); ) {
            ends.add(joint.start());
            if (!joint.group().strip().equals(",")) {
                afterAnd.add(starts.size());
            }
            starts.add(joint.end());
        }
        ends.add(text.length());
        // From the last part to the first: the countries from there on. Each is as long as can be: "Korea, Republic of"
        // is one.
        Map<Integer, ImmutableList<Country>> countriesFrom = new HashMap<>();
        int parts = starts.size();
        countriesFrom.put(parts, ImmutableList.of());
        for (int first = parts - 1; first >= 0; first--) {
            int longest = afterAnd.contains(first) ? parts : parts - 1;
            for (int next = longest; next > first && !countriesFrom.containsKey(first); next--) {
                ImmutableList<Country> others = countriesFrom.get(next);
                Optional<Country> country = others == null
                        ? Optional.empty()
                        : Country.find(text.substring(starts.get(first), ends.get(next - 1)), publisher);
                if (others != null && country.isPresent()) {
                    countriesFrom.put(
                            first,
                            ImmutableList.<Country>builder()
                                    .add(country.get())
                                    .addAll(others)
                                    .build());
                }
            }
        }
        ImmutableList<Country> members = countriesFrom.get(0);
        return members == null || ImmutableSet.copyOf(members).size() < members.size()
                ? Optional.empty()
                : Optional.of(new Aggregate(text, members));
    }

    /** The constant of the group of a key whose members change with the day, or null. */
    private static @Nullable String group(String key) {
        return switch (key) {
            case "eu", "european union", "eu27", "eu 27" -> "EU";
            case "g7" -> "G7";
            default -> null;
        };
    }

    /** The name as it stands in a sentence. */
    static String withArticle(String name) {
        return name.matches(TAKES_ARTICLE) ? "the " + name : name;
    }

    /** The text with single spaces, and none at its ends. */
    private static String oneLine(String text) {
        return Text.trimmed(undoubled(text).replaceAll("[\\s\\h\\p{Cntrl}]+", " "));
    }

    /** A key of {@link #MEANINGS}. */
    private static String scoped(String publisher, String key) {
        return (publisher.isEmpty() ? "|" : key(publisher).replace(" ", "").concat("|")).concat(key);
    }

    /**
     * What two spellings of one name have in common: lower case letters and digits without accents, words apart by one
     * space, without apostrophes and "the", {@code &} as "and", initials in one word ({@code U.S.} is {@code us}),
     * numbers with at least three digits.
     */
    static String key(String text) {
        char[] chars = text.toCharArray();
        for (char c : chars) {
            if (c > '~' || c == '&') {
                chars = letters(undoubled(text)).toCharArray();
                break;
            }
        }
        char[] key = new char[chars.length + 1];
        int length = 0; // of the words so far, with a space after each
        int end = 0; // of the word that is being read
        boolean initials = false;
        for (int i = 0; i <= chars.length; i++) {
            char c = i == chars.length ? ' ' : chars[i] < PLAIN.length ? PLAIN[chars[i]] : plain(chars[i]);
            if (c == IGNORED) {
                continue;
            }
            if (c != ' ') {
                key[end++] = c;
                continue;
            }
            int word = end - length;
            if (word == 3 && key[length] == 't' && key[length + 1] == 'h' && key[length + 2] == 'e') {
                end = length;
            } else if (word > 0) {
                boolean initial = word == 1 && key[length] >= 'a';
                if (initial && initials) {
                    key[length - 1] = key[length];
                    end--;
                }
                initials = initial;
                key[end++] = ' ';
                length = end;
            }
        }
        String joined = new String(key, 0, Math.max(length - 1, 0));
        boolean shortNumber =
                length > 1 && length < 4 && joined.charAt(joined.length() - 1) <= '9' && joined.charAt(0) <= '9';
        return shortNumber ? "000".substring(joined.length()).concat(joined) : joined;
    }

    /** The text with "and" for {@code &} and, where it has letters beyond Latin-1, in compatibility forms. */
    private static String letters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xff && Character.isLetterOrDigit(c) && APOSTROPHES.indexOf(c) < 0) {
                return Normalizer.normalize(text, Normalizer.Form.NFKD).replace("&", " and ");
            }
        }
        return text.replace("&", " and ");
    }

    /** A character of a key, a space for one between words, or {@link #IGNORED} for one that does not count. */
    private static char plain(char c) {
        if (APOSTROPHES.indexOf(c) >= 0) {
            return IGNORED;
        }
        if (c == '\u0131') { // Turkish dotless i
            return 'i';
        }
        if (c >= '\u00c0' && c <= '\u00ff') {
            return LATIN_1.charAt(c - '\u00c0');
        }
        if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
            return Character.toLowerCase(c);
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT ? IGNORED : ' ';
    }

    private static char[] plainLatin1() {
        char[] plain = new char[0x100];
        for (char c = 0; c < plain.length; c++) {
            plain[c] = plain(c);
        }
        return plain;
    }

    /**
     * UTF-8 that was taken for Windows-1252 and encoded again, as BACI publishes it, as it was: U+00C3 U+00B4 is
     * U+00F4.
     */
    private static String undoubled(String text) {
        int lead = 0;
        while (lead < text.length() && (text.charAt(lead) < '\u00c2' || text.charAt(lead) > '\u00f4')) {
            lead++;
        }
        if (lead + 1 >= text.length() || text.charAt(lead + 1) < '\u0080') {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0xff) {
                bytes.write(c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(Charset.forName("windows-1252")));
            }
        }
        String once = bytes.toString(StandardCharsets.UTF_8);
        return once.indexOf('\ufffd') < 0 ? once : text;
    }

    private static Map<String, Meaning> read() {
        Map<String, Meaning> meanings = new HashMap<>();
        for (Country country : Country.all()) {
            put(meanings, "", country.name(), new Meaning(ImmutableList.of(country), ""));
        }
        Map<String, String> aggregates = new HashMap<>();
        for (Map<String, String> row : ClassPathTable.read(TABLE)) {
            String means = ClassPathTable.cell(row, "means");
            String publisher = ClassPathTable.cell(row, "publisher");
            String name = ClassPathTable.cell(row, "name");
            String aggregate = "";
            if (means.startsWith(AS_WRITTEN)) {
                aggregate = means.length() == 1 ? means : means.substring(1);
            } else if (means.indexOf('+') > 0) {
                aggregates.putIfAbsent(means, name);
                aggregate = aggregates.get(means);
            }
            ImmutableList.Builder<Country> countries = ImmutableList.builder();
            for (int code = 0; !means.startsWith(AS_WRITTEN) && code < means.length(); code += 4) {
                countries.add(Country.of(means.substring(code, code + 3)));
            }
            put(meanings, publisher.equals(ALL) ? "" : publisher, name, new Meaning(countries.build(), aggregate));
        }
        return meanings;
    }

    private static void put(Map<String, Meaning> meanings, String publisher, String name, Meaning meaning) {
        if (meanings.put(scoped(publisher, key(name)), meaning) != null) {
            throw new IllegalStateException("two countries or publishers' names read as ".concat(name));
        }
    }
}
