package io.github.criticalminerals.io.reference;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The bundled shares of supply. A line is a supplier of a list of shares, which ends where buyer, form or stages
 * change; a line
 * without {@code who} is a doubt or footnote of its list.
 */
final class SharesData {
    private static final Supplier<ImmutableList<SupplyShares>> ALL = Suppliers.memoize(SharesData::read);

    private record Line(SupplyShares.Buyer buyer, String commodity, String form, String stages, Bundled.Cells cells) {
        private boolean sameList(Line other) {
            return buyer == other.buyer
                    && commodity.equals(other.commodity)
                    && form.equals(other.form)
                    && stages.equals(other.stages);
        }
    }

    private SharesData() {}

    static List<SupplyShares> load() {
        return ALL.get();
    }

    private static ImmutableList<SupplyShares> read() {
        ImmutableList.Builder<SupplyShares> all = ImmutableList.builder();
        for (Bundled file : Bundled.files(Bundled.Kind.SHARES)) {
            Bundled.Key key = new Bundled.Key(file.edition(), file.source());
            List<Line> list = new ArrayList<>();
            for (Line line : file.rows((f, cells) -> new Line(
                    SupplyShares.Buyer.valueOf(cells.text("buyer")),
                    cells.text("commodity"),
                    cells.text("form"),
                    cells.text("stages"),
                    cells))) {
                if (!list.isEmpty() && !list.get(0).sameList(line)) {
                    all.add(shares(key, list));
                    list.clear();
                }
                list.add(line);
            }
            all.add(shares(key, list));
        }
        return all.build();
    }

    private static SupplyShares shares(Bundled.Key file, List<Line> list) {
        Line first = list.get(0);
        List<SupplyShares.Row> rows = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        Map<Country, Double> parameters = new LinkedHashMap<>();
        for (Line line : list) {
            String who = line.cells().text("who");
            if (who.isEmpty()) {
                doubts.add(line.cells().text("text"));
                continue;
            }
            Producer producer = producer(who, line.cells().text("members"));
            rows.add(new SupplyShares.Row(producer, Share.parse(line.cells().text("share"))));
            if (producer instanceof Country country
                    && !line.cells().text("trade").isEmpty()) {
                parameters.put(country, line.cells().decimal("trade"));
            }
        }
        return new SupplyShares(
                file.edition(),
                first.buyer(),
                Bundled.commodity(first.commodity()),
                first.form(),
                first.stages().isEmpty() ? ImmutableSet.<Stage>of() : Stage.parseSet(first.stages()),
                first.cells().text("period"),
                first.cells().number("year"),
                rows,
                parameters,
                doubts,
                file.source());
    }

    private static Producer producer(String who, String members) {
        if (who.matches("[A-Z]{3}")) {
            return Country.of(who);
        }
        return members.isEmpty()
                ? Aggregate.parse(who)
                : Aggregate.of(
                        who,
                        Splitter.on(' ').splitToList(members).stream()
                                .map(Country::of)
                                .toArray(Country[]::new));
    }
}
