package io.github.criticalminerals.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The six dimensions of the World Bank's Worldwide Governance Indicators (WGI). */
public enum GovernanceDimension {
    /** Voice and accountability ({@code va}). */
    VOICE_AND_ACCOUNTABILITY("va", "Voice and Accountability"),
    /** Political stability and absence of violence or terrorism ({@code pv}). */
    POLITICAL_STABILITY("pv", "Political Stability and Absence of Violence/Terrorism"),
    /** Government effectiveness ({@code ge}). */
    GOVERNMENT_EFFECTIVENESS("ge", "Government Effectiveness"),
    /** Regulatory quality ({@code rq}). */
    REGULATORY_QUALITY("rq", "Regulatory Quality"),
    /** Rule of law ({@code rl}). */
    RULE_OF_LAW("rl", "Rule of Law"),
    /** Control of corruption ({@code cc}). */
    CONTROL_OF_CORRUPTION("cc", "Control of Corruption");

    private static final ImmutableList<GovernanceDimension> ALL = ImmutableList.copyOf(values());
    private static final Pattern API_CODE = Pattern.compile("(?:GOV_WGI_)?([A-Z]{2})(?:[._][A-Z0-9_.]+)?");

    private final String code;
    private final String label;

    GovernanceDimension(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @JsonCreator
    static GovernanceDimension ofJson(String name) {
        return Json.constant(values(), "dimension", name);
    }

    /** {@return the code of two lower-case letters, such as {@code pv}} */
    public String code() {
        return code;
    }

    /** {@return the World Bank's name, such as {@code Political Stability and Absence of Violence/Terrorism}} */
    public String label() {
        return label;
    }

    /**
     * Reads a code ({@code pv}), a name (letters alone count: {@code VoiceandAccountability}, {@code Political
     * StabilityNoViolence}), a constant's name, or an indicator's code of the World Bank's API, old or new, whatever it
     * gives of the dimension ({@code PV.EST}, {@code PV.STD.ERR}, {@code GOV_WGI_PV.EST}, {@code GOV_WGI_PV_EST}).
     *
     * @return the dimension, or empty if the text names none
     */
    public static Optional<GovernanceDimension> find(String text) {
        String stripped = Text.trimmed(text);
        Matcher api = API_CODE.matcher(stripped.toUpperCase(Locale.ROOT));
        String two = api.matches() ? api.group(1).toLowerCase(Locale.ROOT) : "";
        String letters = letters(stripped);
        return ALL.stream()
                .filter(dimension -> dimension.code.equals(two)
                        || letters(dimension.label).equals(letters)
                        || letters(dimension.name()).equals(letters)
                        || (dimension == POLITICAL_STABILITY && letters.equals("politicalstabilitynoviolence")))
                .findFirst();
    }

    /**
     * Reads a code or a name, as {@link #find} does.
     *
     * @param text such as {@code pv} or {@code GOV_WGI_PV.EST}
     * @throws IllegalArgumentException if the text names none; the message lists the codes
     */
    public static GovernanceDimension parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("governance dimension must be one of "
                        + ALL.stream().map(GovernanceDimension::code).collect(Collectors.joining(", "))
                        + ", but was \"" + text + "\""));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
