package io.github.criticalminerals.io.policydb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.policy.PolicyEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One row of the IEA's export: a policy in the publisher's words, and the event that it is, if it is one. */
public final class IeaPolicy {
    /**
     * What sort of policy it is, in the publisher's words.
     *
     * @param topic the topic, such as {@code Critical Minerals}
     * @param family the family, such as {@code Prescriptive}
     * @param name the type, such as {@code Stockpiling mechanisms}
     * @param category a closer category; empty where there is none
     */
    public record Type(String topic, String family, String name, String category) {
        public Type {
            Objects.requireNonNull(topic, "topic is required");
            Objects.requireNonNull(family, "family is required");
            Objects.requireNonNull(name, "name is required");
            Objects.requireNonNull(category, "category is required; it may be empty");
        }
    }

    /** What a row says beyond its texts. */
    record Parts(
            List<Producer> countries,
            List<String> technologies,
            List<String> tags,
            List<Type> types,
            @Nullable LocalDate promulgated,
            Instant modified) {}

    private final ImmutableMap<String, String> cells;
    private final Parts parts;
    private final @Nullable PolicyEvent event;

    IeaPolicy(Map<String, String> cells, Parts parts, @Nullable PolicyEvent event) {
        this.cells = ImmutableMap.copyOf(cells);
        this.parts = parts;
        this.event = event;
    }

    /** {@return the title} */
    public String title() {
        return cell(IeaPolicies.TITLE);
    }

    /** {@return what the publisher says of it, in HTML as printed; may be empty} */
    public String description() {
        return cells.getOrDefault(IeaPolicies.DESCRIPTION, "");
    }

    /**
     * {@return where it stood on the day of the export: {@code In force}, {@code Announced}, {@code Ended} or another
     * word}
     */
    public String status() {
        return cell(IeaPolicies.STATUS);
    }

    /** {@return the year that the publisher files it under} */
    public int year() {
        return Integer.parseInt(cell(IeaPolicies.YEAR));
    }

    /** {@return the year of its end, which may lie in the future, or empty} */
    public OptionalInt yearEnded() {
        String year = cell(IeaPolicies.YEAR_ENDED);
        return year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year));
    }

    /** {@return the level: {@code National}, {@code International}, {@code State/Provincial} or another word} */
    public String jurisdiction() {
        return cell(IeaPolicies.JURISDICTION);
    }

    /** {@return whose policy it is, in the order of the file; the European Union is an aggregate} */
    public List<Producer> countries() {
        return parts.countries();
    }

    /** {@return the technologies, in the publisher's words} */
    public List<String> technologies() {
        return parts.technologies();
    }

    /** {@return the tags, in the publisher's words} */
    public List<String> tags() {
        return parts.tags();
    }

    /** {@return what sorts of policy it is} */
    public List<Type> types() {
        return parts.types();
    }

    /** {@return the day of its promulgation, or empty where the file has none or no full day} */
    public Optional<LocalDate> promulgated() {
        return Optional.ofNullable(parts.promulgated());
    }

    /** {@return when the publisher changed the row last} */
    public Instant modified() {
        return parts.modified();
    }

    /** {@return the policy event it is, or empty if there is no instrument, no day or no country to make one of} */
    public Optional<PolicyEvent> findEvent() {
        return Optional.ofNullable(event);
    }

    /** {@return all cells of the row by the names of their columns, as printed} */
    public Map<String, String> cells() {
        return cells;
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IeaPolicy that && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    /** For people: countries, year, status and title. */
    @Override
    public String toString() {
        String countries = String.join(
                ", ", parts.countries().stream().map(Producer::name).collect(ImmutableList.toImmutableList()));
        return (countries + " " + year() + ", " + status() + ": " + title()).replace('<', '\u2039');
    }
}
