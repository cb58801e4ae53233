package io.github.criticalminerals.core.concentration;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.domain.Aggregate;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.index.SharpBounds.Part;
import io.github.criticalminerals.core.quantity.Interval;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table, or claims, as they are collected: producers by name, and parts that unnamed ones share. */
final class Rows {
    final List<Producer> named = new ArrayList<>();
    final List<Interval> ranges = new ArrayList<>();
    final List<Producer> parts = new ArrayList<>();
    final List<Interval> partRanges = new ArrayList<>();
    final List<Double> members = new ArrayList<>();
    private final List<Aggregate> blocs;

    Rows(List<Aggregate> blocs) {
        this.blocs = blocs;
    }

    void add(Producer producer, Interval range) {
        for (Aggregate bloc : blocs) {
            if (bloc.members().contains(producer)) {
                addTo(bloc, range);
                return;
            }
        }
        named.add(producer);
        ranges.add(range);
    }

    private void addTo(Aggregate bloc, Interval range) {
        int at = named.indexOf(bloc);
        if (at < 0) {
            named.add(bloc);
            ranges.add(range);
        } else {
            ranges.set(at, ranges.get(at).plus(range));
        }
    }

    void addPart(Producer part, Interval range, double most) {
        for (Aggregate bloc : blocs) {
            if (part instanceof Aggregate group
                    && !group.members().isEmpty()
                    && bloc.members().containsAll(group.members())) {
                addTo(bloc, range);
                return;
            }
        }
        parts.add(part);
        partRanges.add(range);
        members.add(most);
    }

    List<Part> sums() {
        ImmutableList.Builder<Part> sums = ImmutableList.builder();
        for (int p = 0; p < parts.size(); p++) {
            sums.add(new Part(partRanges.get(p), members.get(p)));
        }
        return sums.build();
    }
}
