package io.github.criticalminerals.examples.benchmark;

import com.google.common.base.Splitter;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.io.baci.Baci;
import io.github.criticalminerals.io.report.LoadReport;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Measures a BACI file, zip or folder: read with every check, and the HHI, CR3 and top supplier of every year, importer
 * and product, one year at a time. Prints one line, with the checksum of the other programs that read such a file.
 *
 * <pre>{@code
 * TradeSpeed stream FILE [THREADS]  in one pass that holds no rows
 * TradeSpeed memory FILE     the rows in a table first; then only the profiles are timed, five times
 * TradeSpeed prepare FILE OUT  writes a generated file with countries' codes in place of made-up ones, in the same order
 * }</pre>
 */
public final class TradeSpeed {

    private static final double NANOS = 1e9;

    private TradeSpeed() {}

    /**
     * Runs one measurement.
     *
     * @param args {@code stream}, {@code memory} or {@code prepare}, the file or folder, and the file to write
     * @throws IOException if the file to prepare cannot be read or the other not be written
     */
    public static void main(String[] args) throws IOException {
        Path place = Path.of(args[1]);
        switch (args[0]) {
            case "stream" -> stream(place, args.length > 2 ? Integer.parseInt(args[2]) : 1, System.out);
            case "memory" -> memory(place, System.out);
            case "prepare" -> prepare(place, Path.of(args[2]));
            default -> throw new IllegalArgumentException("expected stream, memory or prepare, but was " + args[0]);
        }
    }

    /** Replaces the codes of exporters and importers, the n-th by the n-th of the countries' numeric codes. */
    static void prepare(Path file, Path out) throws IOException {
        Splitter fieldsOf = Splitter.on(',').limit(4);
        TreeSet<Integer> codes = new TreeSet<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = fieldsOf.splitToList(line);
                codes.add(Integer.valueOf(fields.get(1)));
                codes.add(Integer.valueOf(fields.get(2)));
            }
        }
        Iterator<Integer> countries = Country.all().stream()
                .flatMap(country -> country.numeric().stream())
                .map(Integer::valueOf)
                .sorted()
                .iterator();
        Map<String, Integer> known = new HashMap<>();
        codes.forEach(code -> known.put(code.toString(), countries.next()));
        try (BufferedReader lines = Files.newBufferedReader(file);
                BufferedWriter written = Files.newBufferedWriter(out)) {
            written.write(lines.readLine() + "\n");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = fieldsOf.splitToList(line);
                written.write(fields.get(0) + "," + known.get(fields.get(1)) + "," + known.get(fields.get(2)) + ","
                        + fields.get(3) + "\n");
            }
        }
    }

    static void stream(Path place, int threads, PrintStream out) {
        long start = System.nanoTime();
        Sums sums = new Sums();
        LoadReport report = Baci.importProfiles(place, threads, sums::add);
        sums.print("stream" + threads, report.rowsKept(), report.rowsRejected(), start, out);
    }

    static void memory(Path place, PrintStream out) {
        TradeTable trade = Baci.load(place, flow -> true).orElseThrow();
        for (int run = 0; run < 5; run++) {
            long start = System.nanoTime();
            Sums sums = new Sums();
            sums.add(ImportProfiles.of(trade));
            sums.print("memory", trade.rowCount(), 0, start, out);
        }
    }

    private static final class Sums {
        private long groups;
        private double hhi;
        private double cr3;
        private long monopolies;
        private double value;

        void add(ImportProfiles profiles) {
            profiles.forEach(this::add);
            groups += profiles.size();
            value += profiles.totalValue();
        }

        private void add(ImportProfile profile) {
            hhi += profile.hhi().exactValue();
            cr3 += profile.concentrationRatio(3).exactValue();
            monopolies += profile.topSupplier().share().fraction().lower() == 1 ? 1 : 0;
        }

        void print(String name, long rows, long rejected, long start, PrintStream out) {
            out.println(name + " groups=" + groups + " sumHHI=" + rounded(hhi, 4) + " sumV=" + rounded(value / 1000, 3)
                    + " sumCR3=" + rounded(cr3, 4) + " oneSupplier=" + monopolies + " rows=" + rows + " rejected="
                    + rejected + " secs=" + rounded((System.nanoTime() - start) / NANOS, 3));
        }

        private static String rounded(double number, int decimals) {
            return BigDecimal.valueOf(number)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }
}
