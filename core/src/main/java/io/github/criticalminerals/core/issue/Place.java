package io.github.criticalminerals.core.issue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A place in a source: the source's name and, as far as they are known, the line, the column and the byte.
 *
 * <pre>{@code
 * Place.of("MCS2025_World_Data.csv").atLine(12).atColumn("PROD_2023").atByte(345)
 * // MCS2025_World_Data.csv, line 12, column PROD_2023, byte 345
 * }</pre>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class Place {
    @JsonProperty
    private final String source;

    @JsonProperty
    private final @Nullable Long line;

    @JsonProperty
    private final @Nullable String column;

    @JsonProperty("byte")
    private final @Nullable Long byteOffset;

    private Place(String source, @Nullable Long line, @Nullable String column, @Nullable Long byteOffset) {
        this.source = Objects.requireNonNull(source, "source is required");
        this.line = line;
        this.column = column;
        this.byteOffset = byteOffset;
        if (Text.isBlank(source)) {
            throw new IllegalArgumentException("source must name a file or a stream, but was blank");
        }
        if (line != null && line < 1) {
            throw new IllegalArgumentException("line must be at least 1, but was " + line);
        }
        if (column != null && Text.isBlank(column)) {
            throw new IllegalArgumentException("column must be the name of a header, but was blank");
        }
        if (byteOffset != null && byteOffset < 0) {
            throw new IllegalArgumentException("byte must be at least 0, but was " + byteOffset);
        }
    }

    @JsonCreator
    static Place ofJson(
            @JsonProperty("source") Json.@Nullable Words source,
            @JsonProperty("line") Json.@Nullable Whole line,
            @JsonProperty("column") Json.@Nullable Words column,
            @JsonProperty("byte") Json.@Nullable Whole byteOffset) {
        return new Place(
                Json.required(source, "source"), Json.orNull(line), Json.orNull(column), Json.orNull(byteOffset));
    }

    /** A whole file or stream, whose name is not blank. */
    public static Place of(String source) {
        return new Place(source, null, null, null);
    }

    /** Returns a copy with a line, counted from 1. */
    public Place atLine(long newLine) {
        return new Place(source, newLine, column, byteOffset);
    }

    /** Returns a copy with a column by its name in the header, not blank. */
    public Place atColumn(String newColumn) {
        Objects.requireNonNull(newColumn, "column is required");
        return new Place(source, line, newColumn, byteOffset);
    }

    /** Returns a copy with a byte, the first of which is 0. */
    public Place atByte(long newByteOffset) {
        return new Place(source, line, column, newByteOffset);
    }

    /** {@return the name of the file or stream} */
    public String source() {
        return source;
    }

    /** {@return the line, counted from 1, or empty if it is not known} */
    public OptionalLong line() {
        return line == null ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** {@return the name in the header, or empty if the place is no single column} */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** {@return the number of bytes before the place, or empty if it is not known} */
    public OptionalLong byteOffset() {
        return byteOffset == null ? OptionalLong.empty() : OptionalLong.of(byteOffset);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place that
                && source.equals(that.source)
                && Objects.equals(line, that.line)
                && Objects.equals(column, that.column)
                && Objects.equals(byteOffset, that.byteOffset);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, line, column, byteOffset);
    }

    /** For people: {@code MCS2025_World_Data.csv, line 12, column PROD_2023, byte 345}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Printed.oneLine(source));
        if (line != null) {
            text.append(", line ").append(line);
        }
        if (column != null) {
            text.append(", column ").append(Printed.oneLine(column));
        }
        if (byteOffset != null) {
            text.append(", byte ").append(byteOffset);
        }
        return text.toString();
    }
}
