package io.github.criticalminerals.io.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Measure;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.io.bgs.BgsData;
import io.github.criticalminerals.io.damage.Samples;
import io.github.criticalminerals.io.policydb.IeaPolicies;
import io.github.criticalminerals.io.policydb.IeaPolicy;
import io.github.criticalminerals.io.prices.PriceData;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.usgs.UsgsData;
import io.github.criticalminerals.io.usgs.UsgsStatistic;
import io.github.criticalminerals.io.usgs.UsgsTable;
import io.github.criticalminerals.io.usgs.UsgsWorldData;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Percentage;

/**
 * The kinds of {@link PublishersHabitsTest} as generators: other words, places and letters of the same habit, and what
 * is right worked out beside the loader, slowly.
 */
class PublishersHabitsProperties {
    /** Tonnes of the units that notes and cells name. */
    private static final Map<String, String> TONNES = new TreeMap<>(Map.of(
            "metric tons", "1",
            "thousand metric tons", "1000",
            "million metric tons", "1000000",
            "thousands of metric tons", "1000",
            "kilograms", "0.001",
            "grams", "0.000001",
            "carats", "0.0000002",
            "thousand carats", "0.0002",
            "million carats", "0.2"));

    /** Tonnes of the units that columns end with. */
    private static final Map<String, String> SUFFIXES =
            new TreeMap<>(Map.of("t", "1", "kt", "1000", "kg", "0.001", "mmt", "1000000", "ct", "0.0000002"));

    private static final List<String> COUNTRIES = List.of("Peru", "China", "Brazil", "Chile", "India", "Canada");

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String any(Random random, Map<String, String> of) {
        return any(random, List.copyOf(of.keySet()));
    }

    /** The letters of a text, each in any case. */
    private static String inAnyCase(Random random, String text) {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            changed.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return changed.toString();
    }

    private static Loaded<UsgsData> usgs(String file) {
        return UsgsWorldData.load(DataSource.ofText("a.csv", file));
    }

