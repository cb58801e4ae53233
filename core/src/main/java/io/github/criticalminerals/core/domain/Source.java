package io.github.criticalminerals.core.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.criticalminerals.core.issue.Json;
import io.github.criticalminerals.core.issue.Text;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure comes from, so that a reader can look it up: who published what, and where in it the figure stands.
 *
 * <p>Publisher and title are required, everything else is given where it is known. A source prints as one line of a
 * reference list.
 */
@Json.OnlyAnnotated
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class Source {

    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");

    @JsonProperty
    private final String publisher;

    @JsonProperty
    private final String title;

    @JsonProperty("published")
    private final @Nullable String publishedText;

    @JsonProperty
    private final @Nullable String doi;

    @JsonProperty
    private final @Nullable String url;

    @JsonProperty
    private final @Nullable String licence;

    @JsonProperty
    private final @Nullable String locator;

    @JsonProperty
    private final @Nullable String note;

    private Source(
            String publisher,
            String title,
            @Nullable String published,
            @Nullable String doi,
            @Nullable String url,
            @Nullable String licence,
            @Nullable String locator,
            @Nullable String note) {
        this.publisher = text("publisher", publisher);
        this.title = text("title", title);
        this.publishedText =
                published == null ? null : Text.day("published", published).toString();
        this.doi = doi;
        this.url = url;
        this.licence = licence;
        this.locator = locator;
        this.note = note;
        if (doi != null && !DOI.matcher(doi).matches()) {
            throw new IllegalArgumentException("doi must look like 10.1234/abc, but was \"" + doi + "\"");
        }
    }

    /** Its parts, to be changed on their way to another source. */
    private final class Draft {
        private @Nullable String published = publishedText;
        private @Nullable String doi = Source.this.doi;
        private @Nullable String url = Source.this.url;
        private @Nullable String licence = Source.this.licence;
        private @Nullable String locator = Source.this.locator;
        private @Nullable String note = Source.this.note;

        Source with(Consumer<Draft> change) {
            change.accept(this);
            return new Source(publisher, title, published, doi, url, licence, locator, note);
        }
    }

    /**
     * A source of which only publisher and title are given; the {@code with} methods add the rest.
     *
     * @param publisher who published it, for example {@code U.S. Geological Survey}
     * @throws IllegalArgumentException if either is blank
     */
    public static Source of(String publisher, String title) {
        return new Source(publisher, title, null, null, null, null, null, null);
    }

    @JsonCreator
    static Source ofJson(
            @JsonProperty("publisher") Json.@Nullable Words publisher,
            @JsonProperty("title") Json.@Nullable Words title,
            @JsonProperty("published") Json.@Nullable Words published,
            @JsonProperty("doi") Json.@Nullable Words doi,
            @JsonProperty("url") Json.@Nullable Words url,
            @JsonProperty("licence") Json.@Nullable Words licence,
            @JsonProperty("locator") Json.@Nullable Words locator,
            @JsonProperty("note") Json.@Nullable Words note) {
        return new Source(
                Json.required(publisher, "publisher"),
                Json.required(title, "title"),
                Json.orNull(published),
                Json.orNull(doi),
                Json.orNull(url),
                Json.orNull(licence),
                Json.orNull(locator),
                Json.orNull(note));
    }

    /** Returns a copy with the day it was published. */
    public Source withPublished(LocalDate date) {
        return new Draft().with(to -> to.published = date.toString());
    }

    /**
     * {@return a copy with its digital object identifier}
     *
     * @param identifier for example {@code 10.3133/mcs2025}, without a resolver in front
     * @throws IllegalArgumentException if it does not look like one
     */
    public Source withDoi(String identifier) {
        return new Draft().with(to -> to.doi = identifier);
    }

    /** Returns a copy with the address of its page. */
    public Source withUrl(String address) {
        return new Draft().with(to -> to.url = address);
    }

    /** Returns a copy with the terms of its use, for example {@code CC BY 4.0}. */
    public Source withLicence(String terms) {
        return new Draft().with(to -> to.licence = terms);
    }

    /** Returns a copy with where in it the figure stands: page, table, file or row. */
    public Source withLocator(String place) {
        return new Draft().with(to -> to.locator = place);
    }

    /** Returns a copy with a remark, for example how it was read. */
    public Source withNote(String remark) {
        return new Draft().with(to -> to.note = remark);
    }

    /** {@return who published it} */
    public String publisher() {
        return publisher;
    }

    /** {@return what it is called} */
    public String title() {
        return title;
    }

    /** {@return when it was published, where known} */
    public Optional<LocalDate> published() {
        return Optional.ofNullable(publishedText).map(LocalDate::parse);
    }

    /** {@return its digital object identifier, for example {@code 10.3133/mcs2025}, where known} */
    public Optional<String> doi() {
        return Optional.ofNullable(doi);
    }

    /** {@return the address of its page, where known} */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** {@return the terms of its use, where known} */
    public Optional<String> licence() {
        return Optional.ofNullable(licence);
    }

    /** {@return where in it the figure stands: page, table, file or row, where given} */
    public Optional<String> locator() {
        return Optional.ofNullable(locator);
    }

    /** {@return a remark, where given} */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Source that
                && publisher.equals(that.publisher)
                && title.equals(that.title)
                && Objects.equals(publishedText, that.publishedText)
                && Objects.equals(doi, that.doi)
                && Objects.equals(url, that.url)
                && Objects.equals(licence, that.licence)
                && Objects.equals(locator, that.locator)
                && Objects.equals(note, that.note);
    }

    @Override
    public int hashCode() {
        return Objects.hash(publisher, title, publishedText, doi, url, licence, locator, note);
    }

    /** One line of a reference list: publisher, title, locator, date, identifier or address, licence, note. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(publisher).append(", ").append(title);
        if (locator != null) {
            line.append(", ").append(locator);
        }
        if (publishedText != null) {
            line.append(" (").append(publishedText).append(')');
        }
        if (doi != null) {
            line.append(", doi:").append(doi);
        } else if (url != null) {
            line.append(", ").append(url);
        }
        if (licence != null) {
            line.append(", ").append(licence);
        }
        if (note != null) {
            line.append(" [").append(note).append(']');
        }
        return line.toString().replaceAll("\\s+", " ");
    }

    private static String text(String name, String value) {
        if (Objects.requireNonNull(value, () -> name + " of a source is required")
                .isBlank()) {
            throw new IllegalArgumentException(name + " of a source must not be blank");
        }
        return value;
    }
}
