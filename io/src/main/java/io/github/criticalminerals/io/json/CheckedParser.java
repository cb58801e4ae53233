package io.github.criticalminerals.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.github.criticalminerals.core.issue.Place;
import io.github.criticalminerals.io.report.LoadException;
import io.github.criticalminerals.io.source.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at every token for what Jackson lets pass: depth, size of a row, lone surrogates, numbers beyond a double. */
final class CheckedParser extends JsonParserDelegate {
    private final String name;
    private final Limits limits;
    private final CheckedUtf8 text;

    /** Where the row began that is being read; negative between rows. */
    private long rowStart = -1;

    CheckedParser(String name, JsonParser parser, CheckedUtf8 text, Limits limits) {
        super(parser);
        this.name = name;
        this.text = text;
        this.limits = limits;
    }

    void startRow() {
        rowStart = delegate.currentTokenLocation().getByteOffset();
    }

    void endRow() {
        rowStart = -1;
    }

    @Override
    @SuppressWarnings("NullAway") // null is what a parser says at the end
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == null) {
            return null;
        }
        if (token.isStructStart() && getParsingContext().getNestingDepth() > StrictJson.MOST_DEPTH) {
            throw fault("too-deep", "expected at most " + StrictJson.MOST_DEPTH + " levels of nesting, found more");
        }
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            requirePairs(token == JsonToken.FIELD_NAME ? delegate.currentName() : delegate.getText());
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT && Double.isInfinite(Double.parseDouble(delegate.getText()))) {
            throw fault("number-out-of-range", "expected a number that a double can hold, found a larger one");
        }
        if (rowStart >= 0 && delegate.currentLocation().getByteOffset() - rowStart > limits.rowBytes()) {
            throw fault("row-too-long", "expected a row of at most " + limits.rowBytes() + " bytes, found more");
        }
        return token;
    }

    private void requirePairs(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c)
                        || i == value.length()
                        || !Character.isLowSurrogate(value.charAt(i))) {
                    throw fault("lone-surrogate", "expected both halves of a character, found one");
                }
            }
        }
    }

    /** An exception that names the token looked at. */
    LoadException fault(String code, String message) {
        return LoadException.of(code, place(), message, text.around(byteOffset()));
    }

    Place place() {
        return Place.of(name)
                .atLine(Math.max(delegate.currentTokenLocation().getLineNr(), 1))
                .atByte(byteOffset());
    }

    private long byteOffset() {
        return Math.max(delegate.currentTokenLocation().getByteOffset(), 0);
    }
}
