package io.github.criticalminerals.examples.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every result has a sentence for people: few digits, no dump of a record. */
class WordsTest {

    /** Public types that are no results, by what they are instead. */
    private static final Map<String, String> NO_RESULTS = Map.of(
            "inputs",
            "Cap Dirichlet Distribution Distribution.Normal Distribution.Point Distribution.Triangular"
                    + " Distribution.TruncatedNormal Distribution.Uniform Elasticity EuSubstitution.Availability"
                    + " EuSubstitution.CostPerformance Imports Imports.Purchase MonteCarlo"
                    + " Reallocation.Addition Reallocation.Cut Reallocation.Score Recycling ShareClaims"
                    + " ShareClaims.Claim SharpBounds.Part TradeFlow TradeTable UsgsSupplyRisk.Flows"
                    + " UsgsSupplyRisk.Industry Variables",
            "what a shock or an act is",
            "Amendment Effect Effect.Delay Effect.Easing Effect.ExportCut Effect.Licence Effect.Outage Effect.Pause"
                    + " Effect.Quota Effect.Release Effect.StockTarget Effect.Tariff Instrument Instrument.Agreement"
                    + " Instrument.Ban Instrument.ExportCut Instrument.Facilitation Instrument.Figure"
                    + " Instrument.Finance Instrument.Licensing Instrument.Licensing.Outcome Instrument.ListChange"
                    + " Instrument.Quota Instrument.Quota.Tranche Instrument.Stockpile Instrument.Targets"
                    + " Instrument.Targets.Target Instrument.Tariff Instrument.Tariff.Rate"
                    + " Instrument.TechnologyControl Instrument.Truce Parties PolicyEvent Recovery Scope Shock"
                    + " StockRule Switching",
            "calculators",
            "Armington Concentration ConcentrationUncertainty CrmaBenchmarks Draws EuEconomicImportance EuSubstitution"
                    + " EuSupplyRisk EventReading GeoPolRisk ImportProfiles.Accumulator Instruments MarketShock"
                    + " MaterialSubstitution NMinusOne PolicyTimeline Reallocation RiskUncertainty Simulation"
                    + " UsgsSupplyRisk",
            "kernels, and what they say of an end",
            "Bound Bound.Unnamed Ces ClosedForms End Herfindahl Index SharpBounds",
            "builders",
            "Imports.Builder PolicyEvent.Builder SideBySide.Builder TradeTableBuilder",
            "exceptions",
            "ContradictoryClaimsException DuplicateFlowException MismatchException" + " MixedSourcesException");

    /** More than four significant digits behind the point. */
    private static final Pattern FULL_DIGITS = Pattern.compile("[1-9]\\d*\\.\\d{5,}|0\\.0*[1-9]\\d{4,}");

    @Test
    void everyResultTypeHasASentence() {
        Set<String> named = NO_RESULTS.values().stream()
                .flatMap(names -> Stream.of(names.split(" ")))
                .collect(ImmutableSet.toImmutableSet());
        List<String> without = WithheldRowTest.publicTypes(
                        "concentration", "index", "uncertainty", "risk", "substitution", "policy", "scenario", "trade")
                .filter(type -> !type.isEnum() && !named.contains(name(type)))
                .filter(type -> !has(type, "inWords", String.class))
                .map(WordsTest::name)
                .toList();
        assertThat(without).isEmpty();
    }

    /** A result that is one range has a call for few digits. */
    @Test
    void everyRangeHasFewDigits() {
        assertThat(WithheldRowTest.publicTypes("concentration", "risk", "substitution")
                        .filter(type -> has(type, "inWords", String.class))
                        .filter(type -> has(type, "value", Interval.class))
                        .filter(type -> !type.getSimpleName().matches("Row|StageRisk"))
                        .filter(type -> Arrays.stream(type.getMethods())
                                .noneMatch(method -> method.getName().equals("rounded"))))
                .isEmpty();
    }

    /** Behind the types that enclose it. */
    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static boolean has(Class<?> type, String name, Class<?> result) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && method.getReturnType() == result);
    }

    @TestFactory
    Stream<DynamicTest> aSentenceHasFewDigitsAndIsNoDump() {
        return Stream.concat(WithheldRowTest.results().stream(), ResultsTest.results().stream())
                .filter(result -> has(result.getClass(), "inWords", String.class))
                .map(result -> DynamicTest.dynamicTest(result.getClass().getSimpleName(), () -> {
                    String words = WithheldRowTest.words(result);
                    assertThat(words).doesNotContainPattern(FULL_DIGITS).doesNotContain("NaN", "Optional");
                    assertThat(words + result).doesNotContainPattern("[A-Z][A-Za-z]+\\[[a-z][A-Za-z]*=");
                }));
    }
}
