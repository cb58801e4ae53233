package io.github.criticalminerals.core.trade;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The serial form of {@link ImportSums}: texts in place of countries and codes. What is read is checked: every place
 * that a number points to is there, and sums, squares, largest amounts and counts agree. A changed amount that still
 * agrees passes.
 */
final class ImportSumsForm implements Serializable {
    private static final long serialVersionUID = 3L;

    private final int leaders;
    private final boolean remembers;
    private final int stride;
    private final long rows;
    private final long groups;
    private final long total;
    private final boolean finished;
    private final String[] names;
    /** The members of each aggregate, alpha-3 codes behind each other; null for a country. */
    private final @Nullable String[] members;

    /** A bit for each party that was an exporter. */
    private final long[] exporters;

    private final String[] codes;
    private final TreeMap<Integer, YearSums> years;

    ImportSumsForm(ImportSums sums) {
        this.leaders = sums.leaders;
        this.remembers = sums.remembers;
        BitSet bits = new BitSet();
        IntStream.range(0, sums.parties.things.size()).filter(sums::isExporter).forEach(bits::set);
        this.exporters = bits.toLongArray();
        this.stride = sums.stride;
        this.rows = sums.rows;
        this.groups = sums.groups;
        this.total = sums.total;
        this.finished = sums.finished;
        this.names = sums.parties.things.stream().map(Producer::id).toArray(String[]::new);
        this.members = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            members[i] = sums.parties.things.get(i) instanceof Aggregate aggregate
                    ? aggregate.members().stream().map(Country::alpha3).collect(Collectors.joining())
                    : null;
        }
        this.codes = sums.products.things.stream().map(HsCode::digits).toArray(String[]::new);
        this.years = sums.years;
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            ImportSums sums = new ImportSums(leaders, remembers, ImportSums.MOST_ROWS);
            for (int i = 0; i < names.length; i++) {
                require(sums.parties.of(producer(names[i], members[i])) == i, "parties differ from each other");
            }
            for (int i = 0; i < codes.length; i++) {
                require(sums.products.of(HsCode.of(codes[i])) == i, "products differ from each other");
            }
            require(members.length == names.length, "as many members as names");
            require(
                    stride >= sums.stride && stride <= sums.seenAt + (remembers ? ImportSums.MOST_EXPORTERS / 64 : 0),
                    "a bit for each exporter");
            BitSet bits = BitSet.valueOf(exporters);
            require(
                    bits.length() <= Math.min(names.length, ImportSums.MOST_EXPORTERS)
                            && (!remembers || bits.length() <= 64 * (stride - sums.seenAt)),
                    "exporters among the parties");
            bits.stream().forEach(who -> sums.exporters[who] = true);
            sums.stride = stride;
            sums.rows = rows;
            sums.groups = groups;
            sums.total = total;
            sums.finished = finished;
            sums.years.putAll(years);
            check(sums);
            return sums;
        } catch (IllegalArgumentException
                | NullPointerException
                | ArithmeticException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            InvalidObjectException invalid =
                    new InvalidObjectException("import sums are not as they were written: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static Producer producer(String name, @Nullable String members) {
        if (members == null) {
            return Country.of(name);
        }
        ImmutableList.Builder<Country> countries = ImmutableList.builder();
        for (int i = 0; i < members.length(); i += 3) {
            countries.add(Country.of(members.substring(i, i + 3)));
        }
        return new Aggregate(name, countries.build());
    }

    private void check(ImportSums sums) {
        long entries = 0;
        long suppliers = 0;
        long units = 0;
        for (Map.Entry<Integer, YearSums> each : years.entrySet()) {
            YearSums year = each.getValue();
            require(each.getKey() == year.number, "the year of its key");
            for (int importer = 0; importer < year.markets.length; importer++) {
                MarketSums market = year.markets[importer];
                if (market == null) {
                    continue;
                }
                require(importer < names.length, "a market of a party");
                for (int number = 0; number < market.pages.length; number++) {
                    long[] page = market.pages[number];
                    if (page == null) {
                        continue;
                    }
                    require(page.length == ImportSums.PAGE * stride, "a whole page");
                    for (int product = 0; product < ImportSums.PAGE; product++) {
                        int at = product * stride;
                        if (page[at] != 0) {
                            require(number * ImportSums.PAGE + product < codes.length, "sums of a product");
                            entries++;
                            suppliers += checkedSuppliers(sums, page, at);
                            units = Math.addExact(units, sums.total(page, at));
                        }
                    }
                }
            }
        }
        require(entries == groups && suppliers == rows && units == total, "counts and sums that agree");
    }

    /** How many suppliers a product has, after its sums are found to agree. */
    private int checkedSuppliers(ImportSums sums, long[] page, int at) {
        int count = sums.suppliers(page, at);
        int seen = 0;
        for (int who = 0; who < 64 * (stride - sums.seenAt); who++) {
            boolean supplies = sums.isSeen(page, at, who);
            require(!supplies || sums.isExporter(who), "no supplier that is no exporter");
            seen += supplies ? 1 : 0;
        }
        require(count == page[at] && count > 0 && (!remembers || count == seen), "as many suppliers as were counted");
        long sum = page[at + ImportSums.TOTAL];
        long left = sum;
        long before = Long.MAX_VALUE;
        long high = 0;
        long low = 0;
        for (int rank = 0; rank < leaders; rank++) {
            long amount = sums.leaderAmount(page, at, rank);
            int who = sums.leaderIndex(page, at, rank);
            require(amount <= before && (rank < count || (amount == 0 && who == 0)), "largest amounts in order");
            before = amount;
            if (rank < count) {
                require(remembers ? sums.isSeen(page, at, who) : sums.isExporter(who), "a leader that supplies");
                left = Math.subtractExact(left, amount);
                long square = low + amount * amount;
                high += Math.multiplyHigh(amount, amount) + (Long.compareUnsigned(square, low) < 0 ? 1 : 0);
                low = square;
            }
        }
        require(count > 0 && left >= 0 && (count > leaders || left == 0), "largest amounts within the sum");
        long squaresHigh = page[at + ImportSums.HIGH];
        long squaresLow = page[at + ImportSums.LOW];
        require(
                compare(squaresHigh, squaresLow, high, low) >= 0
                        && (count > leaders || compare(squaresHigh, squaresLow, high, low) == 0)
                        && compare(squaresHigh, squaresLow, Math.multiplyHigh(sum, sum), sum * sum) <= 0,
                "squares of the amounts");
        return count;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        return high != otherHigh ? Long.compareUnsigned(high, otherHigh) : Long.compareUnsigned(low, otherLow);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + what);
        }
    }
}
