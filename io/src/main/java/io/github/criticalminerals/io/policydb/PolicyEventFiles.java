package io.github.criticalminerals.io.policydb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.base.Ascii;
import com.google.common.base.CaseFormat;
import com.google.common.base.Splitter;
import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.CountryGroup;
import io.github.criticalminerals.core.domain.Element;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Stage;
import io.github.criticalminerals.core.issue.Issue;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.core.policy.Amendment;
import io.github.criticalminerals.core.policy.Instrument;
import io.github.criticalminerals.core.policy.PolicyEvent;
import io.github.criticalminerals.io.csv.CsvRow;
import io.github.criticalminerals.io.csv.CsvRows;
import io.github.criticalminerals.io.csv.StrictCsv;
import io.github.criticalminerals.io.json.StrictJson;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.report.OpenRow;
import io.github.criticalminerals.io.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loads policy events that a user wrote down, to add to a timeline: {@code timeline.with(events)}.
 *
 * <p><b>JSON</b>: a list of {@link PolicyEvent} as its own JSON has it, or an object with such a list under {@code
 * events}. An event that lacks something ends the load; the message has all that it lacks.
 *
 * <p><b>CSV</b>, UTF-8, one row for an event, columns by name in any order; a list is joined by semicolons:
 *
 * <pre>{@code
 * id,title,issuer,issued_by,announced,from,until,signed,instrument,origins,elements,amendments,verification,source_publisher,source_title
 * XX-2027-1,Ban on gallium,Ministry of Trade,China,2027-01-05,2027-02-01,,true,ban,China,Ga; Ge,,ACT,Gazette,Act 7
 * }</pre>
 *
 * <ul>
 *   <li>Beside these there may be {@code destinations}, {@code commodities}, {@code stages}, {@code end_uses} ({@code
 *       military}, {@code dual}, {@code civil}, or a use with its kind behind: {@code lasers (civil)}), {@code
 *       hs_codes}, {@code technologies}, {@code source_url} and {@code note}. Another column is refused.
 *   <li>{@code instrument} is {@code ban}, {@code military ban}, {@code licence}, {@code truce}, or the JSON of an
 *       {@link Instrument}: {@code {"type":"export-cut","of":"VALUE","cut":"0.45"}}.
 *   <li>{@code amendments} are such as {@code suspends XX-2026-3; extends XX-2026-4}.
 *   <li>Countries, elements, commodities and stages are read as {@code parse} of their types reads them; {@code EU},
 *       {@code Quad} and {@code G7} are groups. A commodity of one's own needs JSON.
 *   <li>A row is rejected for {@code invalid-cell} (each of its bad cells is named), {@code invalid-event} (all that it
 *       lacks is named at once) and {@code duplicate-id}; the load goes on.
 * </ul>
 */
public final class PolicyEventFiles {
    private static final String JSON = "policy events, JSON of this library";
    private static final String CSV = "policy events, CSV";
    private static final ImmutableSet<String> COLUMNS = ImmutableSet.of(
            "id",
            "title",
            "issuer",
            "issued_by",
            "announced",
            "from",
            "until",
            "signed",
            "instrument",
            "origins",
            "destinations",
            "commodities",
            "elements",
            "stages",
            "end_uses",
            "hs_codes",
            "technologies",
            "amendments",
            "verification",
            "source_publisher",
            "source_title",
            "source_url",
            "note");

    private PolicyEventFiles() {}

