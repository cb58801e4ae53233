package io.github.criticalminerals.io.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.Mark;
import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.dataset.SupplyTableBuilder;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Edition;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.io.source.DataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SupplyTablesProperties {
    private static final String CHARACTERS = "abcXYZ019 |\\\",;=\n'\u00e9\u4e2d#";

    @Property(tries = 100)
    void csvGivesEqualTables(@ForAll("tables") List<SupplyTable> tables) {
        String csv = SupplyTables.write(tables);

        assertThat(SupplyTables.read(DataSource.ofText("t.csv", csv)).orElseThrow())
                .isEqualTo(tables);
    }

    @Property(tries = 100)
    void jsonGivesEqualTables(@ForAll("tables") List<SupplyTable> tables) {
        String json = SupplyTables.writeJson(tables);

        assertThat(SupplyTables.readJson(DataSource.ofText("t.json", json)).orElseThrow())
                .isEqualTo(tables);
    }

    @Property(tries = 100)
    void filesPutOneBehindTheOtherAreTheirTables(@ForAll("tables") List<SupplyTable> tables) {
        StringBuilder files = new StringBuilder(SupplyTables.write(List.of()));
        tables.forEach(table -> files.append(table.toCsv()));

        assertThat(SupplyTables.read(DataSource.ofText("t.csv", files.toString()))
                        .orElseThrow())
                .isEqualTo(tables);
    }

    /** Few keys, so that keys come again; each table differs from its neighbours or is the same. */
    @Provide
    Arbitrary<List<SupplyTable>> tables() {
        return Arbitraries.longs().map(SupplyTablesProperties::table).list().ofMaxSize(4);
    }

    private static SupplyTable table(long seed) {
        Random random = new Random(seed);
        List<Commodity> commodities = List.of(
                Commodity.of("rare earths"),
                Commodity.of("gallium"),
                Commodity.named("my " + word(random, "ore").strip().replace('\n', ' '))
                        .withElements(List.of(Element.of("Nd"), Element.of("Pr")))
                        .withAliases(List.of("mine | \\ " + random.nextInt(3), "a=b")),
                Commodity.named("bare mineral"));
        Basis basis = random.nextBoolean() ? Basis.REO : Basis.of("my, own basis");
        Set<Stage> stages = random.nextBoolean()
                ? Set.of(Stage.MINING)
                : Set.of(Stage.SEPARATION, Stage.REFINING, Stage.of("alloy", 45));
        SupplyTableBuilder table = SupplyTable.builder(
                        commodities.get(random.nextInt(4)), stages, 2023 + random.nextInt(2), basis)
                .measure(List.of(Measure.values()).get(random.nextInt(3)));
        if (random.nextBoolean()) {
            table.edition(Edition.of("MCS", "202" + random.nextInt(2)));
        }
        List<Country> countries = new ArrayList<>(Country.all());
        int rows = List.of(1, 2, 7, 60).get(random.nextInt(4));
        for (int i = 0; i < rows; i++) {
            table.add(row(random, countries.remove(random.nextInt(countries.size())), basis));
        }
        if (random.nextBoolean()) {
            table.add(row(
                    random,
                    Aggregate.of("United States, " + word(random, "and"), countries.get(0), countries.get(1)),
                    basis));
        }
        if (random.nextBoolean()) {
            table.remainder(
                    row(random, Aggregate.of(random.nextBoolean() ? "Other countries" : "rest | of\\it"), basis));
        }
        if (random.nextBoolean()) {
            table.printedTotal(new Mass(interval(random), basis));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            table.source(source(random)).note(text(random)).erratum(text(random) + "!");
        }
        return table.build();
    }

    private static SupplyRow row(Random random, Producer producer, Basis basis) {
        Set<Mark> marks = random.nextBoolean()
                ? Set.of()
                : Set.of(Mark.ESTIMATED, List.of(Mark.values()).get(1 + random.nextInt(5)));
        List<String> notes = random.nextInt(3) > 0
                ? List.of()
                : List.of(text(random) + "x", "|" + text(random), text(random) + "\\");
        return new SupplyRow(producer, new Mass(interval(random), basis), marks, notes);
    }

    private static Interval interval(Random random) {
        double low = List.of(0.0, 1e-12, 1.0 / 3, 7.0, 270_000.0, 1e18).get(random.nextInt(6));
        return switch (random.nextInt(3)) {
            case 0 -> Interval.exact(low);
            case 1 -> Interval.atLeast(low);
            default -> Interval.of(low, low + random.nextDouble() * 1e6);
        };
    }

    private static Source source(Random random) {
        Source source = Source.of("p" + text(random), "t" + text(random));
        if (random.nextBoolean()) {
            source = source.withPublished(LocalDate.of(2025, 1, 31)).withDoi("10.3133/mcs2025|a");
        }
        if (random.nextBoolean()) {
            source = source.withUrl("https://example.org/?a=b|c").withLocator("l" + text(random));
        }
        return random.nextBoolean() ? source : source.withLicence("CC0").withNote("n" + text(random));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static String word(Random random, String start) {
        return start + random.nextInt(3);
    }
}
