package io.github.criticalminerals.io.policydb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.policy.Amendment;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.Instrument.Ban;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyEventFilesTest {
    private static final String HEADER =
            "id,title,issuer,issued_by,announced,from,until,signed,instrument,origins,destinations,commodities,elements,"
                    + "stages,end_uses,hs_codes,amendments,verification,source_publisher,source_title,source_url,note\n";
    private static final PolicyEvent BAN = PolicyEvent.builder("XX-2031-1")
            .title("Ban on gallium")
            .issuer("Ministry of Trade", Country.CHINA)
            .announced(LocalDate.of(2031, 3, 1))
            .from(LocalDate.of(2031, 4, 1))
            .until(LocalDate.of(2031, 5, 1))
            .instrument(new Ban(Ban.Reach.TOTAL))
            .scope(Scope.ALL
                    .of(Element.of("Ga"), Element.of("Ge"))
                    .from(Country.CHINA)
                    .to(CountryGroup.EU)
                    .forUse(new EndUse("lasers", EndUse.Kind.CIVIL), EndUse.MILITARY))
            .verification(Verification.ACT)
            .source(Source.of("Gazette", "Act 7").withUrl("https://example.org/7"))
            .note("A note")
            .build();

    @Test
    void readsRowsOfCsv() {
        Loaded<List<PolicyEvent>> loaded = csv(
                "XX-2031-1,Ban on gallium,Ministry of Trade,China,2031-03-01,2031-04-01,2031-05-01,true,ban,China,EU,,"
                        + "Ga; Ge,,lasers (civil); military,,,act,Gazette,Act 7,https://example.org/7,A note",
                "XX-2031-2,A pause,Ministry of Trade,CHN,,2031-04-07,2031-04-30,false,truce,,,,,,,,"
                        + "suspends XX-2031-1,SECONDARY,Gazette,Act 8,,",
                "XX-2031-3,A cut,Ministry of Trade,CHN,,2031-04-07,,true,\"{\"\"type\"\":\"\"export-cut\"\","
                        + "\"\"of\"\":\"\"VALUE\"\",\"\"cut\"\":\"\"0.45\"\"}\",China,United States,rare earths,,mining,,"
                        + "280530,,ACT,Gazette,Act 9,,");
        assertThat(loaded.report().issues()).isEmpty();
        assertThat(loaded.report().rowsRead()).isEqualTo(3);
        assertThat(loaded.value().get(0)).isEqualTo(BAN);
        assertThat(loaded.value().get(1).amendments())
                .containsExactly(new Amendment(Amendment.Effect.SUSPENDS, "XX-2031-1"));
        assertThat(loaded.value().get(1).signed()).isFalse();
        assertThat(loaded.value().get(2).instrument()).isInstanceOf(Instrument.ExportCut.class);
        assertThat(loaded.value().get(2).scope())
                .hasToString("rare earths; at mining; HS 280530; from China; to United States");
        assertThat(PolicyTimeline.of(loaded.value()).events()).hasSize(3);
    }

    @Test
    void readsTheInstrumentsThatHaveAWord() {
        assertThat(csv(row("A", "licence"), row("B", "military ban"), row("C", "Truce"), row("D", "ban"))
                        .value())
                .extracting(PolicyEvent::instrument)
                .containsExactly(
                        Instrument.Licensing.WITHOUT_FIGURE,
                        new Ban(Ban.Reach.MILITARY_USE),
                        new Instrument.Truce(Interval.NON_NEGATIVE),
                        new Ban(Ban.Reach.TOTAL));
    }

    private static String row(String id, String instrument) {
        return id + ",T,I,,2031-03-01,,,true," + instrument + ",,,,,,,,,ACT,Gazette,Act 7,,";
    }

    @Test
    void namesAllThatARowLacksAtOnce() {
        Loaded<List<PolicyEvent>> loaded = csv("XX-1,,,,,,,,,,,,,,,,,,,,,");
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.report().rowsRejected()).isEqualTo(1);
        Issue issue = loaded.report().errors().get(0);
        assertThat(issue.code()).isEqualTo("invalid-event");
        assertThat(issue.message())
                .isEqualTo(
                        "policy event XX-1 needs: title, issuer, a date (announced, from or until), signed, instrument, "
                                + "verification, source");
        assertThat(issue.place().toString()).contains("own.csv").contains("2");
    }

    @Test
    void namesEveryBadCellOfARow() {
        Loaded<List<PolicyEvent>> loaded =
                csv("XX-1,T,I,Atlantis,2031-03-01,,,perhaps,embargo,,,unobtainium,Qq,,toys,28x,stops XX-2,ACT,G,A,,");
        assertThat(loaded.report().errors())
                .extracting(issue -> issue.code() + " " + issue.rawText())
                .containsExactly(
                        "invalid-cell perhaps",
                        "invalid-cell embargo",
                        "invalid-cell Atlantis",
                        "invalid-cell unobtainium",
                        "invalid-cell Qq",
                        "invalid-cell toys",
                        "invalid-cell 28x",
                        "invalid-cell stops XX-2");
        assertThat(loaded.report().errors().get(1).message())
                .isEqualTo("instrument must be ban, military ban, licence, truce or the JSON of an instrument, but was "
                        + "\"embargo\"");
    }

    @Test
    void aRowThatIsWrongLeavesTheOthers() {
        Loaded<List<PolicyEvent>> loaded = csv(
                row("A", "ban"),
                row("A", "ban"),
                row("B", "\"{\"\"type\"\":}\""),
                row("C", "ban").replace("2031-03-01", "1 May"));
        assertThat(loaded.value()).extracting(PolicyEvent::id).containsExactly("A");
        assertThat(loaded.report().errors())
                .extracting(Issue::code)
                .containsExactly("duplicate-id", "invalid-cell", "invalid-event");
        assertThat(loaded.report().errors().get(2).message())
                .isEqualTo("announced must be a day such as 2025-01-31, but was \"1 May\"");
    }

    @Test
    void aColumnThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> PolicyEventFiles.load(DataSource.ofText("own.csv", "id,titel\nA,T\n")))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("expected columns of id, title")
                .hasMessageContaining("titel");
    }

    @Test
    void readsJsonAsAListOrInAnObject() throws Exception {
        String event = new ObjectMapper().writeValueAsString(BAN);
        assertThat(json("[" + event + "]").value()).containsExactly(BAN);
        assertThat(json("{\"events\":[" + event + "]}").value()).containsExactly(BAN);
        assertThat(json(new ObjectMapper().writeValueAsString(PolicyTimeline.of(List.of(BAN))))
                        .report()
                        .rowsRead())
                .isEqualTo(1);
    }

    @Test
    void namesAllThatAnEventInJsonLacksAtOnce() {
        assertThatThrownBy(() -> json("[{\"id\":\"XX-1\",\"title\":\"T\"}]"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("policy event XX-1 needs: issuer, a date (announced, from or until), signed, "
                        + "instrument, verification, source");
    }

    @Test
    void onesOwnEventsJoinATimeline() {
        PolicyTimeline timeline = PolicyTimeline.of(List.of(BAN));
        List<PolicyEvent> own = csv("XX-2031-2,A pause,Ministry of Trade,CHN,,2031-04-07,2031-04-30,true,truce,,,,,,,,"
                        + "suspends XX-2031-1,SECONDARY,Gazette,Act 8,,")
                .value();
        assertThat(timeline.with(own).statusOn("XX-2031-1", LocalDate.of(2031, 4, 8)))
                .hasToString("suspended");
    }

    private static Loaded<List<PolicyEvent>> csv(String... rows) {
        return PolicyEventFiles.load(DataSource.ofText("own.csv", HEADER + String.join("\n", rows) + "\n"));
    }

    private static Loaded<List<PolicyEvent>> json(String text) {
        return PolicyEventFiles.load(DataSource.ofText("own.json", text));
    }
}