    /**
     * Loads a file, JSON or CSV as it begins.
     *
     * @param source the file
     * @return its events in the order of the file, and how the load went
     * @throws LoadException if the file is damaged, has a column that is not known, or is JSON and an event is
     *     incomplete
     */
    public static Loaded<List<PolicyEvent>> load(DataSource source) {
        String head = new String(source.head(), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading();
        return head.startsWith("[") || head.startsWith("{") ? loadJson(source, head.startsWith("{")) : loadCsv(source);
    }

    private static Loaded<List<PolicyEvent>> loadJson(DataSource source, boolean inObject) {
        try (StrictJson json = StrictJson.open(source)) {
            ImmutableList<PolicyEvent> events = ImmutableList.copyOf(
                    inObject ? json.values(PolicyEvent.class, "events") : json.values(PolicyEvent.class));
            return new Loaded<>(events, json.report(JSON).build());
        }
    }

    private static Loaded<List<PolicyEvent>> loadCsv(DataSource source) {
        try (CsvRows rows = StrictCsv.of(source).open()) {
            for (int i = 0; i < rows.header().size(); i++) {
                if (!COLUMNS.contains(rows.header().get(i))) {
                    throw LoadException.of(
                            "unexpected-column",
                            Place.of(source.name()).atLine(1),
                            "expected columns of " + String.join(", ", COLUMNS) + ", found another",
                            rows.header().get(i));
                }
            }
            ImmutableList.Builder<PolicyEvent> events = ImmutableList.builder();
            Map<String, Long> lines = new HashMap<>();
            LoadReport.Builder report = rows.report(CSV);
            for (CsvRow cells : rows) {
                OpenRow row = rows.open(cells);
                new Row(rows, row, lines).event(events);
                row.end();
            }
            return new Loaded<>(events.build(), report.build());
        }
    }

    /** One row on its way to an event; what this needs of Jackson is loaded with it, and countries not before. */
    private static final class Row {
        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
        private static final Splitter LIST = Splitter.on(';').trimResults().omitEmptyStrings();

        /** The instruments that have a word, as JSON. */
        private static final ImmutableMap<String, String> INSTRUMENTS = ImmutableMap.of(
                "ban", "{\"type\":\"ban\",\"reach\":\"TOTAL\"}",
                "military ban", "{\"type\":\"ban\",\"reach\":\"MILITARY_USE\"}",
                "licence",
                        "{\"type\":\"licensing\",\"processingDays\":\"0..\",\"dayCount\":\"UNSTATED\","
                                + "\"valueFloor\":\"0..100 %\",\"outcomes\":[]}",
                "truce", "{\"type\":\"truce\",\"termDays\":\"0..\"}");

        private final CsvRows rows;
        private final OpenRow row;
        private final Map<String, Long> lines;
        private final ObjectNode event = NODES.objectNode();

        Row(CsvRows rows, OpenRow row, Map<String, Long> lines) {
            this.rows = rows;
            this.row = row;
            this.lines = lines;
        }

        void event(ImmutableList.Builder<PolicyEvent> events) {
            for (String name : List.of("id", "title", "issuer", "announced", "from", "until")) {
                text(name).forEach(cell -> event.put(name, cell));
            }
            single("signed", cell -> {
                if (!Ascii.equalsIgnoreCase(cell, "true") && !Ascii.equalsIgnoreCase(cell, "false")) {
                    throw new IllegalArgumentException("signed must be true or false, but was \"" + cell + "\"");
                }
                return BooleanNode.valueOf(cell.equalsIgnoreCase("true"));
            });
            single("verification", cell -> TextNode.valueOf(cell.toUpperCase(Locale.ROOT)));
            single("instrument", this::instrument);
            parties(event, "issued_by");
            event.set("scope", scope());
            list(event, "amendments", Row::amendment);
            source();
            text("note").forEach(cell -> event.putArray("notes").add(cell));
            if (row.isGood()) {
                build(events);
            }
        }

        private void build(ImmutableList.Builder<PolicyEvent> events) {
            try {
                PolicyEvent built = reader(PolicyEvent.class).readValue(event);
                Long before = lines.putIfAbsent(built.id(), row.line());
                if (before == null) {
                    events.add(built);
                } else {
                    row.add(Issue.error(
                            "duplicate-id",
                            row.place(),
                            "expected each id once, found it in line " + before + " as well",
                            built.id()));
                }
            } catch (IOException e) {
                row.add(Issue.error(
                        "invalid-event",
                        row.place(),
                        reason(e),
                        row.text(rows.header().get(0))));
            }
        }

        private ObjectReader reader(Class<?> type) {
            return StrictJson.reader(row.place().source(), type);
        }

        private static String reason(IOException e) {
            return Throwables.getCausalChain(e).stream()
                    .filter(cause -> !(cause instanceof IOException))
                    .map(cause -> String.valueOf(cause.getMessage()))
                    .findFirst()
                    .orElseGet(() -> e instanceof JsonProcessingException json
                            ? json.getOriginalMessage()
                            : String.valueOf(e.getMessage()));
        }

        private ObjectNode scope() {
            ObjectNode scope = NODES.objectNode();
            parties(scope, "origins");
            parties(scope, "destinations");
            list(scope, "commodities", cell -> Commodity.parse(cell).name());
            list(scope, "elements", cell -> Element.parse(cell).symbol());
            list(scope, "stages", cell -> Stage.parse(cell).toString());
            list(scope, "end_uses", Row::endUse);
            list(scope, "hs_codes", cell -> HsCode.of(cell).digits());
            list(scope, "technologies", cell -> cell);
            return scope;
        }

        private void source() {
            ObjectNode source = NODES.objectNode();
            text("source_publisher").forEach(cell -> source.put("publisher", cell));
            text("source_title").forEach(cell -> source.put("title", cell));
            text("source_url").forEach(cell -> source.put("url", cell));
            if (source.has("publisher") && source.has("title")) {
                event.putArray("sources").add(source);
            }
        }

        private void parties(ObjectNode to, String column) {
            ObjectNode parties = NODES.objectNode();
            for (String cell : text(column)) {
                for (String name : LIST.split(cell)) {
                    attempt(column, name, () -> Stream.of(CountryGroup.EU, CountryGroup.QUAD, CountryGroup.G7)
                            .filter(group -> group.name().equalsIgnoreCase(name))
                            .findFirst()
                            .ifPresentOrElse(
                                    group -> parties.withArray("groups").addPOJO(group),
                                    () -> parties.withArray("countries")
                                            .add(Country.parse(name).alpha3())));
                }
            }
            if (!parties.isEmpty()) {
                to.set(property(column), parties);
            }
        }

        /** Each item of a cell as a text or an object of the library. */
        private void list(ObjectNode to, String column, Function<String, Object> read) {
            ArrayNode values = NODES.arrayNode();
            for (String cell : text(column)) {
                for (String item : LIST.split(cell)) {
                    attempt(column, item, () -> {
                        Object value = read.apply(item);
                        values.add(value instanceof String text ? TextNode.valueOf(text) : NODES.pojoNode(value));
                    });
                }
            }
            if (!values.isEmpty()) {
                to.set(property(column), values);
            }
        }

        private static String property(String column) {
            return CaseFormat.LOWER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, column);
        }

        private void single(String column, Function<String, JsonNode> read) {
            text(column).forEach(cell -> attempt(column, cell, () -> event.set(column, read.apply(cell))));
        }

        private void attempt(String column, String text, Runnable reading) {
            LoadException.ifInterrupted(row.place().source());
            try {
                reading.run();
            } catch (IllegalArgumentException e) {
                row.add(Issue.error("invalid-cell", row.place(column), String.valueOf(e.getMessage()), text));
            }
        }

        /** The text of a cell; nothing if it is empty or the column is not there. */
        private List<String> text(String column) {
            return rows.findColumn(column).isEmpty() || row.trimmed(column).isEmpty()
                    ? ImmutableList.of()
                    : ImmutableList.of(row.trimmed(column));
        }

        private JsonNode instrument(String cell) {
            String rule = "instrument must be ban, military ban, licence, truce or the JSON of an instrument, but ";
            String json = INSTRUMENTS.getOrDefault(cell.toLowerCase(Locale.ROOT), cell);
            if (!json.startsWith("{")) {
                throw new IllegalArgumentException(rule + "was \"" + cell + "\"");
            }
            try {
                JsonNode node = reader(JsonNode.class).readTree(json);
                reader(Instrument.class).readValue(node);
                return node;
            } catch (IOException e) {
                throw new IllegalArgumentException(rule + reason(e), e);
            }
        }

        private static Amendment amendment(String item) {
            int space = item.indexOf(' ');
            String word = space < 0 ? item : item.substring(0, space);
            for (Amendment.Effect effect : Amendment.Effect.values()) {
                if (space > 0 && effect.toString().equals(word.toLowerCase(Locale.ROOT))) {
                    return new Amendment(effect, item.substring(space + 1).strip());
                }
            }
            throw new IllegalArgumentException("an amendment must be such as \"suspends XX-2026-3\", with one of "
                    + ImmutableList.copyOf(Amendment.Effect.values()) + ", but was \"" + item + "\"");
        }

        private static EndUse endUse(String cell) {
            int open = cell.lastIndexOf('(');
            String kind = open > 0 && cell.endsWith(")") ? cell.substring(open + 1, cell.length() - 1) : cell;
            for (EndUse general : List.of(EndUse.MILITARY, EndUse.DUAL, EndUse.CIVIL)) {
                if (general.name().equals(kind.strip().toLowerCase(Locale.ROOT))) {
                    return open > 0 ? new EndUse(cell.substring(0, open).strip(), general.kind()) : general;
                }
            }
            throw new IllegalArgumentException(
                    "an end use must be military, dual or civil, or have one of these behind "
                            + "as in \"lasers (civil)\", but was \"" + cell + "\"");
        }
    }
}