    private static SupplyTable table(Loaded<UsgsData> loaded, Measure measure, int year) {
        List<SupplyTable> tables = loaded.value().tables().stream()
                .map(UsgsTable::table)
                .filter(each -> each.measure() == measure && each.year() == year)
                .toList();
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private static double tonnes(SupplyTable table, String country) {
        return table.findAmount(Country.parse(country)).orElseThrow().tonnes().lower();
    }

    /** load-01: the notes of all rows, of some, or of none say the unit, or only name it. */
    @Property(tries = 300)
    void notesThatNameAnotherUnitAreReadOrSaid(@ForAll Random random) {
        String suffix = any(random, SUFFIXES);
        String unit = any(random, TONNES);
        boolean says = random.nextInt(3) > 0;
        String sentence = says
                ? any(
                        random,
                        List.of("Units are", "Unit is", "Data in", "Data are in", "Figures are in", "Quantities in"))
                : any(random, List.of("Reported in", "Given as", "In"));
        int rows = random.nextInt(1, COUNTRIES.size() + 1);
        int noted = any(random, List.of(0, rows, random.nextInt(0, rows + 1)));
        List<Boolean> has = new ArrayList<>(Collections.nCopies(rows, false));
        Collections.fill(has.subList(0, noted), true);
        Collections.shuffle(has, random);
        List<Integer> figures = new ArrayList<>();
        StringBuilder file = new StringBuilder("Source,Country,Type,Prod_" + suffix + "_2022,Prod_notes\n");
        for (int i = 0; i < rows; i++) {
            figures.add(random.nextInt(1, 90_000));
            String words = sentence + " " + inAnyCase(random, unit);
            String note =
                    any(random, List.of(words, words + ".", words + ", gross weight.", "Estimated. " + words + "."));
            file.append("MCS2023,%s,Tin mines,%d,\"%s\"\n"
                    .formatted(COUNTRIES.get(i), figures.get(i), has.get(i) ? note : ""));
        }
        Loaded<UsgsData> loaded = usgs(file.toString());
        BigDecimal printed = new BigDecimal(SUFFIXES.get(suffix));
        BigDecimal named = new BigDecimal(TONNES.get(unit));
        boolean same = printed.compareTo(named) == 0;
        boolean read = says && noted == rows && !same;
        boolean doubt = !same && !read && (says ? noted > 0 : noted == rows);
        for (int i = 0; i < rows; i++) {
            assertThat(tonnes(table(loaded, Measure.OUTPUT, 2022), COUNTRIES.get(i)))
                    .as(file.toString())
                    .isCloseTo(
                            (read ? named : printed)
                                    .multiply(BigDecimal.valueOf(figures.get(i)))
                                    .doubleValue(),
                            Percentage.withPercentage(1e-9));
        }
        assertThat(loaded.report().issuesByCode())
                .as(file.toString())
                .isEqualTo(
                        read ? Map.of("unit-from-notes", 1L) : doubt ? Map.of("unit-contradicts-note", 1L) : Map.of());
    }

    /** load-02: reserves of any number of years, in any two units. */
    @Property(tries = 300)
    void reservesOutOfAllProportionAreADoubtInAnyUnits(@ForAll Random random) {
        String unit = any(random, List.of("t", "kt", "kg"));
        String other = any(random, List.of("t", "kt", "mmt"));
        int rows = random.nextInt(2, COUNTRIES.size() + 1);
        BigDecimal output = BigDecimal.ZERO;
        BigDecimal reserves = BigDecimal.ZERO;
        double years = Math.exp(random.nextDouble(Math.log(0.01), Math.log(1e6)));
        double scale = new BigDecimal(SUFFIXES.get(unit))
                .divide(new BigDecimal(SUFFIXES.get(other)), MathContext.DECIMAL64)
                .doubleValue();
        StringBuilder file = new StringBuilder("Source,Country,Type,Prod_" + unit + "_2022,Reserves_" + other + "\n");
        for (int i = 0; i < rows; i++) {
            int a = random.nextInt(100_000, 900_000);
            BigDecimal b = BigDecimal.valueOf(a * years * scale * random.nextDouble(0.7, 1.3))
                    .round(new MathContext(5));
            file.append("MCS2023,%s,Tin mines,%d,%s\n".formatted(COUNTRIES.get(i), a, b.toPlainString()));
            output = output.add(BigDecimal.valueOf(a).multiply(new BigDecimal(SUFFIXES.get(unit))));
            reserves = reserves.add(b.multiply(new BigDecimal(SUFFIXES.get(other))));
        }
        boolean doubtful = reserves.compareTo(output.multiply(BigDecimal.valueOf(3))) < 0
                || reserves.compareTo(output.multiply(BigDecimal.valueOf(3000))) > 0;
        Loaded<UsgsData> loaded = usgs(file.toString());
        assertThat(loaded.report().issuesByCode().getOrDefault("reserves-out-of-proportion", 0L))
                .as(file.toString())
                .isEqualTo(doubtful ? 1 : 0);
        SupplyTable table = table(loaded, Measure.RESERVES, 2022);
        assertThat(table.notes().toString().contains("Doubtful unit")).isEqualTo(doubtful);
        assertThat(COUNTRIES.stream()
                        .limit(rows)
                        .mapToDouble(each -> tonnes(table, each))
                        .sum())
                .isCloseTo(reserves.doubleValue(), Percentage.withPercentage(1e-6));
    }

    /** load-03: a word that names a basis in the chapter of titanium, in any other. */
    @Property(tries = 200)
    void aWordAloneMeansNoBasisElsewhere(@ForAll Random random) {
        List<String> chapters = List.of("fepig", "cobal", "tin", "zinc", "barit", "clays", "stonc", "mica", "nicke");
        String word = inAnyCase(random, any(random, List.of("pigment", "pigments", "sponge", "sponges")));
        String type = any(random, List.of("%s", "Mine production, %s", "%s, all grades", "Other %s"))
                .formatted(word);
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText(
                "mcs2023-" + any(random, chapters) + "_world.csv",
                "Source,Country,Type,Prod_t_2022\nMCS2023,Peru,\"" + type + "\",5003\n"));
        assertThat(table(loaded, Measure.OUTPUT, 2022).basis()).as(type).isEqualTo(Basis.UNSTATED);
    }

