package io.github.criticalminerals.io.bgs;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is counted, read from the publisher's words.
 *
 * @param commodity the commodity; one of its own name if the standard ones have none for these words
 * @param stage where in the chain it is counted
 * @param basis what its tonnes count
 */
record Subject(Commodity commodity, Stage stage, Basis basis) {
    private static final Pattern PROCESS =
            Pattern.compile("refine|smelter|slab|oxide|alumina\\b|carbonate|chloride|hydroxide|primary");
    private static final Pattern METAL = Pattern.compile("\\bmetal$|\\bmetal, |aluminium, primary");
    private static final Pattern CONTENT = Pattern.compile("(\\w+) content\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT = Pattern.compile("(.+?)(?: \\((.+)\\))?");

    private static final ImmutableMap<String, Basis> CONTENTS = ImmutableMap.<String, Basis>builder()
            .put("metal", Basis.METAL)
            .put("reo", Basis.REO)
            .put("li", Basis.LITHIUM)
            .put("lithium", Basis.LITHIUM)
            .put("k2o", Basis.K2O)
            .put("k20", Basis.K2O) // printed with a zero
            .put("p2o5", Basis.P2O5)
            .put("cr2o3", Basis.CR2O3)
            .put("tio2", Basis.TIO2)
            .put("v2o5", Basis.V2O5)
            .put("wo3", Basis.WO3)
            .put("zro2", Basis.ZRO2)
            .put("b2o3", Basis.B2O3)
            .build();

    static Subject of(String commodity, String part, String unit, List<String> notes) {
        String words = commodity.toLowerCase(Locale.ROOT);
        if (words.startsWith("rare earth")) {
            boolean oxides = words.contains("oxide");
            boolean content = oxides || notes.stream().anyMatch(note -> note.startsWith("REO content"));
            return new Subject(
                    Commodity.of("rare earths"),
                    oxides ? Stage.SEPARATION : Stage.MINING,
                    content ? Basis.REO : Basis.GROSS);
        }
        String all = words + " " + part.toLowerCase(Locale.ROOT);
        Stage stage = Stage.MINING;
        if (!words.contains(", mine")) {
            stage = METAL.matcher(words).find()
                    ? Stage.METAL
                    : PROCESS.matcher(all).find() ? Stage.REFINING : Stage.MINING;
        }
        return new Subject(commodity(words, part), stage, basis(unit, part));
    }

    /** The unit of mass, if it is one: what stands before the brackets. */
    static Optional<MassUnit> unit(String printed) {
        Matcher parts = UNIT.matcher(printed);
        return parts.matches() ? MassUnit.find(parts.group(1)) : Optional.empty();
    }

    private static Commodity commodity(String words, String part) {
        String name = words.replaceAll(",.*", "");
        return Commodity.find(part)
                .or(() -> Commodity.find(name))
                .or(() -> Commodity.find(name.replaceAll(" (metal|minerals|ores?)$", "")))
                .orElseGet(() -> Commodity.named(part.isEmpty() ? words : words + ": " + part));
    }

    private static Basis basis(String unit, String part) {
        Matcher content = CONTENT.matcher(unit + " " + part);
        if (content.find()) {
            String what = content.group(1);
            return CONTENTS.getOrDefault(what.toLowerCase(Locale.ROOT), Basis.of("contained " + what));
        }
        Matcher parts = UNIT.matcher(unit);
        String bracket =
                parts.matches() && parts.group(2) != null ? parts.group(2).strip() : "metric";
        return bracket.equals("metric") || bracket.isEmpty() ? Basis.UNSTATED : Basis.of(bracket);
    }
}
