package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where what arrives came from, through the stages: each plant's product is a mix of what it was fed. */
final class Origins {

    private static final String BALANCE = "balancing item";

    private final Ledger ledger;
    private final Network net;

    Origins(Ledger ledger) {
        this.ledger = ledger;
        this.net = ledger.net;
    }

    Map<String, Double> exposure(int[] buyers, Stage stage) {
        int first = net.chain.stages().indexOf(stage);
        if (first < 0) {
            throw new IllegalArgumentException("stage must be one of " + net.stages() + ", but was " + stage);
        }
        List<Map<String, Double>> mixes = new ArrayList<>();
        for (int i = 0; i < net.plantCount; i++) {
            int k = net.stageOf(i);
            mixes.add(
                    k <= first || net.perTonne[i] == 0
                            ? ImmutableMap.of(net.plants.get(i).producer().name(), 1.0)
                            : mix(i, mixes, net.made[i] * net.perTonne[i] - net.got[i]));
        }
        Map<String, Double> sum = new LinkedHashMap<>();
        for (int b : buyers) {
            int n = net.plantCount + b;
            add(sum, n, mixes, net.need[b] - net.got[n]);
        }
        return shares(sum);
    }

    private Map<String, Double> mix(int n, List<Map<String, Double>> mixes, double constant) {
        Map<String, Double> sum = new LinkedHashMap<>();
        add(sum, n, mixes, constant);
        return shares(sum);
    }

    private void add(Map<String, Double> sum, int n, List<Map<String, Double>> mixes, double constant) {
        for (int l : net.linksTo[n]) {
            double amount = ledger.sum(ledger.arrived, net.linkCount, l);
            mixes.get(net.linkFrom[l]).forEach((place, part) -> sum.merge(place, part * amount, Double::sum));
        }
        if (constant > 1e-12 * net.got[n]) {
            sum.merge(BALANCE, constant * ledger.days, Double::sum);
        }
    }

    private static Map<String, Double> shares(Map<String, Double> amounts) {
        double all = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
        ImmutableMap.Builder<String, Double> shares = ImmutableMap.builder();
        amounts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / all));
        return shares.build();
    }
}
