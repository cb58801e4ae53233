package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Application;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Replacement;
import io.github.criticalminerals.core.domain.Substitute;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.substitution.MaterialResult;
import io.github.criticalminerals.core.substitution.MaterialSubstitution;
import io.github.criticalminerals.examples.report.EuRisks.Risk;
import io.github.criticalminerals.io.reference.EuAssessment;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What each substitute does once its own supply risk counts, by shares of the material itself. */
final class Substitutes {

    /**
     * One row of the catalogue.
     *
     * @param replaced the risk of what is replaced
     * @param own the risk of what replaces it
     * @param lowers {@code yes}, {@code no}, {@code perhaps}, {@code not known} or {@code technology}
     * @param why why, in words
     * @param left its risk after its own substitutes in the same use
     * @param published the published score of what is replaced
     * @param publishedOwn the published score of what replaces it
     */
    record Row(
            Substitute substitute,
            Risk replaced,
            Risk own,
            String lowers,
            String why,
            Interval left,
            Optional<Interval> published,
            Optional<Interval> publishedOwn) {

        /** What the published scores say: {@code yes}, {@code no}, {@code the same} or nothing. */
        String publishedSign() {
            return Substitutes.publishedSign(published, publishedOwn);
        }
    }

    private final EuRisks eu;
    private final Map<Commodity, Risk> risks = new LinkedHashMap<>();
    private final List<Row> rows;

    Substitutes(ReferenceData data, List<Substitute> catalogue) {
        this(data, data.euAssessments(), catalogue);
    }

    /** With other assessments than the bundled ones; shares, and scores of the list, stay those of the data. */
    Substitutes(ReferenceData data, List<EuAssessment> assessments, List<Substitute> catalogue) {
        this.eu = new EuRisks(data, assessments);
        for (Substitute row : catalogue) {
            risks.computeIfAbsent(row.application().material(), eu::risk);
            if (row.replacement() instanceof Replacement.Material other) {
                risks.computeIfAbsent(other.commodity(), eu::risk);
            }
        }
        MaterialSubstitution together = calculator(catalogue);
        Map<Commodity, MaterialResult> results = new LinkedHashMap<>();
        ImmutableList.Builder<Row> all = ImmutableList.builder();
        for (Substitute row : catalogue) {
            all.add(row(row, together, results));
        }
        this.rows = all.build();
    }

    private Row row(Substitute row, MaterialSubstitution together, Map<Commodity, MaterialResult> results) {
        Commodity material = row.application().material();
        Risk replaced = Objects.requireNonNull(risks.get(material));
        Optional<Interval> published = eu.published(material);
        if (!(row.replacement() instanceof Replacement.Material other)) {
            Risk none = new Risk(Interval.ZERO, "a technology: none is counted", EuRisks.Kind.COMPUTED);
            String why = "no supply risk of its own is counted";
            return new Row(row, replaced, none, "technology", why, Interval.ZERO, published, Optional.empty());
        }
        Risk own = Objects.requireNonNull(risks.get(other.commodity()));
        Optional<Interval> publishedOwn = eu.published(other.commodity());
        if (!replaced.isKnown() || !own.isKnown() || !replaced.value().isBounded()) {
            String why = (replaced.isKnown() && replaced.value().isBounded() ? own : replaced).of();
            return new Row(row, replaced, own, "not known", why, own.value(), published, publishedOwn);
        }
        MaterialResult.Effect alone =
                calculator(ImmutableList.of(row)).of(material).effects().get(0);
        Interval left = results.computeIfAbsent(material, together::of).effects().stream()
                .filter(each -> each.substitute().equals(row))
                .findFirst()
                .orElseThrow()
                .ownRisk();
        String lowers =
                switch (alone.verdict()) {
                    case HELPS -> "yes";
                    case DOES_NOT_HELP -> "no";
                    case MAY_HELP -> "perhaps";
                };
        List<String> why = new ArrayList<>();
        why.add(Texts.shortened(alone.reason()));
        if (!left.equals(own.value())) {
            why.add("its own substitutes leave " + Texts.rounded(left) + " of it");
        }
        if (replaced.kind() == EuRisks.Kind.PUBLISHED && own.kind() == EuRisks.Kind.PUBLISHED) {
            why.add("this only repeats the published scores");
        } else if (replaced.kind() == EuRisks.Kind.PUBLISHED || own.kind() == EuRisks.Kind.PUBLISHED) {
            why.add("one of the two is the published score itself");
        }
        String sign = publishedSign(published, publishedOwn);
        if (!lowers.equals("perhaps") && !sign.isEmpty() && !sign.equals(lowers)) {
            why.add("the published scores say " + sign + " ("
                    + published.map(Texts::rounded).orElse("") + " and "
                    + publishedOwn.map(Texts::rounded).orElse("") + "): the study weighs the same shares with the"
                    + " governance of its own years, here it is that of " + EuRisks.GOVERNANCE_YEAR);
        }
        return new Row(row, replaced, own, lowers, String.join("; ", why), left, published, publishedOwn);
    }

    private static String publishedSign(Optional<Interval> replaced, Optional<Interval> own) {
        if (replaced.isEmpty() || own.isEmpty()) {
            return "";
        }
        boolean below = own.get().upper() <= replaced.get().lower();
        boolean above = own.get().lower() >= replaced.get().upper();
        return below ? "yes" : above ? "no" : "the same";
    }

    private MaterialSubstitution calculator(List<Substitute> rows) {
        Map<String, Application> uses = new LinkedHashMap<>();
        for (Substitute row : rows) {
            Application use = row.application();
            uses.putIfAbsent((use.material() + " in " + use.name()).toLowerCase(Locale.ROOT), use);
        }
        Map<Commodity, Interval> known = new LinkedHashMap<>();
        risks.forEach((material, risk) -> known.put(material, risk.value()));
        return MaterialSubstitution.of(ImmutableList.copyOf(uses.values()), rows, known);
    }

    /** In the order of the catalogue. */
    List<Row> rows() {
        return rows;
    }
}
