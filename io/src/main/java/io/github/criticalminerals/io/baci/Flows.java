package io.github.criticalminerals.io.baci;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.trade.DuplicateFlowException;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import io.github.criticalminerals.io.csv.Crew;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.RowBytes;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the yearly files of one load; {@link Baci} describes them. */
final class Flows {
    static final String FORMAT = "BACI trade flows";
    static final ImmutableList<String> COLUMNS = ImmutableList.of("t", "i", "j", "k", "v", "q");
    static final String PUBLISHER = "BACI";
    static final String LICENCE = "Etalab 2.0";
    static final String CITATION = "Gaulier, G. and Zignago, S. (2010). BACI: International Trade Database at the"
            + " Product-Level. The 1994-2007 Version. CEPII Working Paper 2010-23.";

    private static final Pattern NAME =
            Pattern.compile("(?i)(?:.*[/!])?BACI_(HS[0-9]{2})_Y([0-9]{4})_V([0-9A-Za-z]+)\\.csv(?:\\.gz)?");
    private static final Pattern TABLE_NAME =
            Pattern.compile("(?i)(?:.*[/!])?(?:country|product)_codes_(?:HS[0-9]{2}_)?V([0-9A-Za-z]+)\\.csv(?:\\.gz)?");
    /** Codes of parties are below it. */
    static final int PARTIES = 1000;

    private static final int ANY_YEAR = -1;
    private static final double MOST_VALUE = 9e12;
    private static final double MOST_TONNES = 1e12;

    private final String name;
    private final boolean single;
    private final Taker taker;
    private final LoadReport.Builder report;
    private final List<Source> sources = new ArrayList<>();
    private final NumberColumn values = new NumberColumn();
    private final NumberColumn quantities = new NumberColumn();
    private @Nullable String edition;
    private @Nullable Map<Integer, BaciCountry> countries;
    private @Nullable Map<HsCode, String> products;

    /** What the numeric codes mean that were met. */
    private final @Nullable Producer[] parties = new Producer[PARTIES];

    private final Codes codes = new Codes();
    /** Year, exporter, importer and product of the file's last good row, as one number. */
    private long last;

    private boolean ascends;

    /** Takes good rows. */
    interface Taker {
        /**
         * Takes a row.
         *
         * @param exporter code of the exporter, of which {@link #party} is known; the importer likewise
         * @param product place of the product, of which {@link #product} is known
         * @param value in USD
         * @param tonnes not a number if it is missing
         * @throws DuplicateFlowException if it was taken before
         */
        void take(Flows flows, int year, int exporter, int importer, int product, double value, double tonnes);

        /** Takes the first of some rows; how many, for it ends before one that was taken before. */
        default int take(Flows flows, FlowRows rows, int count) {
            for (int row = 0; row < count; row++) {
                long key = rows.key[row];
                long quantity = rows.quantity[row];
                try {
                    take(
                            flows,
                            FlowRows.year(key),
                            FlowRows.exporter(key),
                            FlowRows.importer(key),
                            rows.place[row],
                            (double) rows.usd[row],
                            quantity < 0 ? Double.NaN : quantity / 1000.0);
                } catch (DuplicateFlowException e) {
                    return row;
                }
            }
            return count;
        }

        /** Who reads rows beside this thread, or null. */
        default @Nullable Crew others() {
            return null;
        }

        /** Every row of a file was given. */
        default void end(Flows flows, DataSource file) {}
    }

    /** A taker that makes a flow of each row. */
    static Taker each(Consumer<TradeFlow> taker) {
        Mass missing = Mass.unknown(TradeFlow.NET_WEIGHT);
        return (flows, year, exporter, importer, product, value, tonnes) -> taker.accept(new TradeFlow(
                year,
                Objects.requireNonNull(flows.party(exporter)),
                Objects.requireNonNull(flows.party(importer)),
                flows.product(product),
                value,
                Double.isNaN(tonnes) ? missing : Mass.ofTonnes(tonnes, TradeFlow.NET_WEIGHT)));
    }

    /**
     * A load.
     *
     * @param single whether it is of one file, whose sha256 is then that of the report
     */
    Flows(String name, boolean single, Taker taker) {
        this.name = name;
        this.single = single;
        this.taker = taker;
        this.report = LoadReport.builder(name, FORMAT).licence(LICENCE).citation(CITATION);
    }

    String name() {
        return name;
    }

    void issue(Issue issue) {
        report.issue(issue);
    }

    void countries(Loaded<Map<Integer, BaciCountry>> table) {
        countries = table.value();
        add(table.report());
        table.report().aliases().forEach(report::alias);
    }