    /** A total of several things under the name of one of them. */
    @Property(tries = 200)
    void aTotalOfMoreThanTheTableIsNotItsTotal(@ForAll Random random) {
        List<String> things = new ArrayList<>(List.of("rutile", "ilmenite", "leucoxene", "zircon", "monazite"));
        Collections.shuffle(things, random);
        int members = random.nextInt(1, 4);
        String of = members == 1
                ? things.get(0)
                : String.join(", ", things.subList(0, members - 1))
                        + any(random, List.of(" and ", ", and "))
                        + things.get(members - 1);
        String total = "World total (%s%s)".formatted(of, any(random, List.of("", ", rounded", " rounded")));
        int a = random.nextInt(1, 999);
        int b = random.nextInt(1, 999);
        int more = members == 1 ? 0 : random.nextInt(1_000, 9_000);
        String file = "Source,Country,Type,Prod_kt_2022\nMCS2023,Peru,\"Mine production, " + things.get(0) + "\"," + a
                + "\nMCS2023,Kenya,\"Mine production, " + things.get(0) + "\"," + b + "\nMCS2023,\"" + total
                + "\",\"Mine production, " + things.get(0) + "\"," + (a + b + more) + "\n";
        Loaded<UsgsData> loaded = UsgsWorldData.load(DataSource.ofText("mcs2023-timin_world.csv", file));
        SupplyTable table = table(loaded, Measure.OUTPUT, 2022);
        assertThat(table.printedTotal().isPresent()).as(total).isEqualTo(members == 1);
        assertThat(loaded.report().issuesByCode()).as(total).doesNotContainKey("total-mismatch");
    }

    /** load-05: any statistic over any unit, in any letters and separators. */
    @Property(tries = 400)
    void aUnitStaysOnlyWhereTheStatisticCanHaveIt(@ForAll Random random) {
        Map<String, String> units = new TreeMap<>(Map.of(
                "t", "mass", "kt", "mass", "mmt", "mass", "kg", "mass", "mct", "mass", "dt", "money", "dkg", "money",
                "ctslb", "money", "pct", "share", "num", "number"));
        Map<String, String> can = Map.of(
                "Price",
                "money share",
                "Employment",
                "number",
                "NIR",
                "share",
                "Imports",
                "",
                "Exports",
                "",
                "Stocks",
                "");
        String statistic = any(random, List.copyOf(new TreeMap<>(can).keySet()));
        String unit = any(random, units);
        String between = any(random, List.of("_", "_Metal_", "_Compounds_", " "));
        String column = inAnyCase(random, statistic + between + unit);
        Loaded<UsgsData> loaded = usgs("DataSource,Commodity,Year," + column + ",Consump_t\nMCS2024,Tin,2022,7,11\n");
        boolean fits = can.get(statistic).isEmpty() || can.get(statistic).contains(units.get(unit));
        UsgsStatistic first = loaded.value().statistics().get(0);
        assertThat(first.unit().isEmpty()).as(column).isEqualTo(!fits);
        assertThat(first.value().toString()).isEqualTo("7");
        assertThat(loaded.report().issuesByCode())
                .as(column)
                .isEqualTo(fits ? Map.of() : Map.of("unit-contradicts-statistic", 1L));
    }

    /** load-06: a bound in words in any cell, of any unit, costs no other cell. */
    @Property(tries = 400)
    void aBoundInWordsIsReadInItsOwnUnit(@ForAll Random random) {
        int columns = random.nextInt(1, 6);
        int odd = random.nextInt(columns);
        String suffix = any(random, List.of("t", "kt", "mmt", "kg"));
        int number = random.nextInt(1, 2_000_000);
        boolean less = random.nextBoolean();
        Map<String, String> own = new TreeMap<>(TONNES);
        own.putAll(Map.of("tons", "1", "ton", "1", "thousand tons", "1000", "million tons", "1000000"));
        own.putAll(Map.of("", SUFFIXES.get(suffix), "trucks", "", "bags of cement", ""));
        String unit = any(random, own);
        String than = any(random, less ? List.of("less than") : List.of("more than", "greater than"));
        String cell = inAnyCase(random, than) + " "
                + (random.nextBoolean() ? Integer.toString(number) : String.format(Locale.ROOT, "%,d", number))
                + (unit.isEmpty() ? "" : " " + inAnyCase(random, unit)) + any(random, List.of("", "."));
        StringBuilder header = new StringBuilder("DataSource,Commodity,Year");
        StringBuilder row = new StringBuilder("MCS2023,Slag,2021");
        for (int i = 0; i < columns; i++) {
            header.append(",Imports_A").append(i).append('_').append(suffix);
            row.append(i == odd ? ",\"" + cell + '"' : "," + (100 + i));
        }
        Loaded<UsgsData> loaded = usgs(header + "\n" + row + "\n");
        assertThat(loaded.report().rowsKept()).as(cell).isEqualTo(1);
        List<UsgsStatistic> statistics = loaded.value().statistics();
        assertThat(statistics).hasSize(columns);
        for (int i = 0; i < columns; i++) {
            double low = statistics.get(i).value().lower();
            double high = statistics.get(i).value().upper();
            if (i != odd) {
                assertThat(low).isEqualTo(100 + i).isEqualTo(high);
            } else if (own.get(unit).isEmpty()) {
                assertThat(low).as(cell).isZero();
                assertThat(high).as(cell).isInfinite();
            } else {
                double end = new BigDecimal(own.get(unit))
                        .multiply(BigDecimal.valueOf(number))
                        .divide(new BigDecimal(SUFFIXES.get(suffix)), MathContext.DECIMAL128)
                        .doubleValue();
                assertThat(less ? high : low)
                        .as(cell + " in " + suffix)
                        .isCloseTo(end, Percentage.withPercentage(1e-9));
                assertThat(less ? low : high).isEqualTo(less ? 0 : Double.POSITIVE_INFINITY);
            }
        }
    }

