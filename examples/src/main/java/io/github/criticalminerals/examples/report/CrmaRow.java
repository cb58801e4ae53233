package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.CriticalList;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.risk.Answer;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Benchmark;
import io.github.criticalminerals.core.risk.CrmaBenchmarks.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One benchmark of one strategic raw material, with one world table of what the EU makes if there is one.
 *
 * @param entry the material
 * @param kind which benchmark
 * @param evidence what sources say of it
 * @param counted what the world table counts, or nothing
 * @param output the benchmark by what the EU makes there, its consumption being unknown
 * @param unit the table's unit, or nothing
 * @param missing what is missing to an answer by tonnes
 * @param world who makes most in the world, where the benchmark is of one country
 * @param edition the edition of the table, or nothing
 */
record CrmaRow(
        CriticalList.Entry entry,
        Kind kind,
        List<CrmaEvidence> evidence,
        String counted,
        Optional<Benchmark> output,
        String unit,
        List<String> missing,
        String world,
        String edition) {

    private static final int DIGITS = 4;

    CrmaRow {
        evidence = ImmutableList.copyOf(evidence);
        missing = ImmutableList.copyOf(missing);
    }

    /** What all sources come to. */
    Answer answer() {
        return CrmaEvidence.together(evidence, output.map(Benchmark::met).orElse(Answer.UNKNOWN));
    }

    /** The evidence that answers, else all of it. */
    String because() {
        List<CrmaEvidence> deciding = evidence.stream()
                .filter(each -> each.answer() == answer() && each.answer() != Answer.UNKNOWN)
                .toList();
        return String.join(
                "; ",
                (deciding.isEmpty() ? evidence : deciding)
                        .stream().map(CrmaEvidence::inWords).toList());
    }

    /** What other sources say that does not answer, or answers otherwise. */
    String beside() {
        String because = because();
        return String.join(
                "; ",
                evidence.stream()
                        .map(CrmaEvidence::inWords)
                        .filter(words -> !because.contains(words))
                        .toList());
    }

    /** The cell of the page: the answer and why, what else is said, and what tonnes say. */
    String inWords() {
        List<String> parts = new ArrayList<>();
        if (!because().isEmpty()) {
            parts.add(because());
        }
        if (!beside().isEmpty()) {
            parts.add("beside: " + beside());
        }
        if (answer() == Answer.UNKNOWN || evidence.isEmpty()) {
            output.filter(each -> each.amount().lower() > 0 || each.amount().isBounded())
                    .ifPresent(each -> parts.add("with " + tonnes(each.amount()) + " of " + counted
                            + " met up to an EU consumption of " + tonnes(each.turningPoint())));
            if (output.isEmpty() && evidence.isEmpty()) {
                parts.add("missing: " + String.join(", ", missing));
            }
            if (!world.isEmpty()) {
                parts.add(world);
            }
        }
        return words(answer()) + (parts.isEmpty() ? "" : ": " + String.join("; ", parts));
    }

    private static String tonnes(Interval tonnes) {
        String range = Texts.range(tonnes, DIGITS).replace("..", " to ");
        return tonnes.isBounded() ? range + " t" : range.replace(" to ", "") + " t or more";
    }

    static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String words(Answer answer) {
        return switch (answer) {
            case YES -> "met";
            case NO -> "not met";
            case UNKNOWN -> "unknown";
        };
    }
}