    void products(Loaded<Map<HsCode, String>> table) {
        products = table.value();
        add(table.report());
    }

    /** What a table of codes says; its rows are not among the rows of the load. */
    private void add(LoadReport table) {
        table.edition().ifPresent(this::requireEdition);
        table.issues().forEach(report::issue);
        fileRead(table);
    }

    private void fileRead(LoadReport file) {
        report.info(
                "file-read",
                Place.of(file.source()),
                file.rowsRead() + " rows read, sha256 " + file.sha256().orElseThrow());
    }

    LoadReport report() {
        values.addTo(report, "v");
        quantities.addTo(report, "q");
        if (edition != null) {
            report.edition(edition);
        }
        return report.build();
    }

    /** Says of a table where it comes from. */
    void describe(TradeTableBuilder table) {
        sources.forEach(table::source);
        if (edition != null) {
            table.edition(Edition.parse(edition));
        }
        table.note("values are FOB, reconciled by the publisher from the reports of both partners");
    }

    /** The edition that a file's name tells, such as {@code BACI HS22 V202501}. */
    static Optional<String> edition(String file) {
        Matcher data = NAME.matcher(file);
        if (data.matches()) {
            return Optional.of(PUBLISHER + " " + data.group(1).toUpperCase(Locale.ROOT) + " V" + data.group(3));
        }
        Matcher table = TABLE_NAME.matcher(file);
        return table.matches() ? Optional.of(PUBLISHER + " V" + table.group(1)) : Optional.empty();
    }

    private void requireEdition(String found) {
        String before = edition;
        boolean same = before == null
                || before.equals(found)
                || (release(before).equals(release(found)) && (isTable(before) || isTable(found)));
        if (!same) {
            throw LoadException.of(
                    "mixed-editions", Place.of(name), "expected files of " + before + ", found one of " + found);
        }
        edition = before == null || isTable(before) ? found : before;
    }

    private static String release(String edition) {
        return edition.substring(edition.lastIndexOf(' '));
    }

    /** Tables of countries are the same for all revisions of the Harmonized System. */
    private static boolean isTable(String edition) {
        return edition.indexOf(' ') == edition.lastIndexOf(' ');
    }

    /** Reads a yearly file. */
    void read(DataSource file) {
        Matcher named = NAME.matcher(file.name());
        edition(file.name()).ifPresent(this::requireEdition);
        try (CsvRows rows = StrictCsv.of(file).withIndexColumn().open()) {
            Reader reader = new Reader(rows, named.matches() ? Integer.parseInt(named.group(2)) : ANY_YEAR);
            LoadReport.Builder open = rows.report(FORMAT);
            Iterator<CsvRow> each = rows.iterator();
            // From their bytes, if the columns stand as published
            RowBytes bytes = rows.header().equals(COLUMNS) ? new FlowBytes(reader) : null;
            last = 0;
            ascends = true;
            while (true) {
                if (bytes != null) {
                    rows.take(bytes, taker.others());
                }
                if (!each.hasNext()) {
                    break;
                }
                reader.read(each.next());
            }
            taker.end(this, file);
            padded(file.name(), reader.zeros).ifPresent(report::issue);
            LoadReport read = open.build();
            report.rowsRead(read.rowsRead()).blankLines(read.blankLines());
            for (Issue issue : read.issues()) {
                if (!single || !issue.code().equals("no-rows")) {
                    report.issue(issue);
                }
            }
            if (single) {
                report.sha256(read.sha256().orElseThrow());
            } else {
                fileRead(read);
            }
            sources.add(Source.of("CEPII", edition == null ? PUBLISHER : edition)
                    .withLocator(file.name())
                    .withLicence(LICENCE)
                    .withNote("sha256 " + read.sha256().orElseThrow()));
        }
    }

    /** What is to be said of a file whose products have lost their leading zero. */
    static Optional<Issue> padded(String file, LeadingZeros zeros) {
        return zeros.restored() == 0
                ? Optional.empty()
                : Optional.of(Issue.info(
                        "padded-products",
                        Place.of(file),
                        "expected products of six digits, found five in " + zeros.restored()
                                + " rows, those of chapters 01 to 09; read with the leading zero that the file leaves"
                                + " out",
                        ""));
    }

    /** Makes flows of the rows of one file. */
    final class Reader {
        private final int expectedYear;
        private final int t;
        private final int i;
        private final int j;
        private final int k;
        private final int v;
        private final int q;
        private final LeadingZeros zeros = new LeadingZeros();
        /** The last good year, and the least product that may be, of the rows that are read from their bytes. */
        private int lastYear;

