package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dated list of minerals that a government calls critical, with the act that says so.
 *
 * <p>Lists name things at different grains: the United States lists single rare earths and platinum-group metals, the
 * EU groups of them. {@link #contains} and {@link #differenceFrom} compare commodities as they are; {@link
 * #membersWith} finds the members that stand for an element.
 *
 * @param name the name, for example {@code US 2025}, not blank
 * @param issuer who issued it, for example {@code United States}, not blank
 * @param date since when it holds
 * @param sources where it is published, the act first; at least one
 * @param entries its lines in the order of the list, each commodity once
 */
public record CriticalList(String name, String issuer, LocalDate date, List<Source> sources, List<Entry> entries) {

    private static final Source EU_REGULATION = Source.of("European Union", "Regulation (EU) 2024/1252")
            .withPublished(LocalDate.of(2024, 5, 3))
            .withUrl("http://data.europa.eu/eli/reg/2024/1252/oj");

    private static final LocalDate EU_IN_FORCE = LocalDate.of(2024, 5, 23);

    /** The 50 minerals of the 2022 Final List of Critical Minerals of the United States, dated by its publication. */
    public static final CriticalList US_2022 = published(
            "US 2022",
            "United States",
            LocalDate.of(2022, 2, 24),
            Source.of("U.S. Geological Survey", "2022 Final List of Critical Minerals")
                    .withPublished(LocalDate.of(2022, 2, 24))
                    .withLocator("Federal Register 87 FR 10381"));

    /** The 60 minerals of the Final 2025 List of Critical Minerals of the United States, dated by its publication. */
    public static final CriticalList US_2025 = published(
            "US 2025",
            "United States",
            LocalDate.of(2025, 11, 7),
            Source.of("U.S. Geological Survey", "Final 2025 List of Critical Minerals")
                    .withPublished(LocalDate.of(2025, 11, 7))
                    .withLocator("Federal Register 90 FR 50494"));

    /**
     * The 34 critical raw materials of the European Union: those the study of 2023 proposed, as Annex II of Regulation
     * (EU) 2024/1252 lists them. Dated by the regulation's entry into force.
     */
    public static final CriticalList EU_2023 = published(
            "EU 2023",
            "European Union",
            EU_IN_FORCE,
            EU_REGULATION.withLocator("Annex II, Section 1"),
            Source.of("European Commission", "Study on the Critical Raw Materials for the EU 2023 - Final Report")
                    .withDoi("10.2873/725585"));

    /**
     * The 17 strategic raw materials of the European Union, Annex I of Regulation (EU) 2024/1252; some are listed in
     * one grade only, which the printed name says. Dated by the regulation's entry into force.
     */
    public static final CriticalList EU_STRATEGIC_2024 = published(
            "EU strategic 2024", "European Union", EU_IN_FORCE, EU_REGULATION.withLocator("Annex I, Section 1"));

    /**
     * Keeps copies.
     *
     * @throws IllegalArgumentException if a text is blank, there is no source, or a commodity occurs twice
     */
    public CriticalList {
        text("name", name);
        text("issuer", issuer);
        Objects.requireNonNull(date, "date is required");
        sources = ImmutableList.copyOf(sources);
        entries = ImmutableList.copyOf(entries);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("critical list must have a source, but \"" + name + "\" has none");
        }
        Set<Commodity> seen = new java.util.LinkedHashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.commodity)) {
                throw new IllegalArgumentException("commodity must occur once in a critical list, but \"" + name
                        + "\" has twice: " + entry.commodity);
            }
        }
    }

    /**
     * A line of a list.
     *
     * @param commodity what it lists
     * @param printed its name on the list, not blank, dashes as hyphens
     */
    public record Entry(Commodity commodity, String printed) {

        /**
         * Checks the printed name.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Entry {
            Objects.requireNonNull(commodity, "commodity is required");
            text("printed name", Objects.requireNonNull(printed, "printed is required"));
        }

        @JsonCreator
        static Entry ofJson(
                @JsonProperty("commodity") @Nullable Commodity commodity,
                @JsonProperty("printed") Json.@Nullable Words printed) {
            return new Entry(
                    Objects.requireNonNull(commodity, "commodity is required"), Json.required(printed, "printed"));
        }
    }

    /**
     * What changed between two lists.
     *
     * @param added on the one that was asked and not on the earlier, in its order
     * @param removed on the earlier and not on the one that was asked, in the earlier's order
     * @param kept on both, in the order of the one that was asked
     */
    public record Difference(List<Commodity> added, List<Commodity> removed, List<Commodity> kept) {

        public Difference {
            added = ImmutableList.copyOf(Objects.requireNonNull(added, "added is required"));
            removed = ImmutableList.copyOf(Objects.requireNonNull(removed, "removed is required"));
            kept = ImmutableList.copyOf(Objects.requireNonNull(kept, "kept is required"));
        }
    }

    private static CriticalList published(String name, String issuer, LocalDate date, Source... sources) {
        return new CriticalList(
                name,
                issuer,
                date,
                ImmutableList.copyOf(sources),
                ClassPathTable.read("critical-lists.tsv").stream()
                        .filter(row -> ClassPathTable.cell(row, "list").equals(name))
                        .map(row -> new Entry(
                                Commodity.of(ClassPathTable.cell(row, "commodity")),
                                ClassPathTable.cell(row, "printed")))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** {@return the lists that come with this library: US 2022, US 2025, EU 2023, EU strategic 2024} */
    public static List<CriticalList> all() {
        return ImmutableList.of(US_2022, US_2025, EU_2023, EU_STRATEGIC_2024);
    }

    @JsonCreator
    static CriticalList ofJson(
            @JsonProperty("name") Json.@Nullable Words name,
            @JsonProperty("issuer") Json.@Nullable Words issuer,
            @JsonProperty("date") Json.@Nullable Words date,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("entries") @Nullable List<Entry> entries) {
        return new CriticalList(
                Json.required(name, "name"),
                Json.required(issuer, "issuer"),
                Text.day("date", Json.required(date, "date")),
                Objects.requireNonNull(sources, "sources is required"),
                Objects.requireNonNull(entries, "entries is required"));
    }

    private static void text(String what, String value) {
        if (Text.isBlank(value)) {
            throw new IllegalArgumentException(what + " of a critical list must not be blank");
        }
    }

    @JsonProperty("date")
    private String dateText() {
        return date.toString();
    }

    /** {@return what it lists, in the order of the list} */
    public List<Commodity> members() {
        return entries.stream().map(Entry::commodity).collect(ImmutableList.toImmutableList());
    }

    /** Whether a commodity is on the list as such, not only as part of a member. */
    public boolean contains(Commodity commodity) {
        return members().contains(commodity);
    }

    /** {@return the members that stand for an element, alone or in a group, possibly none} */
    public List<Commodity> membersWith(Element element) {
        return members().stream()
                .filter(member -> member.elements().contains(element))
                .collect(ImmutableList.toImmutableList());
    }

    /** {@return what is new here, what is gone and what stayed since another list, usually the issuer's last one} */
    public Difference differenceFrom(CriticalList earlier) {
        ImmutableSet<Commodity> here = ImmutableSet.copyOf(members());
        ImmutableSet<Commodity> there = ImmutableSet.copyOf(earlier.members());
        return new Difference(
                here.stream().filter(member -> !there.contains(member)).toList(),
                there.stream().filter(member -> !here.contains(member)).toList(),
                here.stream().filter(there::contains).toList());
    }

    /** One line: {@code US 2025 (United States, 2025-11-07): 60 minerals}. */
    @Override
    public String toString() {
        return name + " (" + issuer + ", " + date + "): " + entries.size() + " minerals";
    }
}
