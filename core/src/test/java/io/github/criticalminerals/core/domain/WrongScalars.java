package io.github.criticalminerals.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in place of words, words in place of numbers, fractions in place of whole numbers: no value may be read of
 * them.
 */
public final class WrongScalars {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ImmutableSet<String> NOT_READ = ImmutableSet.of("formula", "low", "high");

    private WrongScalars() {}

    /**
     * Reads the JSON of a value with one scalar of another kind, each in turn.
     *
     * @param sample the value; unharmed, its JSON comes back equal
     */
    public static void areRefusedBy(Object sample) throws JsonProcessingException {
        String text = MAPPER.writeValueAsString(sample);
        assertThat(MAPPER.readValue(text, sample.getClass())).isEqualTo(sample);
        List<String> accepted = new ArrayList<>();
        for (JsonNode wrong : damaged(MAPPER.readTree(text), 3)) {
            try {
                accepted.add(wrong + " was read as " + MAPPER.treeToValue(wrong, sample.getClass()));
            } catch (JsonProcessingException refused) {
                assertThat(refused).hasMessageNotContaining("NullPointerException");
            }
        }
        assertThat(accepted).isEmpty();
    }

    /**
     * The tree with one scalar of another kind, each in turn. In a formula a number may stand for a name; the ends of a
     * value are written as numbers beside its exact text, for data frames, and not read.
     *
     * @param most elements of an array that are looked at; fewer of a term's children, which are terms too, the deeper
     *     they lie
     */
    private static List<JsonNode> damaged(JsonNode tree, int most) {
        List<JsonNode> all = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            Iterable<String> names = object::fieldNames;
            Streams.stream(names).filter(name -> !NOT_READ.contains(name)).forEach(name -> damaged(
                            object.get(name), name.equals("children") ? Math.max(1, most - 1) : most)
                    .forEach(wrong -> {
                        all.add(object.deepCopy().set(name, wrong));
                    }));
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(most, array.size()); i++) {
                int at = i;
                damaged(array.get(i), most).forEach(wrong -> {
                    ArrayNode copy = array.deepCopy();
                    copy.set(at, wrong);
                    all.add(copy);
                });
            }
        } else {
            all.addAll(others(tree));
        }
        return all;
    }

    private static List<JsonNode> others(JsonNode scalar) {
        if (scalar.isTextual()) {
            return isRange(scalar.textValue())
                    ? ImmutableList.of(BooleanNode.TRUE)
                    : ImmutableList.of(BooleanNode.TRUE, IntNode.valueOf(1), DoubleNode.valueOf(2.5));
        }
        if (scalar.isIntegralNumber()) {
            return ImmutableList.of(
                    BooleanNode.TRUE, TextNode.valueOf(scalar.asText()), DoubleNode.valueOf(scalar.asInt() + 0.5));
        }
        if (scalar.isNumber()) {
            return ImmutableList.of(BooleanNode.TRUE, TextNode.valueOf(scalar.asText()));
        }
        return ImmutableList.of(IntNode.valueOf(0), TextNode.valueOf("true"));
    }

    /** A range may be written as a number. */
    private static boolean isRange(String text) {
        return text.matches("-?[0-9.]+( %)?");
    }
}
