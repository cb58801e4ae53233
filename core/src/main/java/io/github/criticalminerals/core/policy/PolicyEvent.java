package io.github.criticalminerals.core.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something a government did, or said it would: an act, an agreement, a threat. What it does is its {@link Instrument},
 * on what and whom its {@link Scope}; when it applies follows from its dates and from what other events do to it, so an
 * event holds no status: ask a {@link PolicyTimeline}. A provision with dates of its own is an event of its own.
 *
 * <pre>{@code
 * PolicyEvent ban = PolicyEvent.builder("XX-2027-1")
 *         .title("Ban on exports of gallium")
 *         .issuer("Ministry of Trade", Country.of("CHN"))
 *         .scope(Scope.ALL.of(Element.of("Ga")).from(Country.of("CHN")))
 *         .instrument(new Ban(Ban.Reach.TOTAL))
 *         .announced(LocalDate.of(2027, 1, 5))
 *         .from(LocalDate.of(2027, 2, 1))
 *         .verification(Verification.ACT)
 *         .source(act)
 *         .build();
 * }</pre>
 *
 * <p>Immutable. All dates are days without a time zone, those of the issuer; both ends are included.
 */
@JsonPropertyOrder({
    "id",
    "title",
    "issuer",
    "issuedBy",
    "announced",
    "from",
    "until",
    "signed",
    "instrument",
    "scope",
    "amendments",
    "verification",
    "sources",
    "notes"
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class PolicyEvent {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+([-./][A-Za-z0-9]+)*");

    private final String id;
    private final String title;
    private final String issuer;
    private final Parties issuedBy;
    private final @Nullable LocalDate announced;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private final boolean signed;
    private final Instrument instrument;
    private final Scope scope;
    private final ImmutableList<Amendment> amendments;
    private final Verification verification;
    private final ImmutableList<Source> sources;
    private final ImmutableList<String> notes;

    private PolicyEvent(Builder builder) {
        id = builder.id;
        title = required("title", builder.title);
        issuer = required("issuer", builder.issuer);
        issuedBy = builder.issuedBy;
        announced = builder.announced;
        from = builder.from;
        until = builder.until;
        signed = builder.signed;
        instrument = required("instrument", builder.instrument);
        scope = builder.scope;
        amendments = builder.amendments.build();
        verification = required("verification", builder.verification);
        sources = builder.sources.build();
        notes = builder.notes.build();
        check(announced != null || from != null || until != null, "needs a date: announced, from or until");
        check(!sources.isEmpty(), "needs: source");
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "until must not lie before from, but in " + id + " " + until + " lies before " + from);
        }
        check(amendments.isEmpty() || !signed || from != null, "amends others and needs a date from which it does");
        for (Amendment amendment : amendments) {
            check(!amendment.event().equals(id), "must not amend itself");
        }
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("policy event " + id + " needs: " + name);
        }
        return value;
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("policy event " + id + " " + rule);
        }
    }

    static String checkId(String name, String id) {
        Objects.requireNonNull(id, () -> name + " must not be null");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    name + " must be letters and digits joined by - . or /, but was \"" + id + "\"");
        }
        return id;
    }

    @JsonCreator
    static PolicyEvent fromJson(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "title", required = true) String title,
            @JsonProperty(value = "issuer", required = true) String issuer,
            @JsonProperty("issuedBy") @Nullable Parties issuedBy,
            @JsonProperty("announced") @Nullable String announced,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("until") @Nullable String until,
            @JsonProperty(value = "signed", required = true) Boolean signed,
            @JsonProperty(value = "instrument", required = true) Instrument instrument,
            @JsonProperty("scope") @Nullable Scope scope,
            @JsonProperty("amendments") @Nullable List<Amendment> amendments,
            @JsonProperty(value = "verification", required = true) Verification verification,
            @JsonProperty(value = "sources", required = true) List<Source> sources,
            @JsonProperty("notes") @Nullable List<String> notes) {
        Builder builder = builder(id);
        builder.title = Objects.requireNonNull(title, "title must not be null");
        builder.issuer = Objects.requireNonNull(issuer, "issuer must not be null");
        builder.issuedBy = issuedBy == null ? Parties.ALL : issuedBy;
        builder.announced = date("announced", announced);
        builder.from = date("from", from);
        builder.until = date("until", until);
        builder.signed = Objects.requireNonNull(signed, "signed must not be null");
        builder.instrument(instrument).verification(verification).scope(scope == null ? Scope.ALL : scope);
        builder.amendments.addAll(amendments == null ? ImmutableList.of() : amendments);
        builder.sources.addAll(Objects.requireNonNull(sources, "sources must not be null"));
        builder.notes.addAll(notes == null ? ImmutableList.of() : notes);
        return builder.build();
    }

    private static @Nullable LocalDate date(String name, @Nullable String text) {
        return text == null ? null : Dates.parse(name, text);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /**
     * A builder of the event with an id.
     *
     * @param id unique in a timeline: letters and digits joined by {@code - . /}, such as {@code CN-MOFCOM-2025-18}
     * @return a new builder
     * @throws IllegalArgumentException if the id is of another form
     */
    public static Builder builder(String id) {
        return new Builder(checkId("id", id));
    }

    /**
     * What other events call it.
     *
     * @return the id, such as {@code CN-MOFCOM-2025-18}
     */
    @JsonProperty
    public String id() {
        return id;
    }

    /**
     * What it is about, in our words or the act's.
     *
     * @return the title
     */
    @JsonProperty
    public String title() {
        return title;
    }

    /**
     * The body that issued, signed or said it.
     *
     * @return the name of the body
     */
    @JsonProperty
    public String issuer() {
        return issuer;
    }

    /**
     * The countries or groups whose act it is: one, or all that signed.
     *
     * @return the parties; {@link Parties#ALL} if none is named
     */
    @JsonIgnore
    public Parties issuedBy() {
        return issuedBy;
    }

    /**
     * The day it was published or became known.
     *
     * @return the day, or nothing if it is not known
     */
    @JsonIgnore
    public Optional<LocalDate> announced() {
        return Optional.ofNullable(announced);
    }

    /**
     * The first day on which it applies.
     *
     * @return the day, or nothing if it is not known
     */
    @JsonIgnore
    public Optional<LocalDate> from() {
        return Optional.ofNullable(from);
    }

    /**
     * The last day on which it applies by its own text; another event may extend it.
     *
     * @return the day, or nothing if it has no end
     */
    @JsonIgnore
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /**
     * Whether a signed or published text is known. A threat, an understanding or a statement in a document has none:
     * such an event is preliminary and binds nobody.
     *
     * @return whether there is a text
     */
    @JsonProperty
    public boolean signed() {
        return signed;
    }

    /**
     * What it does.
     *
     * @return the instrument
     */
    @JsonProperty
    public Instrument instrument() {
        return instrument;
    }

    /**
     * On what and whom.
     *
     * @return the scope; {@link Scope#ALL} if nothing is named
     */
    @JsonIgnore
    public Scope scope() {
        return scope;
    }

    /**
     * What it does to other events.
     *
     * @return the amendments, in the order given, often none
     */
    @JsonProperty
    public List<Amendment> amendments() {
        return amendments;
    }

    /**
     * How well it is established.
     *
     * @return the verification
     */
    @JsonProperty
    public Verification verification() {
        return verification;
    }

    /**
     * Where it can be read.
     *
     * @return at least one source
     */
    @JsonProperty
    public List<Source> sources() {
        return sources;
    }

    /**
     * What else there is to know: conflicts between sources, what a date stands for.
     *
     * @return the notes, in the order given, often none
     */
    @JsonProperty
    public List<String> notes() {
        return notes;
    }

    /** The first day that is known: of its announcement, else in force, else its last. */
    LocalDate firstDay() {
        return announced().or(this::from).or(this::until).orElseThrow();
    }

    @JsonProperty("announced")
    @Nullable
    String announcedText() {
        return text(announced);
    }

    @JsonProperty("from")
    @Nullable
    String fromText() {
        return text(from);
    }

    @JsonProperty("until")
    @Nullable
    String untilText() {
        return text(until);
    }

    @JsonProperty("issuedBy")
    @Nullable
    Parties issuedByOrNull() {
        return issuedBy.isAll() ? null : issuedBy;
    }

    @JsonProperty("scope")
    @Nullable
    Scope scopeOrNull() {
        return scope.equals(Scope.ALL) ? null : scope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyEvent that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    private List<Object> fields() {
        return ImmutableList.of(
                id,
                title,
                issuer,
                issuedBy,
                announced(),
                from(),
                until(),
                signed,
                instrument,
                scope,
                amendments,
                verification,
                sources,
                notes);
    }

    /** The id and the title: {@code CN-MOFCOM-2025-57: Export licences for holmium ...}. */
    @Override
    public String toString() {
        return id + ": " + title.replace('<', '\u2039');
    }

    /** Collects the parts of a {@link PolicyEvent}. Not safe for use by several threads. */
    public static final class Builder {
        private final String id;
        private @Nullable String title;
        private @Nullable String issuer;
        private Parties issuedBy = Parties.ALL;
        private @Nullable LocalDate announced;
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private boolean signed = true;
        private @Nullable Instrument instrument;
        private Scope scope = Scope.ALL;
        private final ImmutableList.Builder<Amendment> amendments = ImmutableList.builder();
        private @Nullable Verification verification;
        private final ImmutableList.Builder<Source> sources = ImmutableList.builder();
        private final ImmutableList.Builder<String> notes = ImmutableList.builder();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * The title; required.
         *
         * @param title what the event is about
         * @return this builder
         */
        public Builder title(String title) {
            this.title = Objects.requireNonNull(title, "title must not be null");
            return this;
        }

        /**
         * The issuer; required.
         *
         * @param body the body that issued it, such as "Ministry of Commerce"
         * @param countries whose body it is; all that signed an agreement
         * @return this builder
         */
        public Builder issuer(String body, Country... countries) {
            this.issuer = Objects.requireNonNull(body, "issuer must not be null");
            this.issuedBy = Parties.of(countries);
            return this;
        }

        /**
         * The issuer; required.
         *
         * @param body the body that issued it, such as "European Parliament and Council"
         * @param group whose body it is
         * @return this builder
         */
        public Builder issuer(String body, CountryGroup group) {
            this.issuer = Objects.requireNonNull(body, "issuer must not be null");
            this.issuedBy = Parties.of(group);
            return this;
        }

        /**
         * The day it was published or became known.
         *
         * @param date the day
         * @return this builder
         */
        public Builder announced(LocalDate date) {
            this.announced = Objects.requireNonNull(date, "announced must not be null");
            return this;
        }

        /**
         * The first day on which it applies.
         *
         * @param date the day
         * @return this builder
         */
        public Builder from(LocalDate date) {
            this.from = Objects.requireNonNull(date, "from must not be null");
            return this;
        }

        /**
         * The last day on which it applies.
         *
         * @param date the day, included
         * @return this builder
         */
        public Builder until(LocalDate date) {
            this.until = Objects.requireNonNull(date, "until must not be null");
            return this;
        }

        /**
         * Says that no signed text is known. Without this call there is one.
         *
         * @return this builder
         */
        public Builder unsigned() {
            this.signed = false;
            return this;
        }

        /**
         * What it does; required.
         *
         * @param instrument the instrument
         * @return this builder
         */
        public Builder instrument(Instrument instrument) {
            this.instrument = Objects.requireNonNull(instrument, "instrument must not be null");
            return this;
        }

        /**
         * On what and whom; everything and everyone without this call.
         *
         * @param scope the scope
         * @return this builder
         */
        public Builder scope(Scope scope) {
            this.scope = Objects.requireNonNull(scope, "scope must not be null");
            return this;
        }

        /**
         * What it does to other events.
         *
         * @param effect what is done to each
         * @param events their ids
         * @return this builder
         * @throws IllegalArgumentException if one is no id
         */
        public Builder amends(Effect effect, String... events) {
            for (String event : events) {
                amendments.add(new Amendment(effect, event));
            }
            return this;
        }

        /**
         * How well it is established; required.
         *
         * @param verification the verification
         * @return this builder
         */
        public Builder verification(Verification verification) {
            this.verification = Objects.requireNonNull(verification, "verification must not be null");
            return this;
        }

        /**
         * Where it can be read; at least one is required.
         *
         * @param source a source, added to those given before
         * @return this builder
         */
        public Builder source(Source source) {
            sources.add(source);
            return this;
        }

        /**
         * What else there is to know.
         *
         * @param note a note, added to those given before
         * @return this builder
         */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /**
         * The event.
         *
         * @return a new event
         * @throws IllegalArgumentException if a required part or every date is missing, {@code until} lies before
         *     {@code from}, the event amends itself, or it is signed, amends others and has no {@code from}
         */
        public PolicyEvent build() {
            return new PolicyEvent(this);
        }

        /** One line: whose event it is to be. */
        @Override
        public String toString() {
            return "policy event so far: " + id;
        }
    }
}
