package io.github.criticalminerals.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.issue.Text;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON document, and refuses what is damaged.
 *
 * <pre>{@code
 * try (StrictJson json = StrictJson.open(DataSource.of(path))) {
 *     for (JsonRow row : json.rows("data")) {
 *         row.text("reporterISO");
 *     }
 *     json.report("UN Comtrade, API").build();
 * }
 * }</pre>
 *
 * <p>What it reads: RFC 8259 in UTF-8, with its byte order mark or without; a number too small for a double is kept as
 * it is written.
 *
 * <p>What it refuses, with a {@link LoadException} whose issue has this code:
 *
 * <ul>
 *   <li>{@code empty-file}: no value;
 *   <li>{@code wrong-encoding}: UTF-16 or UTF-32, by name; bytes that are no UTF-8;
 *   <li>{@code malformed-json}: what RFC 8259 does not allow, such as a comment, {@code NaN}, a single quote, a comma
 *       too many;
 *   <li>{@code unexpected-end}: a document that is cut;
 *   <li>{@code trailing-text}: anything behind the value;
 *   <li>{@code duplicate-key}: a name twice in one object, which RFC 8259 allows and of which one value would be lost;
 *   <li>{@code lone-surrogate}: half a character, such as {@code \}{@code ud800} alone, which no UTF-8 can hold;
 *   <li>{@code number-out-of-range}: a number larger than a double can hold;
 *   <li>{@code too-deep}: more than {@value #MOST_DEPTH} levels;
 *   <li>{@code field-too-long}, {@code row-too-long}, {@code too-many-columns}: more than the {@link
 *       io.github.criticalminerals.io.source.Limits} of the source; a value that is read at once is one row;
 *   <li>{@code missing-array}, {@code missing-field}, {@code unexpected-value}: other content than was asked for;
 *   <li>{@code wrong-row-count}, {@code sha256-mismatch}: not what the source expects.
 * </ul>
 */
public final class StrictJson implements AutoCloseable {
    /** The most levels of arrays and objects in one another. */
    public static final int MOST_DEPTH = 100;

    private static final int MOST_DIGITS = 1000;

    /** How Jackson writes a place. */
    private static final Pattern SOURCE =
            Pattern.compile("\\[Source: [^\\]]*?(line: \\d+, column: \\d+|byte offset: #\\d+)?\\]");

    private final DataSource source;
    private final SourceStream stream;
    private final CheckedUtf8 text;
    private final CheckedParser parser;
    private final Map<String, String> outside = new LinkedHashMap<>();
    private long rowsRead;
    private boolean started;
    private @Nullable Supplier<String> sha256;
    private LoadReport.@Nullable Builder report;

    private StrictJson(DataSource source) {
        this.source = source;
        this.stream = source.open();
        try {
            this.text = new CheckedUtf8(source.name(), stream);
            JsonParser plain = JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(source.limits().fieldBytes())
                            .maxNameLength(source.limits().fieldBytes())
                            .maxNumberLength(MOST_DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build()
                    .createParser(text);
            this.parser = new CheckedParser(source.name(), plain, text, source.limits());
        } catch (IOException e) {
            stream.close();
            throw new IllegalStateException("a parser of checked bytes reads none before it is asked", e);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /**
     * Opens a document. Close it.
     *
     * @param source the document
     * @return the document, of which nothing has been read
     * @throws LoadException if it cannot be read or is no UTF-8
     */
    public static StrictJson open(DataSource source) {
        return new StrictJson(source);
    }

    /**
     * Jackson's reader of a type, for what is no document of its own. To wait for it ends on an interrupt.
     *
     * @param source the name of what is loaded
     * @param type a type that Jackson reads
     * @return the reader, made once
     * @throws LoadException {@code interrupted} if the thread was interrupted; it stays so
     */
    public static ObjectReader reader(String source, Class<?> type) {
        return Readers.of(source, type);
    }

    /**
     * The names in the beginning of a document, whatever it holds, to see which layout it has. The source can be read
     * afterwards, even if it is a stream.
     *
     * @param source what to look at
     * @return each name once, in order, with those it lies in before it and dots between them; arrays have no name of
     *     their own: {@code data}, {@code data.refYear}. None if this is no JSON
     */
    public static List<String> namesOf(DataSource source) {
        Set<String> names = new LinkedHashSet<>();
        DataSource start = DataSource.ofBytes(source.name(), source.head()).withLimits(source.limits());
        try (StrictJson json = open(start)) {
            while (json.next() != null) {
                String path = json.pointer().toString().replaceAll("/[0-9]+(?=/|$)", "");
                if (!path.isEmpty()) {
                    names.add(dotted(path.substring(1)));
                }
            }
        } catch (LoadException e) {
            LoadException.ifInterrupted(source.name());
            // The head of a longer document ends in its middle, and what is no JSON ends where it stops being it.
        }
        return ImmutableList.copyOf(names);
    }

    /**
     * Reads the whole document as one value.
     *
     * @param type a type that Jackson reads
     * @param <T> that type
     * @return the value
     * @throws LoadException {@code unexpected-value} if the document is no such value; the message has the path to the
     *     fault
     */
    public <T> T value(Class<T> type) {
        start();
        if (next() == null) {
            throw empty();
        }
        rowsRead = 1;
        T value = typed(type);
        requireEnd();
        finish();
        return value;
    }

    /**
     * The items of an array as values of a type, one after the other.
     *
     * @param type a type that Jackson reads
     * @param path the names and indexes that lead to the array; none if the document is the array
     * @param <T> that type
     * @return the items from first to last, to be asked for once; a fault is thrown where it is met
     */
    public <T> Iterable<T> values(Class<T> type, String... path) {
        return items(() -> typed(type), path);
    }

    /**
     * The objects of an array, one after the other.
     *
     * @param path the names and indexes that lead to the array; none if the document is the array
     * @return the objects from first to last, to be asked for once; a fault is thrown where it is met
     */
    public Iterable<JsonRow> rows(String... path) {
        return items(this::row, path);
    }

    /**
     * The values beside the rows: all texts, numbers and truth values that are not in the array that was read.
     *
     * @return their paths, such as {@code count}, and their texts; complete once the last row has been read. Null has
     *     no text and is left out
     */
    public Map<String, String> outside() {
        return ImmutableMap.copyOf(outside);
    }

    /**
     * Opens the report of the load: once the document has been read to its end, it holds the file's name, sha256 and
     * rows.
     *
     * @param format the layout the file was recognised as
     * @return the builder, the same at each call, to which the loader adds the rest from the first row on
     */
    public LoadReport.Builder report(String format) {
        if (report == null) {
            report = LoadReport.builder(source.name(), format);
            if (sha256 != null) {
                report.sha256(sha256).rowsRead(rowsRead);
            }
        }
        return report;
    }

    @Override
    public void close() {
        stream.close();
    }

    private <T> Iterable<T> items(Supplier<T> reader, String... path) {
        StringBuilder pointer = new StringBuilder();
        for (String name : path) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        Items<T> items = new Items<>(reader, JsonPointer.compile(pointer.toString()));
        return () -> {
            start();
            return items;
        };
    }

    /** The items of one array: seeks it, gives them, and reads what is behind it. */
    private final class Items<T> implements Iterator<T> {
        private final Supplier<T> reader;
        private final JsonPointer array;
        private boolean inArray;
        private boolean ready;

        Items(Supplier<T> reader, JsonPointer array) {
            this.reader = reader;
            this.array = array;
        }

        @Override
        public boolean hasNext() {
            if (ready || sha256 != null) {
                return ready;
            }
            if (!inArray) {
                seek();
                inArray = true;
            }
            ready = more() != JsonToken.END_ARRAY;
            if (!ready) {
                rest();
                finish();
            }
            return ready;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there is no row after the last one of " + source.name());
            }
            LoadException.ifInterrupted(source.name());
            ready = false;
            rowsRead++;
            return reader.get();
        }

        private void seek() {
            JsonToken token = StrictJson.this.next();
            if (token == null) {
                throw empty();
            }
            while (token != JsonToken.START_ARRAY || !pointer().equals(array)) {
                aside(token);
                if (parser.getParsingContext().inRoot()) {
                    requireEnd();
                    throw LoadException.of(
                            "missing-array",
                            Place.of(source.name()),
                            "expected an array at " + (array.matches() ? "the top" : array) + ", found none",
                            outside.toString());
                }
                token = more();
            }
        }

        private void rest() {
            while (!parser.getParsingContext().inRoot()) {
                aside(more());
            }
            requireEnd();
        }

        private void aside(JsonToken token) {
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                if (outside.size() == source.limits().columns()) {
                    throw parser.fault(
                            "too-many-columns",
                            "expected at most " + source.limits().columns() + " values beside the rows, found more");
                }
                String path = pointer().toString();
                outside.put(path.isEmpty() ? path : dotted(path.substring(1)), scalar());
            }
        }
    }

    private JsonRow row() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw parser.fault("unexpected-value", "expected an object, found another value");
        }
        parser.startRow();
        Place place = parser.place();
        int prefix = pointer().toString().length() + 1;
        Map<String, JsonRow.Cell> cells = new LinkedHashMap<>();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = more();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isScalarValue()) {
                if (cells.size() == source.limits().columns()) {
                    throw parser.fault(
                            "too-many-columns",
                            "expected at most " + source.limits().columns() + " values in a row, found more");
                }
                String name = dotted(pointer().toString().substring(prefix));
                Place at = Text.isBlank(name) ? parser.place() : parser.place().atColumn(name);
                cells.put(name, new JsonRow.Cell(token == JsonToken.VALUE_NULL ? null : scalar(), at));
            }
        }
        parser.endRow();
        return new JsonRow(place, cells);
    }

    private String scalar() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private <T> T typed(Class<T> type) {
        parser.startRow();
        Place place = parser.place();
        String start = text.around(place.byteOffset().orElse(0));
        try {
            T value = Readers.of(source.name(), type).readValue(parser);
            if (value == null) {
                throw LoadException.of("unexpected-value", place, "expected " + nameOf(type) + ", found null", start);
            }
            parser.endRow();
            return value;
        } catch (IOException e) {
            Throwable cause = Throwables.getRootCause(e);
            if (e instanceof JsonMappingException misfit && !(cause instanceof StreamReadException)) {
                rethrowLoadException(e);
                throw LoadException.of(
                        "unexpected-value",
                        place,
                        "expected " + nameOf(type) + ", found at " + path(misfit) + ": " + reason(cause),
                        start);
            }
            throw fault(cause instanceof StreamReadException malformed ? malformed : e);
        }
    }

    private static String nameOf(Class<?> type) {
        return "a value of type " + type.getSimpleName();
    }

    /** The steps of a pointer as one name: {@code country/value} is {@code country.value}. */
    private static String dotted(String steps) {
        return steps.replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    private JsonPointer pointer() {
        return parser.getParsingContext().pathAsPointer();
    }

    private void start() {
        if (started) {
            throw new IllegalStateException(source.name() + " was read before; open it again");
        }
        started = true;
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** The next token where there must be one. */
    private JsonToken more() {
        JsonToken token = next();
        if (token == null) {
            throw parser.fault("unexpected-end", "expected more of the document, found the end of the file");
        }
        return token;
    }

    private void requireEnd() {
        parser.endRow();
        if (next() != null) {
            throw parser.fault("trailing-text", "expected nothing behind the value, found more");
        }
    }

    private void finish() {
        sha256 = stream.finish();
        if (report != null) {
            report.sha256(sha256).rowsRead(rowsRead);
        }
        if (source.expectedRows().isPresent() && source.expectedRows().getAsLong() != rowsRead) {
            throw LoadException.of(
                    "wrong-row-count",
                    Place.of(source.name()),
                    "expected " + source.expectedRows().getAsLong() + " rows, found " + rowsRead);
        }
    }

    private LoadException empty() {
        return LoadException.of("empty-file", Place.of(source.name()), "expected a value, found an empty file");
    }

    private LoadException fault(IOException e) {
        rethrowLoadException(e);
        if (e instanceof StreamConstraintsException) {
            return parser.fault(
                    "field-too-long",
                    "expected a text of at most " + source.limits().fieldBytes()
                            + " characters and a number of at most " + MOST_DIGITS + ", found a longer one");
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Place place = parser.place();
        long at = place.byteOffset().orElse(0);
        if (e instanceof JsonProcessingException json) {
            reason = json.getOriginalMessage();
            if (json.getLocation() != null && json.getLocation().getByteOffset() >= 0) {
                at = json.getLocation().getByteOffset();
                place = Place.of(source.name())
                        .atLine(Math.max(json.getLocation().getLineNr(), 1))
                        .atByte(at);
            }
        }
        return LoadException.of(code(e, reason), place, "expected JSON, found: " + plain(reason), text.around(at));
    }

    /** A message without what Jackson says of its source, which is withheld or a stream's name; where it was stays. */
    private static String plain(String message) {
        Matcher source = SOURCE.matcher(message);
        return source.replaceAll(found -> found.group(1) == null ? "a place not known" : found.group(1));
    }

    private static String code(IOException e, String reason) {
        if (e instanceof JsonEOFException) {
            return "unexpected-end";
        }
        if (reason.startsWith("Duplicate field")) {
            return "duplicate-key";
        }
        return reason.contains("surrogate") ? "lone-surrogate" : "malformed-json";
    }

    /** A fault of the bytes, which Jackson may have wrapped on its way. */
    private static void rethrowLoadException(IOException e) {
        for (Throwable cause : Throwables.getCausalChain(e)) {
            if (cause instanceof LoadException fault) {
                throw fault;
            }
        }
    }

    /** Where inside a value, such as {@code rows[1].amount}. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        String text = path.toString();
        return text.isEmpty() ? "the top" : text.startsWith(".") ? text.substring(1) : text;
    }

    private static String reason(Throwable cause) {
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return message == null ? "it cannot be read" : plain(message);
    }
}
