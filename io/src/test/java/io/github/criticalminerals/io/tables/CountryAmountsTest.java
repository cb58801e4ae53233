package io.github.criticalminerals.io.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.criticalminerals.core.dataset.SupplyRow;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.MassUnit;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.xlsx.Workbook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountryAmountsTest {

    private static CountryAmounts reader() {
        return CountryAmounts.of(SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO), MassUnit.TONNE);
    }

    private static DataSource text(String text) {
        return DataSource.ofText("mine.csv", text);
    }

    private static String rows(Loaded<SupplyTable> loaded) {
        return String.join(
                "; ", loaded.value().rows().stream().map(SupplyRow::toString).toList());
    }

    @Test
    void readsAFileAsItsOwnerWritesIt() {
        byte[] file = ("Jahr;Land;Menge (t);Bemerkung\n2024;China;270.000;\n2024;Türkei;1.234,5;geschätzt\n"
                        + "2024;Kongo (Dem. Rep.);k. A.;\n2024;Australien;13 000;\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Loaded<SupplyTable> loaded = reader().withColumns("land", "Menge (t)")
                .withSeparator(';')
                .withDecimalMark(',')
                .withCharset(StandardCharsets.ISO_8859_1)
                .withWithheld("k. A.", "geheim")
                .withAlias("Türkei", "TUR")
                .withAlias("Australien", "Australia")
                .withAlias("Kongo (Dem. Rep.)", "DRC")
                .withOtherColumns()
                .read(DataSource.ofBytes("foerderung.csv", file));
        assertThat(rows(loaded))
                .isEqualTo("China: 270000 t REO; Türkiye: 1234.5 t REO; Democratic Republic of the Congo: no figure"
                        + " [WITHHELD]; Australia: 13000 t REO");
        assertThat(loaded.report().issues().stream().map(Issue::toString))
                .containsExactly(
                        "info column-passed-over at foerderung.csv, line 1, column Jahr: this column is not read (text:"
                                + " \"Jahr\")",
                        "info column-passed-over at foerderung.csv, line 1, column Bemerkung: this column is not read"
                                + " (text: \"Bemerkung\")");
        assertThat(loaded.report().aliases())
                .containsEntry("Türkei", "Türkiye")
                .containsEntry("Kongo (Dem. Rep.)", "Democratic Republic of the Congo");
    }

    @Test
    void anotherDecimalMarkIsNotGuessed() {
        DataSource file = text("country,amount\nChina,\"270.000,5\"\nIndia,1.234\n");
        assertThat(reader().read(file).report().errors().stream().map(Issue::toString))
                .containsExactly(
                        "error invalid-amount at mine.csv, line 2, column amount, byte 21: expected a number of"
                                + " t, at least 0, found 270.000,5 (text: \"270.000,5\")");
        assertThat(rows(reader().withDecimalMark(',').read(file)))
                .isEqualTo("China: 270000.5 t REO; India: 1234 t REO");
        assertThat(rows(reader().withDecimalMark(',').read(text("country,amount\nChina,\"1\u00a0234\u202f567,8\"\n"))))
                .isEqualTo("China: 1234567.8 t REO");
        assertThat(reader().withDecimalMark(',')
                        .read(text("country,amount\nChina,\"1,234.5\"\nIndia,12 34\n"))
                        .report()
                        .errors())
                .hasSize(2);
    }

    @Test
    void anAliasGoesFirstAndIsStillOneProducer() {
        assertThat(
                        reader()
                                .withAlias("PRC", "CHN")
                                .read(text("country,amount\nPRC,7\nChina,5\n"))
                                .report()
                                .errors()
                                .stream()
                                .map(Issue::toString))
                .containsExactly("error duplicate-producer at mine.csv, line 3, column country, byte 21: expected every"
                        + " producer once, found it in line 2 too (text: \"China\")");
        assertThatThrownBy(() -> reader().withAlias("Kongo", "Congoo"))
                .hasMessageStartingWith("unknown producer \"Congoo\"; nearest known: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().withAlias("Kongo", "COD").withAlias("Kongo", "COG"))
                .withMessage("alias must be a name of one producer, but was \"Kongo\" of Democratic Republic of the"
                        + " Congo and Republic of the Congo");
    }

    @Test
    void aColumnMayOccurTwiceOnlyWhereItIsPassedOver() {
        CountryAmounts lenient = reader().withOtherColumns();
        assertThat(rows(lenient.read(text("country,note,amount,note,\nChina,a,7,b,c\n"))))
                .isEqualTo("China: 7 t REO");
        assertThatThrownBy(() -> lenient.read(text("country,amount,Amount\nChina,7,5\n")))
                .hasMessage(
                        "error duplicate-column at mine.csv, line 1, column Amount: expected one column amount, found"
                                + " two (text: \"Amount\")");
    }

    @Test
    void readsTheSheetWithTheColumns() {
        byte[] bytes = new Workbook()
                .sheet("notes", List.of(Workbook.row("made by hand")))
                .sheet(
                        "2024",
                        List.of(
                                Workbook.row("Country", "Amount"),
                                Workbook.row("China", 270_000),
                                Workbook.row("India", "W"),
                                Workbook.row("Burma", 31_000.5)))
                .sheet("2023", List.of(Workbook.row("country", "amount"), Workbook.row("China", 255_000)))
                .bytes();
        DataSource workbook = DataSource.ofBytes("mine.xlsx", bytes);
        CountryAmounts reader = reader().withWithheld("W").withSeparator(';').withDecimalMark(',');
        assertThat(rows(reader.read(workbook)))
                .isEqualTo("China: 270000 t REO; India: no figure [WITHHELD]; Myanmar: 31000.5 t REO");
        assertThat(rows(reader.withSheet("2023").read(workbook))).isEqualTo("China: 255000 t REO");
        assertThatThrownBy(() -> reader.withSheet("2022").read(workbook))
                .hasMessage("error missing-sheet at mine.xlsx: expected a sheet 2022, found mine.xlsx!notes,"
                        + " mine.xlsx!2024, mine.xlsx!2023");
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().withColumns("Land", " land"))
                .withMessage("columns must have two different names, but were \"Land\" and \" land\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().withDecimalMark(';'))
                .withMessage("decimal mark must be a comma or a point, but was \";\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader().withWithheld("0"))
                .withMessage("what means withheld must be a text that is no number, but was \"0\"");
        assertThatIllegalArgumentException().isThrownBy(() -> reader().withSeparator('"'));
        assertThatIllegalArgumentException().isThrownBy(() -> reader().withCharset(StandardCharsets.UTF_16));
        assertThat(reader()).hasToString("reader of country and amount (t REO) of rare earths, 2024");
    }
}
