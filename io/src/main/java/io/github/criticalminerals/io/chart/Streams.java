package io.github.criticalminerals.io.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What flows from column to column, between neighbours only.
 *
 * @param columns their names, the first where everything begins
 * @param nodes by column, in each the greatest first
 * @param links between nodes of neighbouring columns
 */
record Streams(ImmutableList<String> columns, ImmutableList<Node> nodes, ImmutableList<Link> links) implements Content {
    /** Who gets and sends something; what is in need not be what is out. */
    record Node(int column, String label, double in, double out) {
        /** What it handles. */
        double amount() {
            return Math.max(in, out);
        }
    }

    /** What flows from one node to another, by their places in the list. */
    record Link(int from, int to, double amount) {}

    /** What flows from one label in a column to another in the next one. */
    record Flow(int column, String from, String to, double amount) {}

    /** The streams, and notes on who is drawn as one. */
    record Grouped(Streams streams, ImmutableList<String> notes) {}

    /** In a column, those who handle less than a part of it are one node if they are at least two. */
    static Grouped of(List<String> columns, List<Flow> flows, double groupedBelow) {
        List<Map<String, double[]>> amounts = new ArrayList<>();
        columns.forEach(column -> amounts.add(new LinkedHashMap<>()));
        for (Flow flow : flows) {
            amounts.get(flow.column).computeIfAbsent(flow.from, label -> new double[2])[1] += flow.amount;
            amounts.get(flow.column + 1).computeIfAbsent(flow.to, label -> new double[2])[0] += flow.amount;
        }
        List<Node> nodes = new ArrayList<>();
        List<Map<String, Integer>> places = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            Map<String, Integer> place = new LinkedHashMap<>();
            List<Node> all = amounts.get(column).entrySet().stream()
                    .map(each -> new Node(at, each.getKey(), each.getValue()[0], each.getValue()[1]))
                    .filter(node -> node.amount() > 0)
                    .sorted(Comparator.comparingDouble(Node::amount).reversed())
                    .toList();
            double sum = all.stream().mapToDouble(Node::amount).sum();
            List<Node> small = all.stream()
                    .filter(node -> node.amount() < groupedBelow * sum)
                    .toList();
            for (Node node : all) {
                if (small.size() < 2 || !small.contains(node)) {
                    place.put(node.label, nodes.size());
                    nodes.add(node);
                }
            }
            if (small.size() > 1) {
                String label = small.size() + " smaller, each under " + Texts.number(groupedBelow * 100) + " %";
                StringJoiner members = new StringJoiner(", ", columns.get(column) + ", drawn as one: ", ".");
                for (Node node : small) {
                    members.add(node.label + " " + Texts.number(node.amount()));
                    place.put(node.label, nodes.size());
                }
                nodes.add(new Node(
                        column,
                        label,
                        small.stream().mapToDouble(Node::in).sum(),
                        small.stream().mapToDouble(Node::out).sum()));
                notes.add(members.toString());
            }
            places.add(place);
        }
        checkArgument(!nodes.isEmpty(), "something must flow, but of %s flows none is above 0", flows.size());
        Map<List<Integer>, Double> links = new LinkedHashMap<>();
        for (Flow flow : flows) {
            Integer from = places.get(flow.column).get(flow.from);
            Integer to = places.get(flow.column + 1).get(flow.to);
            if (from != null && to != null && flow.amount > 0) {
                links.merge(ImmutableList.of(from, to), flow.amount, Double::sum);
            }
        }
        ImmutableList<Link> all = links.entrySet().stream()
                .map(link -> new Link(link.getKey().get(0), link.getKey().get(1), link.getValue()))
                .sorted(Comparator.comparingInt(Link::from).thenComparingInt(Link::to))
                .collect(ImmutableList.toImmutableList());
        return new Grouped(
                new Streams(ImmutableList.copyOf(columns), ImmutableList.copyOf(nodes), all),
                ImmutableList.copyOf(notes));
    }

    /** {@code China, refining}. */
    String name(Node node) {
        return node.label + ", " + columns.get(node.column);
    }

    /** {@code China, refining to Japan, buyers}. */
    String name(Link link) {
        return name(nodes.get(link.from)) + " to " + name(nodes.get(link.to));
    }

    @Override
    public String inWords() {
        return links.stream()
                .map(link -> name(link) + ": " + Texts.number(link.amount))
                .collect(joining("; "));
    }

    @Override
    public ImmutableList<ImmutableList<String>> data() {
        ImmutableList.Builder<ImmutableList<String>> data = ImmutableList.builder();
        data.add(ImmutableList.of("from_stage", "from", "to_stage", "to", "amount"));
        for (Link link : links) {
            Node from = nodes.get(link.from);
            Node to = nodes.get(link.to);
            data.add(ImmutableList.of(
                    columns.get(from.column),
                    from.label,
                    columns.get(to.column),
                    to.label,
                    Content.digits(link.amount)));
        }
        return data.build();
    }
}