    /** load-07: of any format, rows that nobody can read are no loaded file; one good row among them is. */
    @Property(tries = 300)
    void aFileOfBadRowsAloneKeepsNothing(@ForAll Random random) {
        String name = any(random, List.copyOf(new TreeMap<>(Samples.all()).keySet()));
        Samples.Sample sample = Samples.all().get(name);
        int bad = random.nextInt(1, 5);
        boolean good = random.nextBoolean();
        int at = random.nextInt(bad + 1);
        StringBuilder file = new StringBuilder(sample.header());
        for (int i = 0; i <= bad; i++) {
            file.append(
                    i != at
                            ? sample.bad().replace("Peru,x\n", "Chile,x\n")
                            : good ? sample.row().replace("@", "2021") : "");
        }
        LoadReport report = sample.load().apply(DataSource.ofText("a", file.toString()));
        assertThat(report.keptNothing()).as(name + "\n" + file).isEqualTo(!good);
        assertThat(report.rowsRejected()).as(name).isEqualTo(bad);
    }

    /** load-08: twins of any country, in any order, of which at most one has a figure. */
    @Property(tries = 200)
    void blankTwinsNeverDropATable(@ForAll Random random) {
        String header = Samples.all().get("bgs").header();
        List<String> rows = new ArrayList<>();
        Map<String, Integer> figures = new TreeMap<>();
        List<String> names = List.of("Germany:DEU:DE", "German Federal Republic:DEU:DE", "Peru:PER:PE", "Chile:CHL:CL");
        int figure = random.nextInt(1, 9_999);
        boolean first = random.nextBoolean();
        for (String each : names) {
            List<String> name = List.of(each.split(":"));
            boolean twin = name.get(1).equals("DEU");
            boolean blank = twin && (name.get(0).equals("Germany") != first);
            int own = twin ? figure : random.nextInt(1, 9_999);
            figures.put(name.get(1), own);
            rows.add("\"%s\",%s,%s,\"tin, mined\",,617,Production,tonnes (metric),1991-01-01 00:00:00,%s,%s,,,,\n"
                    .formatted(name.get(0), name.get(1), name.get(2), blank ? "" : own, blank ? "..." : own));
        }
        Collections.shuffle(rows, random);
        Loaded<?> loaded = AnyFormat.load(DataSource.ofText("bgs.csv", header + String.join("", rows)));
        BgsData data = (BgsData) loaded.value();
        assertThat(data.tables()).as(rows.toString()).hasSize(1);
        figures.forEach((code, own) -> assertThat(data.tables()
                        .get(0)
                        .table()
                        .findAmount(Country.of(code))
                        .orElseThrow()
                        .tonnes()
                        .lower())
                .isEqualTo(own.doubleValue()));
        assertThat(loaded.report().issuesByCode()).isEqualTo(Map.of("blank-twin", 1L));
    }

