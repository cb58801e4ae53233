package io.github.criticalminerals.core.trade;

import static io.github.criticalminerals.core.issue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.index.Herfindahl;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.trade.ImportProfiles.Accumulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportProfilesTest {

    private static final Country JAPAN = Country.of("JPN");
    private static final Country KOREA = Country.of("KOR");
    private static final HsCode COMPOUNDS = HsCode.of("284690");
    private static final Mass MISSING = Mass.unknown(TradeFlow.NET_WEIGHT);

    private static TradeFlow flow(int year, Producer exporter, Producer importer, HsCode product, double value) {
        return new TradeFlow(year, exporter, importer, product, value, MISSING);
    }

    private static TradeTable small() {
        return TradeTable.builder()
                .add(2023, "China", "Japan", "284690", 13, 1)
                .add(2023, "Viet Nam", "Japan", "284690", 5, 1)
                .add(2023, "Estonia", "Japan", "284690", 2.5, 1)
                .add(2023, "France", "Japan", "284690", 2.5, 1)
                .add(2023, "Japan", "Korea, Rep.", "284690", 7, 1)
                .add(2022, "China", "Japan", "280530", 0, 1)
                .build();
    }

    /** Every 2 of 300 exporters, importers and products that there may be; values in whole and broken USD. */
    private static List<TradeFlow> many(long seed) {
        Random random = new Random(seed);
        List<Producer> parties = new ArrayList<>(Country.all());
        IntStream.range(0, 300 - parties.size()).forEach(i -> parties.add(Aggregate.of("Area " + i)));
        List<TradeFlow> flows = new ArrayList<>();
        for (Producer exporter : parties) {
            for (int importer = 0; importer < 5; importer++) {
                for (int product = 0; product < 140; product += 1 + random.nextInt(40)) {
                    int scale = random.nextInt(14);
                    double value = random.nextInt(20) == 0 ? 0 : Math.pow(10, scale - 3) * random.nextInt(1, 90);
                    flows.add(flow(
                            2020 + random.nextInt(2),
                            exporter,
                            parties.get(7 * importer),
                            HsCode.of(String.format(Locale.ROOT, "%06d", 10_121 + 977 * product)),
                            value));
                }
            }
        }
        return flows;
    }

    /** 28 years in which a market of a product mostly has one or two suppliers; values up to nearly the largest. */
    private static List<TradeFlow> sparse(long seed) {
        double[] values = {0, 0.001, 1, 140_737_488_355.327, 140_737_488_355.328, 140_737_488_355.329, 8e12};
        Random random = new Random(seed);
        List<Producer> parties = new ArrayList<>(Country.all().subList(0, 40));
        IntStream.range(0, 300).forEach(i -> parties.add(Aggregate.of("Area " + i, JAPAN, KOREA)));
        List<TradeFlow> flows = new ArrayList<>();
        Set<List<Object>> keys = new HashSet<>();
        while (flows.size() < 6_000) {
            TradeFlow flow = flow(
                    1995 + random.nextInt(28),
                    parties.get(random.nextInt(parties.size())),
                    parties.get(random.nextInt(5)),
                    HsCode.of(String.format(Locale.ROOT, "%06d", 10_121 + random.nextInt(40))),
                    values[random.nextInt(values.length)]);
            if (keys.add(List.of(flow.year(), flow.exporter(), flow.importer(), flow.product()))) {
                flows.add(flow);
            }
        }
        return flows;
    }

    private static ImportProfiles of(List<TradeFlow> flows) {
        return flows.stream().collect(ImportProfiles.collector());
    }

    private static void assertSame(ImportProfiles found, ImportProfiles expected) {
        assertThat(found).containsExactlyElementsOf(expected);
        assertThat(found.rowCount()).isEqualTo(expected.rowCount());
        assertThat(found.totalValue()).isEqualTo(expected.totalValue());
        assertThat(found.size()).isEqualTo(expected.size());
    }

    private static Object copied(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void profilesAreGivenAlikeOneByOneTogetherAndInParallel() {
        ImportProfiles all = of(many(5));
        List<ImportProfile> oneByOne = new ArrayList<>();
        for (Iterator<ImportProfile> each = all.iterator(); each.hasNext(); ) {
            oneByOne.add(each.next());
        }
        assertThat(oneByOne).hasSize((int) all.size());
        List<ImportProfile> together = new ArrayList<>();
        all.forEach(together::add);
        assertThat(together).isEqualTo(oneByOne);
        assertThat(all.stream().parallel().toList()).isEqualTo(oneByOne);
        List<ImportProfile> begun = new ArrayList<>();
        Spliterator<ImportProfile> rest = all.spliterator();
        assertThat(rest.tryAdvance(begun::add)).isTrue();
        assertThat(rest.trySplit()).isNull();
        rest.forEachRemaining(begun::add);
        assertThat(begun).isEqualTo(oneByOne);
        assertThat(ImportProfiles.accumulator(1).finish().stream().parallel()).isEmpty();
    }

    @Test
    void columnsOfAMarketAreAddedAsRowsAre() {
        ImportProfiles.Accumulator sums = ImportProfiles.accumulator(ImportProfiles.LEADERS);
        int[] exporters = {sums.numberOf(Country.CHINA), sums.numberOf(Country.of("VNM"))};
        int[] products = {sums.numberOf(COMPOUNDS), sums.numberOf(COMPOUNDS)};
        int japan = sums.numberOf(JAPAN);
        sums.add(2023, japan, 2, exporters, products, new long[] {13_000, 5_000});
        assertSame(
                ImportProfiles.accumulator(ImportProfiles.LEADERS).combine(sums).finish(),
                of(List.of(
                        flow(2023, Country.CHINA, JAPAN, COMPOUNDS, 13),
                        flow(2023, Country.of("VNM"), JAPAN, COMPOUNDS, 5))));
        for (int wrong : new int[] {-1, 3}) {
            assertThatThrownBy(() -> sums.add(2023, wrong, 1, exporters, products, new long[] {1}))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("importer must be one of the 3 numbers");
            assertThatThrownBy(() -> sums.add(2023, japan, 1, new int[] {wrong}, products, new long[] {1}))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> sums.add(2023, japan, 1, exporters, new int[] {wrong}, new long[] {1}))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        refused(() -> sums.add(2023, japan, 1, exporters, products, new long[] {-1}))
                .hasMessageContaining("thousandths must be at least 0");
        assertThatThrownBy(() -> sums.add(2023, japan, 1, exporters, products, new long[] {1}))
                .isInstanceOf(DuplicateFlowException.class);
    }

    @Test
    void profilesHoldWhatThereIsOfEachImporter() {
        ImportProfiles profiles = ImportProfiles.of(small());
        assertThat(profiles).hasToString("3 import profiles of 6 rows, 30.0 USD");
        ImportProfile japan = profiles.find(JAPAN, COMPOUNDS, 2023).orElseThrow();
        assertThat(japan.value()).isEqualTo(23);
        assertThat(japan.suppliers()).isEqualTo(4);
        assertThat(japan.hhi()).isEqualTo(Interval.exact((169 + 25 + 2 * 6.25) / 529));
        assertThat(japan.concentrationRatio(1)).isEqualTo(Interval.exact(13 / 23.0));
        assertThat(japan.concentrationRatio(3)).isEqualTo(Interval.exact(20.5 / 23));
        assertThat(japan.leaders())
                .containsExactly(
                        new ImportProfile.Leader(Country.CHINA, 13, Share.of(13 / 23.0)),
                        new ImportProfile.Leader(Country.of("VNM"), 5, Share.of(5 / 23.0)),
                        new ImportProfile.Leader(Country.of("EST"), 2.5, Share.of(2.5 / 23)));
        assertThat(japan.topSupplier()).isEqualTo(japan.leaders().get(0));
        assertThat(japan)
                .hasToString("2023 JPN, 284690: 23.0 USD from 4 suppliers, hhi " + japan.hhi() + ", CHN "
                        + Share.of(13 / 23.0))
                .hasSameHashCodeAs(
                        ImportProfiles.of(small()).find(JAPAN, COMPOUNDS, 2023).orElseThrow());
        assertThat(profiles.find(KOREA, COMPOUNDS, 2023).orElseThrow().hhi()).isEqualTo(Interval.ONE);
        assertThat(profiles.find(KOREA, COMPOUNDS, 2023).orElseThrow().concentrationRatio(3))
                .isEqualTo(Interval.ONE);
        assertThat(profiles.find(KOREA, COMPOUNDS, 2022)).isEmpty();
        assertThat(profiles.find(KOREA, HsCode.of("280530"), 2022)).isEmpty();
        assertThat(profiles.find(Country.of("NAM"), COMPOUNDS, 2023)).isEmpty();
        assertThat(profiles.find(JAPAN, HsCode.of("28"), 2023)).isEmpty();
        assertThat(profiles.find(JAPAN, COMPOUNDS, 1999)).isEmpty();
        assertThat(profiles.stream()
                        .map(profile -> profile.year() + profile.importer().id() + profile.product()))
                .containsExactly("2022JPN280530", "2023JPN284690", "2023KOR284690");
    }

    @Test
    void withoutValueThereAreNoShares() {
        ImportProfile nothing = ImportProfiles.of(small())
                .find(JAPAN, HsCode.of("280530"), 2022)
                .orElseThrow();
        assertThat(nothing.suppliers()).isEqualTo(1);
        assertThat(nothing.hhi()).isEqualTo(Interval.UNIT);
        assertThat(nothing.concentrationRatio(2)).isEqualTo(Interval.UNIT);
        assertThat(nothing.leaders()).containsExactly(new ImportProfile.Leader(Country.CHINA, 0, Share.UNKNOWN));
    }

    private static Stream<List<TradeFlow>> manyAndSparse() {
        return Stream.of(many(3), sparse(3));
    }

    @ParameterizedTest
    @MethodSource("manyAndSparse")
    void theyAreWhatTheCalculatorsSay(List<TradeFlow> flows) {
        ImportProfiles profiles = of(flows);
        assertThat(profiles.rowCount()).isEqualTo(flows.size());
        Map<List<Object>, List<TradeFlow>> groups = flows.stream()
                .collect(Collectors.groupingBy(flow -> List.<Object>of(flow.year(), flow.importer(), flow.product())));
        assertThat(profiles.size()).isEqualTo(groups.size());
        assertThat(profiles.stream()).hasSize(groups.size());
        groups.forEach((key, group) -> {
            ImportProfile profile = profiles.find((Producer) key.get(1), (HsCode) key.get(2), (Integer) key.get(0))
                    .orElseThrow();
            double[] ascending =
                    group.stream().mapToDouble(TradeFlow::value).sorted().toArray();
            assertThat(profile.suppliers()).isEqualTo(group.size());
            List<Producer> leaders = group.stream()
                    .sorted(Comparator.comparingDouble(TradeFlow::value)
                            .reversed()
                            .thenComparing(flow -> flow.exporter().id()))
                    .limit(3)
                    .map(TradeFlow::exporter)
                    .toList();
            assertThat(profile.leaders())
                    .extracting(ImportProfile.Leader::exporter)
                    .isEqualTo(leaders);
            if (ascending[ascending.length - 1] > 0) {
                assertThat(profile.hhi().exactValue()).isCloseTo(Herfindahl.ofAmounts(ascending), within(1e-12));
                assertThat(profile.concentrationRatio(2).exactValue())
                        .isCloseTo(
                                Arrays.stream(ascending)
                                                .skip(Math.max(0, ascending.length - 2))
                                                .sum()
                                        / Arrays.stream(ascending).sum(),
                                within(1e-12));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("manyAndSparse")
    void neitherOrderNorThreadsNorMachinesChangeAnything(List<TradeFlow> flows) throws Exception {
        ImportProfiles expected = of(flows);
        for (int seed = 0; seed < 5; seed++) {
            List<TradeFlow> shuffled = new ArrayList<>(flows);
            Collections.shuffle(shuffled, new Random(seed));
            assertSame(of(shuffled), expected);
            assertSame(shuffled.parallelStream().collect(ImportProfiles.collector()), expected);
            assertSame(shuffled.parallelStream().unordered().collect(ImportProfiles.collector()), expected);
            Accumulator first = ImportProfiles.accumulator(ImportProfiles.LEADERS);
            Accumulator second = ImportProfiles.accumulator(ImportProfiles.LEADERS);
            int half = shuffled.size() / (2 + seed);
            shuffled.subList(0, half).forEach(first);
            Accumulator there = (Accumulator) copied(first);
            shuffled.subList(half, shuffled.size()).forEach(second);
            assertSame(
                    ((Accumulator) copied(second))
                            .combine(there)
                            .combine(ImportProfiles.accumulator(3))
                            .finish(),
                    expected);
        }
        assertSame((ImportProfiles) copied(expected), expected);
    }

    @ParameterizedTest
    @MethodSource("manyAndSparse")
    void aTableIsSummedAsItsRowsAre(List<TradeFlow> flows) {
        ImportProfiles expected = of(flows);
        for (int seed = 0; seed < 3; seed++) {
            TradeTableBuilder table = TradeTable.builder();
            flows.forEach(table::add);
            assertSame(ImportProfiles.of(table.build()), expected);
            Collections.shuffle(flows, new Random(seed));
        }
        TradeTable withWorld = TradeTable.builder()
                .add(flow(2023, TradeFlow.WORLD, JAPAN, COMPOUNDS, 17))
                .build();
        refused(() -> ImportProfiles.of(withWorld))
                .hasMessageStartingWith("exporter must be a supplier, but was World");
        TradeTable tooLarge = TradeTable.builder()
                .add(flow(2023, Country.CHINA, JAPAN, COMPOUNDS, 1e13))
                .build();
        refused(() -> ImportProfiles.of(tooLarge))
                .hasMessage(
                        "value must be at least 0 and below 9007199254740 (USD) to be summed exactly, but was 1.0E13");
    }

    /** Rows of 9,000 products, met in another order for each exporter, with codes that come as new objects. */
    @Test
    void manyProductsKeepTheirOwnSums() {
        Accumulator accumulator = ImportProfiles.accumulator(1);
        List<Country> exporters = Country.all().subList(0, 3);
        for (int who = 0; who < exporters.size(); who++) {
            for (int i = 0; i < 9_000; i++) {
                int product = (7919 * i + 1_000 * who) % 9_000;
                HsCode code = HsCode.of(String.format(Locale.ROOT, "%06d", 10_000 + product));
                accumulator.add(2023, exporters.get(who), KOREA, code, product + who);
            }
        }
        ImportProfiles profiles = accumulator.finish();
        assertThat(profiles.size()).isEqualTo(9_000);
        assertThat(profiles.rowCount()).isEqualTo(27_000);
        assertThat(profiles).allSatisfy(profile -> {
            int product = Integer.parseInt(profile.product().digits()) - 10_000;
            assertThat(profile.value()).isEqualTo(3 * product + 3);
            assertThat(profile.topSupplier().exporter()).isEqualTo(exporters.get(2));
        });
    }

    /**
     * Neither half has more than 250 exporters, both together have 400; each row is found again in what is combined.
     */
    @Test
    void combinedHalvesHaveRoomForAllExporters() {
        List<Producer> exporters = IntStream.range(0, 400)
                .mapToObj(i -> (Producer) Aggregate.of("Area " + i, JAPAN, KOREA))
                .toList();
        Accumulator first = ImportProfiles.accumulator(2);
        Accumulator second = ImportProfiles.accumulator(2);
        for (int i = 0; i < 200; i++) {
            first.add(2023, exporters.get(i), KOREA, COMPOUNDS, 1);
            second.add(2023, exporters.get(200 + i), KOREA, COMPOUNDS, 1);
        }
        Accumulator both = first.combine(second);
        for (Producer exporter : exporters) {
            assertThatThrownBy(() -> both.add(2023, exporter, KOREA, COMPOUNDS, 1))
                    .isInstanceOf(DuplicateFlowException.class);
        }
        assertThat(both).hasToString("import profiles so far: 400 rows");
        ImportProfile profile = both.finish().find(KOREA, COMPOUNDS, 2023).orElseThrow();
        assertThat(profile.value()).isEqualTo(400);
        assertThat(profile.hhi().exactValue()).isEqualTo(1 / 400.0);
    }

    @Test
    void sumsAreExactWhereDoublesAreNot() {
        List<TradeFlow> flows = new ArrayList<>();
        for (Country exporter : Country.all()) {
            flows.add(flow(2023, exporter, JAPAN, COMPOUNDS, exporter.equals(Country.CHINA) ? 8e12 : 0.001));
        }
        double others = flows.size() - 1;
        ImportProfile profile = of(flows).find(JAPAN, COMPOUNDS, 2023).orElseThrow();
        assertThat(profile.value()).isEqualTo(8e12 + others / 1000);
        assertThat(of(flows).totalValue()).isEqualTo(8e12 + others / 1000);
        assertThat(profile.hhi().exactValue()).isLessThan(1).isCloseTo(1, within(1e-12));
    }

    @Test
    void aFlowIsSummedOnce() {
        Accumulator accumulator = ImportProfiles.accumulator(2);
        small().rows().forEach(accumulator);
        assertThatThrownBy(() -> accumulator.accept(flow(2023, Country.CHINA, JAPAN, COMPOUNDS, 17)))
                .isInstanceOf(DuplicateFlowException.class)
                .hasMessage("a flow must be given once, but was given twice: 2023 CHN to JPN, 284690");
        Accumulator other = ImportProfiles.accumulator(2);
        other.accept(flow(2023, Country.of("AUS"), JAPAN, COMPOUNDS, 17));
        other.accept(flow(2023, Country.of("VNM"), JAPAN, COMPOUNDS, 17));
        Accumulator same = ImportProfiles.accumulator(2);
        small().rows().forEach(same);
        assertThatThrownBy(() -> same.combine(other))
                .isInstanceOf(DuplicateFlowException.class)
                .hasMessage("a flow must be given once, but was given twice: 2023 VNM to JPN, 284690");
        ImportProfiles untouched = accumulator.finish();
        assertThat(untouched.rowCount()).isEqualTo(6);
        assertThat(untouched.totalValue()).isEqualTo(30);
    }

    /** The only row of a market, small or large, and the sums of two, each against each. */
    @Test
    void anOnlyRowIsCombinedAsSumsAre() throws Exception {
        List<List<TradeFlow>> parts = List.of(
                List.of(flow(2023, Country.CHINA, JAPAN, COMPOUNDS, 3)),
                List.of(flow(2023, Country.of("VNM"), JAPAN, COMPOUNDS, 200e9)),
                List.of(
                        flow(2023, Country.of("EST"), JAPAN, COMPOUNDS, 3),
                        flow(2023, Country.of("FRA"), JAPAN, COMPOUNDS, 0)));
        for (List<TradeFlow> first : parts) {
            for (List<TradeFlow> second : parts) {
                Accumulator one = ImportProfiles.accumulator(ImportProfiles.LEADERS);
                Accumulator other = ImportProfiles.accumulator(ImportProfiles.LEADERS);
                one.add(2023, JAPAN, KOREA, HsCode.of("010121"), 1);
                first.forEach(one);
                other.add(2022, Country.of("AUS"), JAPAN, COMPOUNDS, 1);
                second.forEach(other);
                Accumulator there = (Accumulator) copied(other);
                TradeFlow again = second.get(0);
                assertThatThrownBy(() -> there.accept(again)).isInstanceOf(DuplicateFlowException.class);
                if (first.equals(second)) {
                    assertThatThrownBy(() -> one.combine(there))
                            .isInstanceOf(DuplicateFlowException.class)
                            .hasMessage("a flow must be given once, but was given twice: 2023 "
                                    + again.exporter().id() + " to JPN, 284690");
                } else {
                    TradeFlow third = flow(2023, Country.of("AUS"), JAPAN, COMPOUNDS, 3);
                    one.combine(there).accept(third);
                    List<TradeFlow> all = new ArrayList<>(first);
                    all.addAll(second);
                    all.add(third);
                    all.add(flow(2023, JAPAN, KOREA, HsCode.of("010121"), 1));
                    all.add(flow(2022, Country.of("AUS"), JAPAN, COMPOUNDS, 1));
                    assertSame(one.finish(), of(all));
                }
            }
        }
    }

    @Test
    void refusesWhatItCannotSum() {
        Accumulator accumulator = ImportProfiles.accumulator(1);
        refused(() -> accumulator.accept(flow(2023, TradeFlow.WORLD, JAPAN, COMPOUNDS, 17)))
                .hasMessage("exporter must be a supplier, but was World, which is a total; leave its rows out, as"
                        + " TradeTable.withoutWorld() does");
        refused(() -> accumulator.add(2023, Country.CHINA, JAPAN, COMPOUNDS, 1e13))
                .hasMessage(
                        "value must be at least 0 and below 9007199254740 (USD) to be summed exactly, but was 1.0E13");
        refused(() -> accumulator.add(2023, Country.CHINA, JAPAN, COMPOUNDS, -1))
                .hasMessage(
                        "value must be at least 0 and below 9007199254740 (USD) to be summed exactly, but was -1.0");
        refused(() -> accumulator.add(2023, Country.CHINA, JAPAN, COMPOUNDS, Double.NaN));
        refused(() -> accumulator.combine(ImportProfiles.accumulator(2)))
                .hasMessage(
                        "both must hold as many leaders and remember alike, but one holds 1 and remembers and the other 2 and remembers");
        refused(() -> ImportProfiles.accumulator(17)).hasMessage("leaders must be 1 to 16, but was 17");
        accumulator.add(2023, Country.CHINA, JAPAN, COMPOUNDS, 3);
        ImportProfiles profiles = accumulator.finish();
        assertThat(profiles.rowCount()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> accumulator.add(2023, KOREA, JAPAN, COMPOUNDS, 3))
                .withMessage("an accumulator takes no rows after finish()");
        assertThatIllegalStateException().isThrownBy(() -> accumulator.combine(ImportProfiles.accumulator(1)));
        refused(() -> profiles.iterator().next().concentrationRatio(2))
                .hasMessage("k must be 1 to 1, the leaders these profiles hold, but was 2");
    }

    @Test
    void sixteenLeadersAreInOrder() {
        Accumulator accumulator = ImportProfiles.accumulator(16);
        for (int i = 0; i < 40; i++) {
            accumulator.accept(flow(2023, Country.all().get(i), JAPAN, COMPOUNDS, 1 + 7 * i % 41));
        }
        assertThat(accumulator
                        .finish()
                        .find(JAPAN, COMPOUNDS, 2023)
                        .orElseThrow()
                        .leaders())
                .extracting(ImportProfile.Leader::value)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 41)
                        .mapToObj(i -> 41.0 - i)
                        .filter(value -> IntStream.range(0, 40).anyMatch(i -> 1 + 7 * i % 41 == value))
                        .limit(16)
                        .toList());
    }

    /**
     * Bytes that were changed are refused by an exception of input, or give profiles that can be asked: never a broken
     * one. Another exception comes only of Java's own reading, before it knows our class (a changed name of it).
     */
    @Test
    void aTamperedAccumulatorIsRefusedOrOfUse() throws Exception {
        Accumulator accumulator = ImportProfiles.accumulator(2);
        many(7).stream().limit(400).forEach(accumulator);
        int tries = Boolean.getBoolean("critmin.thorough") ? 20_000 : 3_000;
        tamper(accumulator, tries);
        tamper(accumulator.finish(), tries / 4);
    }

    private static void tamper(Object written, int tries) throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stream)) {
            out.writeObject(written);
        }
        Random random = new Random(11);
        int refused = 0;
        int used = 0;
        for (int i = 0; i < tries; i++) {
            byte[] bytes = stream.toByteArray();
            for (int change = 0; change <= i % 2; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Object read;
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("maxarray=1000000;maxdepth=20"));
                read = in.readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                assertThat(e instanceof IOException || inside(e).isEmpty())
                        .as("try %s: %s in %s", i, e, inside(e))
                        .isTrue();
                refused++;
                continue;
            }
            used++;
            ImportProfiles profiles = read instanceof Accumulator sums ? sums.finish() : (ImportProfiles) read;
            for (ImportProfile profile : profiles) {
                assertThat(profile.hhi().upper()).isBetween(0.0, 1.0);
                assertThat(profile.concentrationRatio(2).upper()).isBetween(0.0, 1.0);
                assertThat(profile.leaders()).isNotEmpty();
                assertThat(profile.toString()).isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(tries / 30);
        assertThat(used).isGreaterThan(tries / 300);
    }

    private static List<String> inside(Throwable e) {
        return Stream.of(e.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.contains(".core.trade.") && !name.contains("Test"))
                .toList();
    }
}
