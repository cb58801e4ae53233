package io.github.criticalminerals.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.PartAndWholeException;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.quantity.Basis;
import io.github.criticalminerals.core.quantity.Interval;
import io.github.criticalminerals.core.quantity.Mass;
import io.github.criticalminerals.core.quantity.Share;
import io.github.criticalminerals.core.trade.ImportProfile;
import io.github.criticalminerals.core.trade.ImportProfiles;
import io.github.criticalminerals.core.trade.TradeFlow;
import io.github.criticalminerals.core.trade.TradeTable;
import io.github.criticalminerals.core.trade.TradeTableBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Countries and groups that they belong to, in tables and in trade, against every way to share the groups out. */
class PartAndWholeProperties {
    private static final List<Country> ALL =
            List.of(Country.CHINA, Country.of("MMR"), Country.of("VNM"), Country.of("AUS"));
    private static final Aggregate TWO = group(0, 1);
    private static final Aggregate THREE = group(0, 1, 2);
    private static final Aggregate OTHER = group(1, 2);

    private static Aggregate group(int... places) {
        List<Country> members = new ArrayList<>();
        for (int place : places) {
            members.add(ALL.get(place));
        }
        return new Aggregate(
                String.join(" and ", members.stream().map(Country::name).toList()), ImmutableList.copyOf(members));
    }

    /** Amounts by producer: -1 for an empty cell. */
    @Provide
    Arbitrary<Map<Producer, Integer>> rows() {
        List<Producer> producers = new ArrayList<>(ALL);
        producers.addAll(List.of(TWO, THREE, OTHER));
        return Arbitraries.maps(
                        Arbitraries.of(producers), Arbitraries.integers().between(-1, 4))
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(LinkedHashMap::new);
    }

    private static boolean isPart(Producer part, Producer whole) {
        return whole instanceof Aggregate group
                && !part.equals(whole)
                && (part instanceof Country country
                        ? group.members().contains(country)
                        : group.members().containsAll(((Aggregate) part).members()));
    }

    private static boolean share(Producer one, Producer other) {
        return one instanceof Aggregate a
                && other instanceof Aggregate b
                && !a.equals(b)
                && a.members().stream().anyMatch(b.members()::contains);
    }

    private static boolean clash(Map<Producer, Integer> rows) {
        return rows.entrySet().stream()
                .anyMatch(part -> part.getValue() > 0
                        && rows.entrySet().stream()
                                .anyMatch(whole -> whole.getValue() > 0 && isPart(part.getKey(), whole.getKey())));
    }

    @Property(tries = 400)
    void twoQuestionsToOneTableAgree(@ForAll("rows") Map<Producer, Integer> rows) {
        SupplyTableBuilder builder = SupplyTable.builder("rare earths", Stage.MINING, 2024, Basis.REO);
        rows.forEach((producer, amount) -> {
            if (amount < 0) {
                builder.add(producer, Mass.unknown(Basis.REO), Mark.BLANK);
            } else {
                builder.add(producer, Mass.ofTonnes(amount, Basis.REO));
            }
        });
        SupplyTable table;
        try {
            table = builder.build();
        } catch (PartAndWholeException e) {
            assertThat(clash(rows)).as(e.getMessage()).isTrue();
            return;
        } catch (IllegalArgumentException e) {
            assertThat(rows.keySet().stream()
                            .anyMatch(one -> rows.keySet().stream().anyMatch(other -> share(one, other))))
                    .as(e.getMessage())
                    .isTrue();
            return;
        }
        assertThat(clash(rows)).isFalse();
        List<Map<Country, Integer>> completions = completions(rows);
        for (Country country : ALL) {
            Interval amount = table.amountOf(Set.of(country)).tonnes();
            Interval share = table.findShare(country.name()).orElseThrow().fraction();
            boolean unknown = rows.getOrDefault(country, 0) < 0
                    && rows.keySet().stream()
                            .noneMatch(whole -> isPart(country, whole) && rows.getOrDefault(whole, 0) >= 0);
            if (unknown) {
                assertThat(share).isEqualTo(Interval.UNIT);
                continue;
            }
            double most = 0;
            for (Map<Country, Integer> completion : completions) {
                int own = completion.getOrDefault(country, 0);
                int all =
                        completion.values().stream().mapToInt(Integer::intValue).sum();
                assertThat(amount.contains(own))
                        .as(country + " has " + own + " of " + completion)
                        .isTrue();
                if (all > 0) {
                    most = Math.max(most, own / (double) all);
                    assertThat(own / (double) all)
                            .as(country + " of " + completion)
                            .isBetween(share.lower() - 1e-12, share.upper() + 1e-12);
                }
            }
            if (table.sumOfRows().tonnes().upper() > 0 && rows.values().stream().noneMatch(each -> each < 0)) {
                assertThat(share.upper()).as(country + " in " + table).isCloseTo(most, within(1e-12));
            }
        }
    }