        private int leastProduct;

        Reader(CsvRows rows, int expectedYear) {
            this.expectedYear = expectedYear;
            this.t = rows.column("t");
            this.i = rows.column("i");
            this.j = rows.column("j");
            this.k = rows.column("k");
            this.v = rows.column("v");
            this.q = rows.column("q");
            for (int at = 0; at < rows.header().size(); at++) {
                String column = rows.header().get(at);
                if (!COLUMNS.contains(column.strip().toLowerCase(Locale.ROOT)) && !column.isBlank()) {
                    issue(Issue.warning(
                            "unread-column",
                            rows.place(at),
                            "expected the columns t,i,j,k,v,q, found one more, which is not read",
                            column));
                }
            }
        }

        /** Gives rows to the taker, as far as they are good; how many. */
        int give(FlowRows rows) {
            leastProduct = zeros.least();
            int given = taker.take(Flows.this, rows, good(rows));
            long usd = 0;
            long thousandths = 0;
            int least = Integer.MAX_VALUE;
            for (int row = 0; row < given; row++) {
                usd += rows.usd[row];
                thousandths += Math.max(0, rows.quantity[row]);
                least = Math.min(least, FlowRows.product(rows.key[row]));
            }
            values.add(usd);
            quantities.add(thousandths);
            zeros.accept(least);
            return given;
        }

        /** How many rows are good, from the first on; those have the places of their products. */
        private int good(FlowRows rows) {
            int row = known(rows, 0);
            while (row < rows.size && isGood(rows.key[row])) {
                row = known(rows, row);
            }
            return row;
        }

        /** The next row that is not known to be good: its year, a party, or its product is met for the first time. */
        private int known(FlowRows rows, int from) {
            for (int row = from; row < rows.size; row++) {
                long key = rows.key[row];
                int number = FlowRows.product(key);
                int place = codes.place(number);
                if (place < 0
                        || number < leastProduct
                        || FlowRows.year(key) != lastYear
                        || parties[FlowRows.exporter(key)] == null
                        || parties[FlowRows.importer(key)] == null) {
                    return row;
                }
                rows.place[row] = place;
                ascends &= key > last;
                last = key;
            }
            return rows.size;
        }

        /** Whether a row's year, parties and product are good; they are known from now on. */
        private boolean isGood(long key) {
            int year = FlowRows.year(key);
            int number = FlowRows.product(key);
            if (!isYear(year)
                    || number < leastProduct
                    || party(FlowRows.exporter(key)) == null
                    || party(FlowRows.importer(key)) == null
                    || place(number) < 0) {
                return false;
            }
            lastYear = year;
            return true;
        }

        private boolean isYear(int year) {
            return year >= 1000 && year < 3000 && (expectedYear == ANY_YEAR || expectedYear == year);
        }

        /** Gives the row to the taker, or to the report. */
        void read(CsvRow row) {
            int year = year(row.text(t));
            int exporter = digits(row.text(i), 1, 3);
            int importer = digits(row.text(j), 1, 3);
            int six = digits(row.text(k), 6, 6);
            int number = zeros.number(row.text(k), six);
            int product = place(number);
            double value = values.read(row.text(v), 3);
            boolean missing = row.trimmed(q).equals("NA");
            double tonnes = missing ? 0 : quantities.read(row.text(q), 0);
            if (year == 0
                    || party(exporter) == null
                    || party(importer) == null
                    || product < 0
                    || !(value >= 0 && value < MOST_VALUE)
                    || !(tonnes >= 0 && tonnes < MOST_TONNES)) {
                report.reject(faults(row));
                return;
            }
            zeros.accept(six);
            long key = FlowRows.key(FlowRows.parties(year, exporter, importer), number);
            ascends &= key > last;
            last = key;
            try {
                taker.take(Flows.this, year, exporter, importer, product, value, missing ? Double.NaN : tonnes);
            } catch (DuplicateFlowException e) {
                report.reject(ImmutableList.of(Issue.error(
                        "duplicate-row",
                        row.place(),
                        "expected every t, i, j and k once, found them twice",
                        String.join(",", row.fields()))));
            }
        }

