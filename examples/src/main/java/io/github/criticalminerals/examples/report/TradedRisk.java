package io.github.criticalminerals.examples.report;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.examples.report.ScreeningRow.Imported;
import io.github.criticalminerals.examples.report.ScreeningRow.Printed;
import io.github.criticalminerals.io.reference.SupplyShares;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A material's risk by real trade: the EU's formula with both of its sides, the world's supply and the EU's own, and from
 * whom the United States import.
 *
 * @param material the material
 * @param ours the score by the EU's formula from the study's shares, of both sides where the study used both (EU scale,
 *     from 0)
 * @param published the score as published
 * @param supplier the third country that supplies most to the EU, if the study has shares of the EU's own
 * @param us from whom the United States import, if it is printed
 * @param reliance the net import reliance of the United States, if it is printed
 */
record TradedRisk(
        Commodity material,
        EuRisks.Risk ours,
        Optional<Interval> published,
        Optional<Supplier> supplier,
        Optional<Imported> us,
        Optional<Printed> reliance) {

    /**
     * Who supplies most.
     *
     * @param country which country
     * @param share its share (fraction, 0..1)
     * @param of of what, at which stage, when
     */
    record Supplier(String country, Interval share, String of) {}

    /** One for each material; for all rare earths together two of them, since the EU scores them one by one. */
    static List<TradedRisk> all(ReportInput input, List<RiskMaterial> materials) {
        EuRisks eu = new EuRisks(input.reference());
        UsFigures us = new UsFigures(input.reference());
        Set<Country> members = Consumer.eu(ReportInput.YEAR).members();
        return materials.stream()
                .map(each -> each.table().commodity())
                .flatMap(each -> each.elements().size() > 1
                        ? Stream.of(Commodity.of("neodymium"), Commodity.of("dysprosium"))
                        : Stream.of(each))
                .map(each -> new TradedRisk(
                        each,
                        eu.risk(each),
                        eu.published(each),
                        supplier(input, each, members),
                        us.imports(each),
                        us.reliance(each)))
                .toList();
    }

    /** Of all stages the country with the highest share; shares that only repeat the world's are left out. */
    private static Optional<Supplier> supplier(ReportInput input, Commodity material, Set<Country> members) {
        return input.reference().shares(material.name()).stream()
                .filter(shares -> shares.buyer() == SupplyShares.Buyer.EU)
                .filter(shares ->
                        shares.doubts().stream().noneMatch(doubt -> doubt.contains("repeat those of the world")))
                .flatMap(shares -> shares.rows().stream()
                        .filter(row -> row.who() instanceof Country country && !members.contains(country))
                        .map(row -> new Supplier(
                                row.who().name(),
                                row.share().fraction(),
                                shares.form() + ", "
                                        + String.join(
                                                " and ",
                                                shares.stages().stream()
                                                        .map(Stage::toString)
                                                        .toList())
                                        + ", " + shares.period())))
                .max(Comparator.comparingDouble(each -> each.share().lower()));
    }

    static Table<TradedRisk> table(List<TradedRisk> rows) {
        return Table.of(
                        "risk-traded.csv",
                        "With real trade: both sides of the EU, and the imports of the United States",
                        rows)
                .column("material", row -> row.material().name())
                .range(
                        "eu_score_ours",
                        "EU score, ours",
                        row -> Optional.of(row.ours().value()),
                        score -> Texts.range(score, 3))
                .column("of", row -> row.ours().of())
                .range("eu_score_published", "as published", TradedRisk::published, score -> Texts.range(score, 3))
                .column(
                        "largest_third_country_to_the_eu",
                        row -> row.supplier().map(Supplier::country).orElse("no shares of the EU's own"))
                .range("its_share", "its share", row -> row.supplier().map(Supplier::share), Texts::percent)
                .column("supply_of", row -> row.supplier().map(Supplier::of).orElse(""))
                .column(
                        "largest_source_of_us_imports",
                        row -> row.us().map(Imported::largest).orElse(""))
                .range("its_us_share", "its share", row -> row.us().map(Imported::share), Texts::percent)
                .range(
                        "us_sources_hhi_points",
                        "HHI of US sources, points",
                        row -> row.us().map(Imported::hhi),
                        Texts::hhi)
                .column("imports_of", row -> row.us()
                        .map(each -> each.of() + ", " + each.years())
                        .orElse(""))
                .column(
                        "us_net_import_reliance_percent",
                        row -> row.reliance().map(Printed::value).orElse(""));
    }
}
