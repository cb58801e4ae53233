package io.github.criticalminerals.core.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.core.policy.Amendment.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    /** How well a policy event is established. */
    public enum Verification {
        /** Read in the act, in an official publication of it, or in a translation of its whole text. */
        ACT,
        /** Read in what others report of the act: news, law firms, statistics offices. */
        SECONDARY,
        /** Stated by one document without pointing to an act; nothing else was found. */
        UNVERIFIED;

        @JsonCreator
        static Verification ofJson(String name) {
            return Json.constant(values(), "verification", name);
        }
    }

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+([-./][A-Za-z0-9]+)*");

    /** Stands where JSON has no id, until the missing parts are named. */
    private static final String NO_ID = "without id";

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
        check(builder.missing().isEmpty(), "needs: " + String.join(", ", builder.missing()));
        title = requireNonNull(builder.title);
        issuer = requireNonNull(builder.issuer);
        issuedBy = builder.issuedBy;
        announced = builder.announced;
        from = builder.from;
        until = builder.until;
        signed = builder.signed;
        instrument = requireNonNull(builder.instrument);
        scope = builder.scope;
        amendments = ImmutableList.copyOf(builder.amendments);
        verification = requireNonNull(builder.verification);
        sources = ImmutableList.copyOf(builder.sources);
        notes = ImmutableList.copyOf(builder.notes);
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "until must not lie before from, but in " + id + " " + until + " lies before " + from);
        }
        check(amendments.isEmpty() || !signed || from != null, "amends others and needs a date from which it does");
        check(
                !(instrument instanceof Instrument.TechnologyControl) || scope.subject() != Scope.Subject.GOODS,
                "controls technology and needs a scope of technology: Scope.withTechnologies");
        for (Amendment amendment : amendments) {
            check(!amendment.event().equals(id), "must not amend itself");
        }
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("policy event " + id + " " + rule);
        }
    }

    static String checkId(String name, String id) {
        requireNonNull(id, () -> name + " is required");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    name + " must be letters and digits joined by - . or /, but was \"" + id + "\"");
        }
        return id;
    }

    @JsonCreator
    static PolicyEvent fromJson(
            @JsonProperty("id") Json.@Nullable Words id,
            @JsonProperty("title") Json.@Nullable Words title,
            @JsonProperty("issuer") Json.@Nullable Words issuer,
            @JsonProperty("issuedBy") @Nullable Parties issuedBy,
            @JsonProperty("announced") Json.@Nullable Words announced,
            @JsonProperty("from") Json.@Nullable Words from,
            @JsonProperty("until") Json.@Nullable Words until,
            @JsonProperty("signed") Json.@Nullable Flag signed,
            @JsonProperty("instrument") @Nullable Instrument instrument,
            @JsonProperty("scope") @Nullable Scope scope,
            @JsonProperty("amendments") @Nullable List<Amendment> amendments,
            @JsonProperty("verification") @Nullable Verification verification,
            @JsonProperty("sources") @Nullable List<Source> sources,
            @JsonProperty("notes") @Nullable List<Json.Words> notes) {
        Builder builder = id == null ? new Builder(NO_ID) : builder(id.value());
        builder.title = Json.orNull(title);
        builder.issuer = Json.orNull(issuer);
        builder.issuedBy = issuedBy == null ? Parties.ALL : issuedBy;
        builder.announced = date("announced", announced);
        builder.from = date("from", from);
        builder.until = date("until", until);
        builder.signedIsStated = signed != null;
        builder.signed = signed == null || signed.value();
        builder.instrument = instrument;
        builder.scope = scope == null ? Scope.ALL : scope;
        builder.amendments.addAll(amendments == null ? ImmutableList.of() : amendments);
        builder.verification = verification;
        builder.sources.addAll(sources == null ? ImmutableList.of() : sources);
        builder.notes.addAll(Json.list(notes));
        return builder.build();
    }

    private static @Nullable LocalDate date(String name, Json.@Nullable Words text) {
        return text == null ? null : Text.day(name, text.value());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /**
     * A builder of the event with an id.
     *
     * @param id unique in a timeline: letters and digits joined by {@code - . /}, such as {@code CN-MOFCOM-2025-18}
     * @throws IllegalArgumentException if the id is of another form
     */
    public static Builder builder(String id) {
        return new Builder(checkId("id", id));
    }

    /** A builder that holds all of this event, for one that differs in a date or two. */
    public Builder toBuilder() {
        Builder builder = new Builder(id);
        builder.title = title;
        builder.issuer = issuer;
        builder.issuedBy = issuedBy;
        builder.announced = announced;
        builder.from = from;
        builder.until = until;
        builder.signed = signed;
        builder.instrument = instrument;
        builder.scope = scope;
        builder.amendments.addAll(amendments);
        builder.verification = verification;
        builder.sources.addAll(sources);
        builder.notes.addAll(notes);
        return builder;
    }

    /** {@return what other events call it, such as {@code CN-MOFCOM-2025-18}} */
    @JsonProperty
    public String id() {
        return id;
    }

    /** {@return what it is about, in our words or the act's} */
    @JsonProperty
    public String title() {
        return title;
    }

    /** {@return the body that issued, signed or said it} */
    @JsonProperty
    public String issuer() {
        return issuer;
    }

    /** {@return the countries or groups whose act it is, {@link Parties#ALL} if none is named} */
    @JsonIgnore
    public Parties issuedBy() {
        return issuedBy;
    }

    /** {@return the day it was published or became known, or nothing if that is not known} */
    @JsonIgnore
    public Optional<LocalDate> announced() {
        return Optional.ofNullable(announced);
    }

    /** {@return the first day on which it applies, or nothing if that is not known} */
    @JsonIgnore
    public Optional<LocalDate> from() {
        return Optional.ofNullable(from);
    }

    /**
     * {@return the last day on which it applies by its own text, or nothing if it has no end} Another may extend it.
     */
    @JsonIgnore
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /**
     * {@return whether a signed or published text is known} A threat, an understanding or a statement in a document has
     * none: such an event is preliminary and binds nobody.
     */
    @JsonProperty
    public boolean signed() {
        return signed;
    }

    /** {@return what it does} */
    @JsonProperty
    public Instrument instrument() {
        return instrument;
    }

    /** {@return on what and whom, {@link Scope#ALL} if nothing is named} */
    @JsonIgnore
    public Scope scope() {
        return scope;
    }

    /** {@return what it does to other events, in the order given, often nothing} */
    @JsonProperty
    public List<Amendment> amendments() {
        return amendments;
    }

    /** {@return how well it is established} */
    @JsonProperty
    public Verification verification() {
        return verification;
    }

    /** {@return where it can be read, at least one source} */
    @JsonProperty
    public List<Source> sources() {
        return sources;
    }

    /** {@return what else there is to know: conflicts between sources, what a date stands for; often nothing} */
    @JsonProperty
    public List<String> notes() {
        return notes;
    }

    /** The first day that is known: of its announcement, else in force, else its last. */
    LocalDate firstDay() {
        return announced().or(this::from).or(this::until).orElseThrow();
    }

    /** This event as if a text were known, in force from its own first day or else as soon as it was said. */
    PolicyEvent takenAsSigned() {
        return toBuilder().signed(true).from(from().orElse(firstDay())).build();
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

    /**
     * The id, the title and the dates: {@code CN-MOFCOM-2025-57: Export licences for holmium ... (announced 2025-10-09,
     * from 2025-11-08)}.
     */
    @Override
    public String toString() {
        List<String> dates = new ArrayList<>();
        announced().ifPresent(day -> dates.add("announced " + day));
        from().ifPresent(day -> dates.add("from " + day));
        until().ifPresent(day -> dates.add("until " + day));
        return id + ": " + title.replace('<', '\u2039') + " (" + String.join(", ", dates) + ")";
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
        private boolean signedIsStated = true;
        private boolean signed = true;
        private @Nullable Instrument instrument;
        private Scope scope = Scope.ALL;
        private final List<Amendment> amendments = new ArrayList<>();
        private @Nullable Verification verification;
        private final List<Source> sources = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String id) {
            this.id = id;
        }

        private List<String> missing() {
            ImmutableList.Builder<String> missing = ImmutableList.builder();
            if (id.equals(NO_ID)) {
                missing.add("id");
            }
            if (title == null) {
                missing.add("title");
            }
            if (issuer == null) {
                missing.add("issuer");
            }
            if (announced == null && from == null && until == null) {
                missing.add("a date (announced, from or until)");
            }
            if (!signedIsStated) {
                missing.add("signed");
            }
            if (instrument == null) {
                missing.add("instrument");
            }
            if (verification == null) {
                missing.add("verification");
            }
            if (sources.isEmpty()) {
                missing.add("source");
            }
            return missing.build();
        }

        /** What the event is about; required. */
        public Builder title(String title) {
            this.title = requireNonNull(title, "title is required");
            return this;
        }

        /**
         * The body that issued it, such as "Ministry of Commerce", and whose body it is: all that signed an agreement;
         * required.
         */
        public Builder issuer(String body, Country... countries) {
            return issuer(body, Parties.of(countries));
        }

        /** The body that issued it, such as "European Parliament and Council", and whose body it is; required. */
        public Builder issuer(String body, CountryGroup group) {
            return issuer(body, Parties.of(group));
        }

        private Builder issuer(String body, Parties parties) {
            issuer = requireNonNull(body, "issuer is required");
            issuedBy = parties;
            return this;
        }

        /** The day it was published or became known. */
        public Builder announced(LocalDate date) {
            announced = requireNonNull(date, "announced is required");
            return this;
        }

        /** The first day on which it applies. */
        public Builder from(LocalDate date) {
            from = requireNonNull(date, "from is required");
            return this;
        }

        /** The last day on which it applies. */
        public Builder until(LocalDate date) {
            until = requireNonNull(date, "until is required");
            return this;
        }

        /** Says that no signed text is known. Without this call there is one. */
        public Builder unsigned() {
            return signed(false);
        }

        Builder signed(boolean known) {
            signed = known;
            return this;
        }

        /** What it does; required. */
        public Builder instrument(Instrument instrument) {
            this.instrument = requireNonNull(instrument, "instrument is required");
            return this;
        }

        /** On what and whom; all goods of everyone without this call. */
        public Builder scope(Scope scope) {
            this.scope = requireNonNull(scope, "scope is required");
            return this;
        }

        /**
         * What it does to other events, beside what was given before.
         *
         * @param effect what is done to each
         * @throws IllegalArgumentException if one is no id
         */
        public Builder amends(Effect effect, String... events) {
            for (String event : events) {
                amendments.add(new Amendment(effect, event));
            }
            return this;
        }

        Builder withoutAmendmentOf(String event) {
            amendments.removeIf(amendment -> amendment.event().equals(event));
            return this;
        }

        /** How well it is established; required. */
        public Builder verification(Verification verification) {
            this.verification = requireNonNull(verification, "verification is required");
            return this;
        }

        /** Where it can be read, beside the sources given before; at least one is required. */
        public Builder source(Source source) {
            sources.add(requireNonNull(source, "source is required"));
            return this;
        }

        /** What else there is to know, beside the notes given before. */
        public Builder note(String note) {
            notes.add(requireNonNull(note, "note is required"));
            return this;
        }

        /**
         * The event.
         *
         * @throws IllegalArgumentException if required parts are missing, all of them named, {@code until} lies before
         *     {@code from}, the event amends itself, it is signed, amends others and has no {@code from}, or it
         *     controls technology and its scope is goods
         */
        public PolicyEvent build() {
            return new PolicyEvent(this);
        }

        @Override
        public String toString() {
            return "policy event so far: " + id;
        }
    }
}