        private List<Issue> faults(CsvRow row) {
            List<Issue> faults = new ArrayList<>();
            if (year(row.text(t)) == 0) {
                faults.add(
                        row.error("not-a-year", t, "expected " + (expectedYear == ANY_YEAR ? "a year" : expectedYear)));
            }
            for (int column : new int[] {i, j}) {
                if (party(digits(row.text(column), 1, 3)) == null) {
                    faults.add(row.error("unknown-country", column, "expected a country's code of 1 to 3 digits"));
                }
            }
            int number = zeros.number(row.text(k), digits(row.text(k), 6, 6));
            if (place(number) < 0) {
                faults.add(
                        number >= 0
                                ? row.error("unknown-product", k, "expected a code of the table of products")
                                : row.error("not-an-hs-code", k, "expected six digits"));
            }
            fault(row, v, values.peek(row.text(v), 3), MOST_VALUE, "a number of at least 0", faults);
            if (!row.trimmed(q).equals("NA")) {
                fault(row, q, quantities.peek(row.text(q), 0), MOST_TONNES, "a number of at least 0, or NA", faults);
            }
            return faults;
        }

        private void fault(CsvRow row, int column, double number, double limit, String expected, List<Issue> faults) {
            if (!(number >= 0)) {
                faults.add(row.error(
                        Double.isNaN(number) ? "not-a-number" : "negative-number", column, "expected " + expected));
            } else if (number >= limit) {
                faults.add(row.error("out-of-range", column, "expected less than " + (column == v ? "9e9" : "1e12")));
            }
        }

        /** The year, or 0. */
        private int year(String text) {
            int year = digits(text, 4, 4);
            return isYear(year) ? year : 0;
        }
    }

    /** The party of a code, or null; -1 is none. */
    @Nullable
    Producer party(int code) {
        if (code < 0) {
            return null;
        }
        Producer known = parties[code];
        return known == null ? newParty(code) : known;
    }

    private @Nullable Producer newParty(int code) {
        if (countries == null) {
            parties[code] = Producer.find(Integer.toString(code), PUBLISHER).orElse(null);
        } else {
            BaciCountry country = countries.get(code);
            parties[code] = country == null ? null : country.producer();
        }
        return parties[code];
    }

    /** The party of a code, if it was met. */
    @Nullable
    Producer metParty(int code) {
        return parties[code];
    }

    int productCount() {
        return codes.things.size();
    }

    /** The product at a place. */
    HsCode product(int place) {
        return codes.things.get(place);
    }

    /** Whether the rows of the file so far come in strict order of year, exporter, importer and product. */
    boolean ascends() {
        return ascends;
    }

    /** The place of the product of a number; -1 if there is none. */
    private int place(int number) {
        if (number < 0) {
            return -1;
        }
        int known = codes.place(number);
        return known < 0 ? newPlace(number) : known;
    }

    /** The product of a number of at most six digits. */
    static HsCode code(int number) {
        return HsCode.of(Integer.toString(1_000_000 + number).substring(1));
    }

    private int newPlace(int number) {
        HsCode code = code(number);
        return products != null && !products.containsKey(code) ? -1 : codes.add(number, code);
    }

    /** The products that were met, close together in memory: a look-up for every row is to hit a cache. */
    private static final class Codes {
        private final List<HsCode> things = new ArrayList<>();
        private int[] numbers = new int[1 << 10];
        /** One more than the place of each number; 0 where there is none. */
        private int[] places = new int[1 << 10];

        /** The place of the product of a number that was met; -1 if it was not. */
        int place(int number) {
            return places[slot(number)] - 1;
        }

        int add(int number, HsCode code) {
            things.add(code);
            if (2 * things.size() > places.length) {
                int[] numbersBefore = numbers;
                int[] placesBefore = places;
                numbers = new int[2 * numbersBefore.length];
                places = new int[2 * placesBefore.length];
                for (int i = 0; i < placesBefore.length; i++) {
                    if (placesBefore[i] != 0) {
                        set(numbersBefore[i], placesBefore[i]);
                    }
                }
            }
            set(number, things.size());
            return things.size() - 1;
        }

        private void set(int number, int place) {
            int slot = slot(number);
            numbers[slot] = number;
            places[slot] = place;
        }

        /** Where a number stands, or is to stand. */
        private int slot(int number) {
            int mask = places.length - 1;
            int slot = ((number * 0x9E3779B9) >>> 12) & mask;
            while (places[slot] != 0 && numbers[slot] != number) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }

    /** The number that so many digits are, with white space around them or not; -1 for any other text. */
    static int digits(String text, int least, int most) {
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                String stripped = text.strip();
                return stripped.length() < text.length() ? digits(stripped, least, most) : -1;
            }
            number = at < most ? 10 * number + digit : number;
        }
        return text.length() >= least && text.length() <= most ? number : -1;
    }
}
