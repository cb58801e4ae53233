package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form in which a commodity is traded: the code of the Harmonized System that its trade is counted under, and its
 * stage.
 *
 * <p>Many to many: a commodity has several codes, and a code may hold several commodities. What else it holds is said
 * in {@link #also}; trade under such a code is an upper bound of the commodity's, and never its own.
 *
 * <pre>{@code
 * TradedForm.of(Commodity.of("lithium"))   // 253090 (shared), 282520, 283691, 282739 (shared), 280519 (shared)
 * }</pre>
 *
 * <p>The standard forms are those of the Harmonized System 2022, in the wording of UN Comtrade; {@link #SOURCE}. Trade
 * in tonnes is tonnes of goods, not of what they contain.
 *
 * @param commodity the commodity
 * @param stages the stages that the code covers together, at least one, in chain order
 * @param code six digits
 * @param text what the code holds, as the list of codes says it
 * @param also what else than the commodity it holds; empty if nothing
 */
public record TradedForm(Commodity commodity, Set<Stage> stages, HsCode code, String text, String also) {

    /** Where the standard forms' codes and texts are from. */
    public static final Source SOURCE = Source.of(
                    "United Nations Statistics Division", "UN Comtrade, list of commodity codes, HS 2022 (H6)")
            .withUrl("https://datahub.io/core/harmonized-system")
            .withLicence("ODC PDDL 1.0");

    private static final String NONE = "-";

    /** Read when it is first asked for. */
    private static final class Table {
        static final ImmutableList<TradedForm> ALL = read();
        static final Map<String, List<TradedForm>> BY_CHAPTER =
                ALL.stream().collect(Collectors.groupingBy(form -> form.code().chapter()));
    }

    public TradedForm {
        Objects.requireNonNull(commodity, "commodity is required");
        Objects.requireNonNull(code, "code is required");
        Objects.requireNonNull(text, "text is required");
        Objects.requireNonNull(also, "also is required; it may be empty");
        stages = ImmutableSet.copyOf(Stage.inOrder(Objects.requireNonNull(stages, "stages is required")));
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must not be empty");
        }
    }

    @JsonCreator
    static TradedForm ofJson(
            @JsonProperty("commodity") @Nullable Commodity commodity,
            @JsonProperty("stages") @Nullable List<Stage> stages,
            @JsonProperty("code") @Nullable HsCode code,
            @JsonProperty("text") Json.@Nullable Words text,
            @JsonProperty("also") Json.@Nullable Words also) {
        return new TradedForm(
                Objects.requireNonNull(commodity, "commodity is required"),
                ImmutableSet.copyOf(Objects.requireNonNull(stages, "stages is required")),
                Objects.requireNonNull(code, "code is required"),
                Json.required(text, "text"),
                Json.required(also, "also"));
    }

    /** {@return all standard forms by commodity and stage} */
    public static List<TradedForm> all() {
        return Table.ALL;
    }

    /**
     * {@return the standard forms of a commodity in chain order; none if the table has none, which is not to say that
     * it is not traded}
     */
    public static List<TradedForm> of(Commodity commodity) {
        return all().stream()
                .filter(form -> form.commodity().equals(commodity))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Checks that a product is of a stage, as far as its forms are known.
     *
     * @param stages the stages, one of which it must be of
     * @throws IllegalArgumentException if forms are traded under the code, and all are of other stages
     */
    public static void requireStage(HsCode product, Set<Stage> stages) {
        List<TradedForm> forms = new ArrayList<>();
        for (TradedForm form : Table.BY_CHAPTER.getOrDefault(product.chapter(), ImmutableList.of())) {
            if (product.contains(form.code()) || form.code().contains(product)) {
                if (!Collections.disjoint(form.stages(), stages)) {
                    return;
                }
                forms.add(form);
            }
        }
        if (!forms.isEmpty()) {
            throw new IllegalArgumentException(
                    "product must be of the stage, " + stages + ", but " + product + " is " + forms);
        }
    }

    /** {@return whether the code holds anything else than the commodity} */
    @JsonIgnore
    boolean isShared() {
        return !also.isEmpty();
    }

    /** For people: {@code lithium, [mining], 253090 (also all other minerals ...)}. */
    @Override
    public String toString() {
        return commodity.name() + ", " + stages + ", " + code + (isShared() ? " (also " + also + ")" : "");
    }

    private static ImmutableList<TradedForm> read() {
        ImmutableList.Builder<TradedForm> forms = ImmutableList.builder();
        for (Map<String, String> row : ClassPathTable.read("traded-forms.tsv")) {
            ImmutableSet.Builder<Stage> stages = ImmutableSet.builder();
            ClassPathTable.names(row, "stages").forEach(name -> stages.add(Stage.of(name)));
            String also = ClassPathTable.cell(row, "also");
            forms.add(new TradedForm(
                    Commodity.of(ClassPathTable.cell(row, "commodity")),
                    stages.build(),
                    HsCode.of(ClassPathTable.cell(row, "code")),
                    ClassPathTable.cell(row, "text"),
                    also.equals(NONE) ? "" : also));
        }
        return forms.build();
    }
}
