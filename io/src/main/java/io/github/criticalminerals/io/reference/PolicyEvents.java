package io.github.criticalminerals.io.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Suppliers;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.core.policy.PolicyTimeline.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The policy events that come with the library: the acts, agreements and announcements on critical minerals of 2010 to
 * 2026 that could be traced to a page, each with its sources and how well it is established.
 *
 * <p>The file {@code policy-events.json} beside this class has an object with {@code schema}, {@code licence}, {@code
 * coverage} (until when texts could be read, and when they were looked up) and {@code events}, a list of {@link
 * PolicyEvent} as its own JSON has it. Ids name issuer, number and year ({@code CN-MOFCOM-2025-57}); a provision with
 * dates of its own has its number behind ({@code CN-MOFCOM-2025-61-1}); what only a document states has the document's
 * id in front ({@code D2-11}), is unsigned and so never binds.
 */
final class PolicyEvents {
    private static final String FILE = "policy-events.json";
    private static final Supplier<PolicyTimeline> OWN =
            Suppliers.memoize(() -> read(Objects.requireNonNull(PolicyEvents.class.getResourceAsStream(FILE), FILE)));

    private PolicyEvents() {}

    private record Document(
            @JsonProperty(required = true) String schema,
            @JsonProperty(required = true) String licence,
            @JsonProperty(required = true) Coverage coverage,
            @JsonProperty(required = true) List<PolicyEvent> events) {}

    /**
     * The events, read once, by the day they became known, and until when they can speak; their amendments fit
     * together.
     */
    static PolicyTimeline load() {
        return OWN.get();
    }

    static PolicyTimeline read(InputStream file) {
        try (file) {
            Document document = new ObjectMapper().readValue(file, Document.class);
            return PolicyTimeline.of(document.events()).withCoverage(document.coverage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + ": " + e.getMessage(), e);
        }
    }
}
