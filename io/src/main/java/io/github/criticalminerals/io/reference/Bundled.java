package io.github.criticalminerals.io.reference;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A file that comes with the library, as {@code bundled.tsv} names it: what it holds, of which edition, how many
 * entries, until
 * which day its publisher's text was read, and where it is from.
 */
record Bundled(String file, Kind kind, String editionText, int entries, String day, List<String> origin) {
    private static final String INDEX = "bundled.tsv";

    /** What a file holds. */
    enum Kind {
        TABLES,
        SHARES,
        STATISTICS,
        USES,
        ASSESSMENTS,
        SCORES,
        TRADE,
        INDICATORS,
        GOVERNANCE;

        /** For people: the word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Read once, when first asked for; in plain loops, as every program that looks anything up waits for it. */
    private static final class Index {
        private static final ImmutableList<Bundled> FILES = read();

        private static ImmutableList<Bundled> read() {
            ImmutableList.Builder<Bundled> files = ImmutableList.builder();
            lines(INDEX).forEach(cells -> files.add(Bundled.of(cells)));
            return files.build();
        }
    }

    private static Bundled of(List<String> cells) {
        return new Bundled(
                cells.get(0),
                Kind.valueOf(cells.get(1)),
                cells.get(2),
                Integer.parseInt(cells.get(3)),
                cells.get(4),
                cells.subList(5, cells.size()));
    }

    Edition edition() {
        return Edition.parse(editionText);
    }

    /** Publisher, title, identifier or address, terms, remark. */
    Source source() {
        Source source = Source.of(origin.get(0), origin.get(1)).withLicence(origin.get(3));
        String place = origin.get(2);
        source = place.startsWith("10.") ? source.withDoi(place) : source.withUrl(place);
        return origin.get(4).isEmpty() ? source : source.withNote(origin.get(4));
    }

    static List<Bundled> files() {
        return Index.FILES;
    }

    static List<Bundled> files(Kind kind) {
        return files().stream().filter(file -> file.kind() == kind).collect(ImmutableList.toImmutableList());
    }

    /** What every line of the files of a kind becomes; the files are read when the supplier is first asked. */
    static <T> Supplier<ImmutableList<T>> entries(Kind kind, BiFunction<Key, Cells, T> entry) {
        return Suppliers.memoize(() -> files(kind).stream()
                .flatMap(file -> file.rows(entry).stream())
                .collect(ImmutableList.toImmutableList()));
    }

    /** What each line of this file becomes. */
    <T> ImmutableList<T> rows(BiFunction<Key, Cells, T> entry) {
        Key key = new Key(edition(), source());
        ImmutableList.Builder<T> entries = ImmutableList.builder();
        try (CsvRows rows = StrictCsv.of(data()).open()) {
            for (CsvRow row : rows) {
                entries.add(entry.apply(key, new Cells(rows, row)));
            }
        }
        return entries.build();
    }

    DataSource data() {
        return DataSource.of(file, open(file));
    }

    static InputStream open(String file) {
        InputStream stream = ReferenceData.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("resource " + file + " must be on the class path, but is not");
        }
        return stream;
    }

    /** The cells of each line of a file whose cells are separated by tabs; lines that begin with # are remarks. */
    static List<List<String>> lines(String file) {
        try (InputStream stream = open(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Splitter.on('\t')::splitToList)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " must be readable, but is not", e);
        }
    }

    /** A standard commodity, or one of the publisher's own. */
    static Commodity commodity(String name) {
        return Commodity.find(name).orElseGet(() -> Commodity.named(name));
    }

    /** What all entries of a file have in common. */
    record Key(Edition edition, Source source) {}

    /** The cells of a line, by the names of their columns. */
    record Cells(CsvRows rows, CsvRow row) {
        String text(String column) {
            return row.text(rows.column(column));
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }

        double decimal(String column) {
            return Double.parseDouble(text(column));
        }
    }
}
