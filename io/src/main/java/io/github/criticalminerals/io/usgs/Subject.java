package io.github.criticalminerals.io.usgs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a table counts, read from the publisher's words: chapter and type.
 *
 * @param commodity the commodity; one of its own name if the standard ones have none for these words
 * @param stages where in the chain it is counted
 * @param basis what its tonnes count
 */
record Subject(Commodity commodity, Set<Stage> stages, Basis basis) {
    /** Chapters that count several things, and those whose type does not say the stage. First match wins. */
    private record Rule(Pattern chapter, Pattern type, String commodity, Stage stage) {}

    private static final ImmutableList<Rule> RULES = ImmutableList.of(
            rule("abrasives", "aluminum oxide", "fused aluminum oxide", Stage.REFINING),
            rule("abrasives", "silicon carbide", "silicon carbide", Stage.REFINING),
            rule("aluminum", "", "aluminum", Stage.METAL),
            rule("arsenic", "", "arsenic", Stage.REFINING),
            rule("bauxite", "alumina", "alumina", Stage.REFINING),
            rule("bauxite", "", "bauxite", Stage.MINING),
            rule("cement", "clinker", "clinker", Stage.REFINING),
            rule("cement", "", "cement", Stage.REFINING),
            rule("clays", "bentonite", "bentonite", Stage.MINING),
            rule("clays", "fuller", "fuller's earth", Stage.MINING),
            rule("clays", "kaolin", "kaolin", Stage.MINING),
            rule("iron and steel", "pig iron", "pig iron", Stage.METAL),
            rule("iron and steel", "raw steel", "raw steel", Stage.METAL),
            rule("lime", "", "lime", Stage.REFINING),
            rule("magnesium compounds", "", "magnesite", Stage.MINING),
            rule("magnesium metal", "", "magnesium metal", Stage.METAL),
            rule("mica", "scrap", "mica (scrap and flake)", Stage.MINING),
            rule("mica", "sheet", "mica (sheet)", Stage.MINING),
            rule("nitrogen", "", "nitrogen (fixed), ammonia", Stage.REFINING),
            rule("palladium|platinum-group", "palladium", "palladium", Stage.MINING),
            rule("platinum$|platinum-group", "platinum (content|$)|: platinum", "platinum", Stage.MINING),
            rule("silicon", "fer+osilicon", "ferrosilicon", Stage.METAL),
            rule("silicon", "silicon metal", "silicon metal", Stage.METAL),
            rule("sulfur", "", "sulfur", Stage.REFINING),
            rule("talc", "", "talc and pyrophyllite", Stage.MINING),
            rule("titanium mineral", "ilmen", "ilmenite", Stage.MINING),
            rule("titanium mineral", "rutile", "rutile", Stage.MINING),
            rule("titanium|tio2", "sponge", "titanium metal", Stage.METAL),
            rule("titanium|tio2", "pigment", "titanium dioxide pigment", Stage.REFINING),
            rule("zirconium", "", "zirconium", Stage.MINING));

    private static final Pattern REFINED =
            Pattern.compile("refine|smelter|primary production|plant production|low-purity|capacity");

    /** What words mean which basis, the first that is found. */
    private static final ImmutableList<Case> CASES = ImmutableList.of(
            new Case("rare-earth[- ]oxide", Basis.REO),
            new Case("titanium|tio2", "sponge", Basis.METAL),
            new Case("cr2o3", Basis.CR2O3),
            new Case("lithium content", Basis.LITHIUM),
            new Case("k2o", Basis.K2O),
            new Case("tio2|titanium dioxide \\(", Basis.TIO2),
            new Case("titanium|tio2", "pigment", Basis.TIO2),
            new Case("zro2", Basis.ZRO2),
            new Case("\\bmgo\\b|magnesium oxide content", Basis.of("MgO content")),
            new Case("b2o3|boric oxide", Basis.B2O3),
            new Case("gros+ weight|usable ore|crude ore|recoverable ore|marketable|reserves: ore", Basis.GROSS),
            new Case("calcined", Basis.of("calcined equivalent")),
            new Case("dry tons", Basis.of("dry weight")),
            new Case("arsenic trioxide", Basis.of("As2O3 equivalent")));

    private static final ImmutableSet<String> NO_METALS =
            ImmutableSet.of("boron", "bromine", "iodine", "nitrogen", "sulfur", "selenium", "silicon", "tellurium");

    /**
     * Reads what a table counts; {@code words} are the type and whatever else the file says of the basis, each in its
     * turn asked if those before it say nothing: what stands at a column counts more than what stands above the
     * chapter.
     */
    static Subject of(String chapter, String type, Measure measure, String... words) {
        String lowerChapter = chapter.toLowerCase(Locale.ROOT);
        String lowerType = type.toLowerCase(Locale.ROOT);
        Optional<Rule> rule = RULES.stream()
                .filter(each -> each.chapter().matcher(lowerChapter).lookingAt()
                        && each.type().matcher(lowerType).find())
                .findFirst();
        Commodity commodity = rule.map(each -> commodity(each.commodity())).orElseGet(() -> commodity(lowerChapter));
        Stage stage = rule.map(Rule::stage).orElse(REFINED.matcher(lowerType).find() ? Stage.REFINING : Stage.MINING);
        return new Subject(
                commodity,
                ImmutableSet.of(measure == Measure.RESERVES ? Stage.MINING : stage),
                Stream.of(words)
                        .map(each -> basis(lowerChapter, each.toLowerCase(Locale.ROOT)))
                        .filter(each -> !each.equals(Basis.UNSTATED))
                        .findFirst()
                        .orElse(Basis.UNSTATED));
    }

    /** Whether a text can be the name of a commodity: marks alone are none. */
    static boolean isName(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The standard commodity of that name, or one of its own. */
    static Commodity commodity(String name) {
        return Commodity.find(name).orElseGet(() -> Commodity.named(name));
    }

    private static Basis basis(String chapter, String words) {
        for (Case each : CASES) {
            if (each.chapter().matcher(chapter).lookingAt()
                    && each.words().matcher(words).find()) {
                return each.basis();
            }
        }
        for (String element : NO_METALS) {
            if (words.contains(element + " content") || words.contains("elemental " + element)) {
                return Basis.of("contained " + element);
            }
        }
        return words.contains("content") ? Basis.METAL : Basis.UNSTATED;
    }

    /** Words, in which chapters they mean it, and the basis: a word alone means another thing in another chapter. */
    private record Case(Pattern chapter, Pattern words, Basis basis) {
        Case(String words, Basis basis) {
            this("", words, basis);
        }

        Case(String chapter, String words, Basis basis) {
            this(Pattern.compile(chapter), Pattern.compile(words), basis);
        }
    }

    private static Rule rule(String chapter, String type, String commodity, Stage stage) {
        return new Rule(Pattern.compile(chapter), Pattern.compile(type), commodity, stage);
    }
}
