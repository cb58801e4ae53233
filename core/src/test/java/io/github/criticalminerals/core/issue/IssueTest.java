package io.github.criticalminerals.core.issue;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.criticalminerals.core.issue.Issue.Severity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTest {
    private static final Place PLACE = Place.of("a.csv").atLine(12).atColumn("Country");
    private static final Issue ISSUE =
            Issue.error("unknown-country", PLACE, "expected a country, found Atlantis", "Atlantis");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void printsOnOneLine() {
        assertThat(ISSUE)
                .hasToString("error unknown-country at a.csv, line 12, column Country: "
                        + "expected a country, found Atlantis (text: \"Atlantis\")");
        assertThat(Issue.info("erratum-applied", Place.of("a.csv"), "the total is <b>3</b>", ""))
                .hasToString("info erratum-applied at a.csv: the total is ‹b>3‹/b>");
    }

    @Test
    void hasAFactoryForEachSeverity() {
        assertThat(ISSUE.severity()).isEqualTo(Severity.ERROR);
        assertThat(Issue.warning("a", PLACE, "m", "").severity()).isEqualTo(Severity.WARNING);
        assertThat(Issue.info("a", PLACE, "m", "").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void cutsLongRawText() {
        assertThat(withRawText("x".repeat(80)).rawText()).isEqualTo("x".repeat(80));
        assertThat(withRawText("x".repeat(81)).rawText()).isEqualTo("x".repeat(79) + "…");
    }

    @Test
    void cutsBeforeACharacterOfTwoHalves() {
        assertThat(withRawText("x".repeat(78) + "😀" + "y".repeat(7)).rawText()).isEqualTo("x".repeat(78) + "…");
    }

    @Test
    void refusesNull() {
        lacking(() -> new Issue(null, "a", PLACE, "m", ""), "severity is required");
        lacking(() -> Issue.error(null, PLACE, "m", ""), "code is required");
        lacking(() -> Issue.error("a", null, "m", ""), "place is required");
        lacking(() -> Issue.error("a", PLACE, null, ""), "message is required");
        lacking(() -> Issue.error("a", PLACE, "m", null), "rawText is required; it may be empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UnknownCountry", "unknown_country", "-a", "a-", "a--b"})
    void refusesACodeThatIsNotKebabCase(String code) {
        refused(() -> Issue.error(code, PLACE, "m", ""))
                .hasMessage("code must be kebab-case such as unknown-country, but was \"" + code + "\"");
    }

    @Test
    void refusesABlankMessage() {
        refused(() -> Issue.error("a", PLACE, " ", ""))
                .hasMessage("message must say what was expected and found, but was blank");
    }

    @Test
    void isPlainJson() throws Exception {
        assertThat(json.writeValueAsString(ISSUE))
                .isEqualTo("{\"severity\":\"ERROR\",\"code\":\"unknown-country\","
                        + "\"place\":{\"source\":\"a.csv\",\"line\":12,\"column\":\"Country\"},"
                        + "\"message\":\"expected a country, found Atlantis\",\"rawText\":\"Atlantis\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "code", "place", "message", "rawText"})
    void refusesJsonWithoutAComponent(String component) {
        ObjectNode missing = json.valueToTree(ISSUE);
        missing.remove(component);
        refused(missing.toString(), Issue.class).hasMessageContaining(component + " is required");
        ObjectNode empty = json.valueToTree(ISSUE);
        empty.putNull(component);
        refused(empty.toString(), Issue.class).hasMessageContaining(component + " is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"FATAL\"", "\"error\"", "1", "\"\""})
    void refusesJsonWithAnUnknownSeverity(String severity) {
        refused(severity, Severity.class)
                .hasMessageContaining(
                        "severity must be one of INFO, WARNING, ERROR, but was \"" + severity.replace("\"", "") + "\"");
    }

    private static void lacking(ThrowingCallable call, String message) {
        assertThatNullPointerException().isThrownBy(call).withMessage(message);
    }

    private static Issue withRawText(String rawText) {
        return Issue.error("a", PLACE, "m", rawText);
    }
}
