package io.github.criticalminerals.io.tables;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.dataset.SupplyTable;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.report.LoadReport;
import io.github.criticalminerals.io.report.Loaded;
import io.github.criticalminerals.io.source.DataSource;
import io.github.criticalminerals.io.source.SourceStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Supply tables as JSON. */
final class TableJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TableJson() {}

    static Loaded<List<SupplyTable>> read(DataSource source) {
        Place whole = Place.of(source.name());
        try (SourceStream stream = source.open()) {
            byte[] json = stream.readAllBytes();
            Supplier<String> sha256 = stream.finish();
            @Nullable
            List<@Nullable SupplyTable> tables =
                    MAPPER.readerForListOf(SupplyTable.class).readValue(json);
            if (tables == null || tables.contains(null)) {
                throw malformed(whole, "found null in place of " + (tables == null ? "all" : "one"));
            }
            LoadReport.Builder report = LoadReport.builder(source.name(), "supply tables, JSON of this library")
                    .sha256(sha256)
                    .rowsRead(tables.size());
            ImmutableList<SupplyTable> read = ImmutableList.copyOf(tables);
            read.forEach(table -> table.errata().forEach(report::erratum));
            return new Loaded<>(read, report.build());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw malformed(
                    at == null || at.getLineNr() < 1 ? whole : whole.atLine(at.getLineNr()),
                    "found at " + path(e) + ": " + reason(e));
        } catch (IOException e) {
            throw malformed(whole, "found bytes that cannot be read: " + e.getMessage());
        }
    }

    static String write(List<SupplyTable> tables) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter();
        layout.indentArraysWith(lines);
        layout.indentObjectsWith(lines);
        try {
            return MAPPER.writer(layout).writeValueAsString(tables) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("tables must be such that JSON can hold them, but " + reason(e), e);
        }
    }

    private static LoadException malformed(Place place, String found) {
        return LoadException.of("malformed-json", place, "expected an array of supply tables, " + found, "");
    }

    /** Where inside the document, such as {@code [0].rows[1].amount}. */
    private static String path(JsonProcessingException e) {
        StringBuilder path = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
            }
        }
        return path.isEmpty() ? "the top" : path.toString();
    }

    private static String reason(JsonProcessingException e) {
        Throwable cause = Throwables.getRootCause(e);
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return message == null ? "it cannot be read" : message;
    }
}
