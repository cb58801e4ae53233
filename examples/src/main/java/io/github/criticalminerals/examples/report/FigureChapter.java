package io.github.criticalminerals.examples.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The documents' two figures. */
final class FigureChapter implements Chapter {

    private static final String MINED = "figure-1-mine-production-2024";
    private static final String PRICES = "figure-2-ytd-performance";

    private final ReportInput input;
    private final MineFigure mining;
    private final PriceFigure prices;

    FigureChapter(ReportInput input) {
        this.input = input;
        this.mining = MineFigure.of(input);
        this.prices = PriceFigure.of(input);
    }

    @Override
    public Map<String, String> files() {
        return ImmutableMap.of(
                MINED + ".svg",
                mining.chart().toSvg(),
                MINED + ".csv",
                mining.table(MINED + ".csv").toCsv(),
                PRICES + ".svg",
                prices.chart().toSvg(),
                PRICES + ".csv",
                prices.table().toCsv());
    }

    @Override
    public Map<String, byte[]> pictures() {
        return ImmutableMap.of(
                MINED + ".png",
                mining.chart().toPng(2),
                PRICES + ".png",
                prices.chart().toPng(2));
    }

    @Override
    public void addTo(Page page) {
        page.section("Figure 1: mine production")
                .paragraph("In the documents: a pie chart of rare earth mine production by"
                        + " country, 2024, without numbers (D1, Figure 1)."
                        + (input.commodity().equals(ReportInput.USUAL_COMMODITY)
                                ? ""
                                : " Here the same of another commodity: " + input.commodity() + "."))
                .figure(mining.chart());
        mining.table(MINED + ".csv").addTo(page);
        if (!mining.supply().errata().isEmpty()) {
            page.foldedList("Errata of the table", mining.supply().errata());
        }
        page.section("Figure 2: share prices")
                .paragraph("In the documents: year-to-date performance of two producers as of " + PriceFigure.DOCUMENT
                        + ", without numbers (D1, Figure 2). Here to " + prices.end()
                        + ", the last day of which closes of both are at hand; the numbers for the documents' day stand"
                        + " under the figure, which marks it.")
                .figure(prices.chart());
        prices.table().foldInto(page);
    }

    @Override
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(mining.title() + " (" + mining.supply().edition().orElseThrow() + ")");
        mining.notes().forEach(note -> lines.add("  " + note));
        lines.add("Closing prices since " + PriceFigure.BASE);
        ImmutableList.copyOf(prices.notes()).subList(0, 2).forEach(note -> lines.add("  " + note));
        return lines;
    }
}