    /** Every way to share the groups out; an empty cell of no group's member is not shared out. */
    private static List<Map<Country, Integer>> completions(Map<Producer, Integer> rows) {
        List<Map<Country, Integer>> all = new ArrayList<>();
        Map<Country, Integer> own = new LinkedHashMap<>();
        List<Map.Entry<Producer, Integer>> groups = new ArrayList<>();
        rows.forEach((producer, amount) -> {
            if (producer instanceof Country country) {
                own.put(country, Math.max(0, amount));
            } else if (amount > 0) {
                groups.add(Map.entry(producer, amount));
            }
        });
        split(own, groups, 0, all);
        return all;
    }

    private static void split(
            Map<Country, Integer> so,
            List<Map.Entry<Producer, Integer>> groups,
            int at,
            List<Map<Country, Integer>> all) {
        if (at == groups.size()) {
            all.add(new LinkedHashMap<>(so));
            return;
        }
        List<Country> members = ((Aggregate) groups.get(at).getKey()).members();
        share(so, members, 0, groups.get(at).getValue(), groups, at, all);
    }

    private static void share(
            Map<Country, Integer> so,
            List<Country> members,
            int member,
            int left,
            List<Map.Entry<Producer, Integer>> groups,
            int at,
            List<Map<Country, Integer>> all) {
        Country country = members.get(member);
        for (int here = member == members.size() - 1 ? left : 0; here <= left; here++) {
            so.merge(country, here, Integer::sum);
            if (member == members.size() - 1) {
                split(so, groups, at + 1, all);
            } else {
                share(so, members, member + 1, left - here, groups, at, all);
            }
            so.merge(country, -here, Integer::sum);
        }
    }

    /** Shares of imports are those of the rows, or refused by name where a part stands beside its whole. */
    @Property(tries = 300)
    void tradeRowsAreApartOrRefused(@ForAll("rows") Map<Producer, Integer> rows) {
        TradeTableBuilder builder = TradeTable.builder();
        Country japan = Country.of("JPN");
        HsCode code = HsCode.of("280530");
        rows.forEach((producer, value) -> builder.add(new TradeFlow(
                2022,
                producer,
                japan,
                code,
                Math.max(0, value),
                Mass.ofTonnes(Math.max(0, value), TradeFlow.NET_WEIGHT))));
        TradeTable trade = builder.build();
        boolean nested =
                rows.keySet().stream().anyMatch(part -> rows.keySet().stream().anyMatch(whole -> isPart(part, whole)));
        double sum =
                rows.values().stream().mapToInt(value -> Math.max(0, value)).sum();
        try {
            Map<Producer, Share> shares = trade.importShares(japan, code, 2022);
            shares.forEach((producer, share) -> assertThat(share.fraction().midpoint())
                    .isCloseTo(Math.max(0, rows.getOrDefault(producer, 0)) / sum, within(1e-12)));
            assertThat(clash(rows)).isFalse();
        } catch (PartAndWholeException e) {
            assertThat(nested).as(e.getMessage()).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(sum).as(e.getMessage()).isZero();
        }
        ImportProfile profile = ImportProfiles.of(trade).find(japan, code, 2022).orElseThrow();
        try {
            Interval hhi = profile.hhi();
            assertThat(clash(rows)).isFalse();
            assertThat(hhi.equals(Interval.UNIT)).as("nothing was bought").isEqualTo(sum == 0 && hhi.lower() == 0);
        } catch (PartAndWholeException e) {
            assertThat(nested).as(e.getMessage()).isTrue();
        }
    }
}
