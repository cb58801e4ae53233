package io.github.criticalminerals.core.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.criticalminerals.core.issue.Json;

/** What kept a plant from making or delivering more on a day. */
public enum Reason {
    /** It made all that it can. */
    CAPACITY("makes all that it can"),
    /** It used all the feed that it had. */
    FEED("has no more feed"),
    /** It made all that was ordered. */
    ORDERS("makes all that is ordered"),
    /** A ban or a cut of exports keeps orders from it. */
    BANNED("may not deliver more abroad: a ban or a cut"),
    /** A quota is used up. */
    QUOTA_USED("has no quota left"),
    /** Orders wait for a licence. */
    AWAITING_LICENCE("waits for licences"),
    /** Licences were refused. */
    REFUSED("was refused licences"),
    /** It saves its stock of feed. */
    STOCK_RULE("saves its stock of feed"),
    /** A route carries no more. */
    ROUTE("cannot send more on a route");

    @JsonCreator
    static Reason ofJson(String name) {
        return Json.constant(values(), "reason", name);
    }

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** {@return the reason as the end of a sentence, such as {@code has no more feed}} */
    public String sentence() {
        return sentence;
    }
}