    /** load-09 and core-09: names in any case, with spaces of any kind at their ends, in every format. */
    @Property(tries = 400)
    void namesOfColumnsMayBeWrittenOtherwise(@ForAll Random random) {
        String name = any(random, List.copyOf(new TreeMap<>(Samples.all()).keySet()));
        Samples.Sample sample = Samples.all().get(name);
        List<String> names = new ArrayList<>();
        boolean anyCase = random.nextBoolean();
        for (String each : sample.header().strip().split(",", -1)) {
            String space = any(random, List.of("", "", " ", "\u00a0", "\u202f", "\u2007"));
            names.add((random.nextBoolean() ? space : "") + (anyCase ? inAnyCase(random, each) : each) + space);
        }
        String rows = sample.file(3).substring(sample.header().length());
        LoadReport plain = sample.load().apply(DataSource.ofText("a", sample.header() + rows));
        LoadReport other = sample.load().apply(DataSource.ofText("a", String.join(",", names) + "\n" + rows));
        assertThat(other.rowsKept()).as(name + " " + names).isEqualTo(plain.rowsKept());
        assertThat(other.issuesByCode()).as(name + " " + names).isEqualTo(plain.issuesByCode());
    }

    /** load-10: a column that counts, with or without a name, from any number on. */
    @Property(tries = 300)
    void aColumnThatCountsTheRowsIsReadOverInEveryFormat(@ForAll Random random) {
        String name = any(random, List.copyOf(new TreeMap<>(Samples.all()).keySet()));
        Samples.Sample sample = Samples.all().get(name);
        int rows = random.nextInt(1, 5);
        List<String> lines = new ArrayList<>(sample.file(rows).lines().toList());
        long count = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
        lines.set(0, any(random, List.of("", "Unnamed: 0", "\"\"")) + "," + lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, count + "," + lines.get(i));
            count += random.nextInt(1, 9);
        }
        LoadReport plain = sample.load().apply(DataSource.ofText("a", sample.file(rows)));
        LoadReport indexed = sample.load().apply(DataSource.ofText("a", String.join("\n", lines) + "\n"));
        assertThat(indexed.rowsKept()).as(name + " " + lines).isEqualTo(plain.rowsKept());
        assertThat(indexed.sums()).as(name).isEqualTo(plain.sums());
    }

    /** load-11: midnight and a zone behind a day, as programs write them. */
    @Property(tries = 300)
    void daysWithAnyMidnightAndZoneAreThoseDays(@ForAll Random random) {
        String time = any(random, List.of("", " 00:00", "T00:00", " 00:00:00", "T00:00:00", " 00:00:00.000"));
        String zone = time.isEmpty()
                ? ""
                : any(random, List.of("", "Z", "+00:00", "-04:00", "-0500", "+05:30", " UTC", " +0000"));
        List<LocalDate> days = new ArrayList<>();
        StringBuilder file = new StringBuilder("Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n");
        LocalDate day = LocalDate.of(2013, 1, 1).plusDays(random.nextInt(4_000));
        for (int i = 0; i < 5; i++) {
            days.add(day);
            file.append(day).append(time).append(zone).append(",2,5,1,3,7,0.0,0.0\n");
            day = day.plusDays(random.nextInt(1, 40));
        }
        Loaded<?> loaded = AnyFormat.load(DataSource.ofText("history.csv", file.toString()));
        assertThat(((PriceData) loaded.value()).volumes().keySet())
                .as(time + zone)
                .containsExactlyElementsOf(days);
    }

    /** load-12: the rows of a CSV on any sheet of a workbook, its numbers as numbers or as texts. */
    @Property(tries = 25)
    void aTwinOfACsvOnAnySheetIsReadAlike(@ForAll Random random) {
        String name = any(random, List.of("usgs world", "usgs combined", "usgs salient", "comtrade"));
        Samples.Sample sample = Samples.all().get(name);
        String csv = sample.file(random.nextInt(1, 5))
                .replace("\"Tin mines, ", "\"Tin mines ")
                .replace("\"Mine production, ", "\"Mine production ");
        List<List<Object>> cells = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            List<Object> row = new ArrayList<>();
            for (String cell : line.replace("\"", "").split(",", -1)) {
                boolean number = cell.matches("[1-9][0-9]{0,8}") && random.nextBoolean();
                row.add(number ? (Object) Integer.valueOf(cell) : cell);
            }
            while (random.nextBoolean() && row.get(row.size() - 1).equals("")) {
                row.remove(row.size() - 1);
            }
            cells.add(row);
        }
        Workbook workbook = new Workbook();
        for (int i = random.nextInt(3); i > 0; i--) {
            workbook.sheet("Notes " + i, random.nextBoolean() ? List.of() : List.of(Workbook.row("Note", "of " + i)));
        }
        workbook.sheet("Data", cells);
        LoadReport twin =
                AnyFormat.load(DataSource.ofBytes("a.xlsx", workbook.bytes())).report();
        LoadReport whole = AnyFormat.load(DataSource.ofText("a.csv", csv)).report();
        assertThat(twin.rowsKept())
                .as(cells.toString())
                .isEqualTo(whole.rowsKept())
                .isPositive();
        assertThat(twin.sums()).isEqualTo(whole.sums());
        assertThat(twin.issuesByCode()).isEqualTo(whole.issuesByCode());
    }

    /** load-13: metadata and texts beside tables, under other names; a table is never one. */
    @Property(tries = 300)
    void onlyMetadataIsLeftAlone(@ForAll Random random) {
        String folder = any(random, List.of("a.zip!", "a.zip!world/", "data/", "/data/x/"));
        String name = inAnyCase(
                random, any(random, List.of("readme", "read_me", "README first", "license", "licence", "notice")));
        assertThat(AnyFormat.companion(
                        DataSource.ofText(folder + name + any(random, List.of(".txt", ".md", ".TXT")), "words")))
                .as(folder + name)
                .isPresent();
        String root = any(
                random,
                List.of(
                        "<metadata>",
                        "<metadata xml:lang=\"en\">",
                        "<MD_Metadata>",
                        "<gmd:MD_Metadata >",
                        "<gmi:MI_Metadata\n>"));
        String before =
                any(random, List.of("", "\ufeff", " \n")) + any(random, List.of("", "<?xml version=\"1.0\"?>\n"));
        assertThat(AnyFormat.companion(DataSource.ofText(folder + "x.xml", before + root)))
                .as(before + root)
                .isPresent();
        Samples.Sample sample = any(random, List.copyOf(Samples.all().values()));
        assertThat(AnyFormat.companion(DataSource.ofText(folder + name + ".csv", sample.file(2))))
                .isEmpty();
    }

    /** load-14: days of one order, which some of them may prove. */
    @Property(tries = 300)
    void daysAreReadOnlyInAnOrderThatTheFileProves(@ForAll Random random) {
        boolean dayFirst = random.nextBoolean();
        String separator = any(random, List.of("-", "/", "."));
        String format = random.nextBoolean() ? "%02d" : "%d";
        Samples.Sample sample = Samples.all().get("iea policies");
        List<LocalDate> days = new ArrayList<>();
        StringBuilder file = new StringBuilder(sample.header());
        int most = random.nextBoolean() ? 28 : 12;
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            LocalDate day =
                    LocalDate.of(random.nextInt(1990, 2026), random.nextInt(1, 13), random.nextInt(1, most + 1));
            days.add(day);
            int first = dayFirst ? day.getDayOfMonth() : day.getMonthValue();
            int second = dayFirst ? day.getMonthValue() : day.getDayOfMonth();
            String text = format.formatted(first) + separator + format.formatted(second) + separator + day.getYear();
            file.append(sample.row().replace("@", Integer.toString(i)).replace("29-12-2009", text));
        }
        boolean proven = days.stream().anyMatch(day -> day.getDayOfMonth() > 12);
        List<String> right = days.stream()
                .map(day -> proven || day.getDayOfMonth() == day.getMonthValue() ? day.toString() : "")
                .toList();
        Loaded<List<IeaPolicy>> loaded = IeaPolicies.load(DataSource.ofText("a.csv", file.toString()));
        assertThat(loaded.value())
                .extracting(each -> each.promulgated().map(LocalDate::toString).orElse(""))
                .as(file.toString())
                .isEqualTo(right);
    }

    /** load-15: a file cut anywhere is refused, warned of, or lost only an end of line, a quote or whole lines. */
    @Property(tries = 500)
    void aCutInsideALineNeverGoesUnsaid(@ForAll Random random) {
        String name = any(random, List.copyOf(new TreeMap<>(Samples.all()).keySet()));
        Samples.Sample sample = Samples.all().get(name);
        String whole = sample.file(3);
        int at = random.nextInt(sample.header().length() + 1, whole.length());
        String cut = whole.substring(0, at);
        try {
            LoadReport report = sample.load().apply(DataSource.ofText("a", cut));
            boolean ended = cut.endsWith("\n");
            assertThat(report.issuesByCode().containsKey("may-be-cut"))
                    .as(name + "\n" + cut)
                    .isEqualTo(!ended);
        } catch (LoadException e) {
            assertThat(cut).as(name + " " + e.getMessage()).doesNotEndWith("\n");
        }
    }
}
