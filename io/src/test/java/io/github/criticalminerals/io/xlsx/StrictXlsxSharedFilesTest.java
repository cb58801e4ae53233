package io.github.criticalminerals.io.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers' workbooks cell by cell against another reader, fastexcel-reader. */
@Tag("shared")
class StrictXlsxSharedFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wgi/wgi_2023_release_wide.xlsx",
                "wgi/wgi_2024_release_long.xlsx",
                "iea/CM_Data_Explorer_2023-07.xlsx",
                "usgs/history/usgs_ds140_rare_earths_2020.xlsx",
                "usgs/history/usgs_myb2022_rare_earths_tables.xlsx"
            })
    void everyCellIsThatOfAnotherReader(String file) throws IOException {
        String shared = System.getProperty("critmin.shared");
        assumeTrue(shared != null, "critmin.shared is not set");
        Path path = Path.of(shared, "data", file);
        int cells = 0;
        try (StrictXlsx ours = StrictXlsx.open(DataSource.of(path));
                ReadableWorkbook theirs = new ReadableWorkbook(path.toFile())) {
            List<Sheet> sheets = theirs.getSheets().toList();
            assertThat(ours.sheets())
                    .isEqualTo(sheets.stream().map(Sheet::getName).toList());
            for (Sheet sheet : sheets) {
                try (XlsxRows rows = ours.rows(sheet.getName());
                        Stream<Row> stream = sheet.openStream()) {
                    for (Row row : (Iterable<Row>) stream::iterator) {
                        List<String> expected = new ArrayList<>();
                        for (Cell cell : row) {
                            if (cell != null && cell.getType() != CellType.EMPTY) {
                                expected.add(cell.getAddress() + " " + text(cell));
                            }
                        }
                        List<String> found = rows.next().cells().stream()
                                .map(cell -> XlsxCell.letters(cell.column()) + cell.row() + " " + cell.text())
                                .toList();
                        assertThat(found).isEqualTo(expected);
                        cells += found.size();
                    }
                    assertThat(rows.hasNext()).isFalse();
                }
            }
        }
        assertThat(cells).isPositive();
    }

    private static String text(Cell cell) {
        return cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
    }
}
