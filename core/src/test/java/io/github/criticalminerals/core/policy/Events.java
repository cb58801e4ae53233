package io.github.criticalminerals.core.policy;

import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.Source;
import io.github.criticalminerals.core.policy.Instrument.Ban;
import io.github.criticalminerals.core.policy.Instrument.Licensing;
import io.github.criticalminerals.core.policy.Instrument.Truce;
import io.github.criticalminerals.core.policy.PolicyEvent.Verification;
import io.github.criticalminerals.core.quantity.Interval;
import java.time.LocalDate;

/** Invented events that the tests of this package share. */
final class Events {
    static final Source SOURCE = Source.of("Gazette", "Act 7");
    static final LocalDate MARCH_1 = LocalDate.of(2031, 3, 1);
    static final LocalDate APRIL_1 = LocalDate.of(2031, 4, 1);
    static final LocalDate MAY_1 = LocalDate.of(2031, 5, 1);
    static final LocalDate JUNE_1 = LocalDate.of(2031, 6, 1);

    private Events() {}

    static PolicyEvent.Builder event(String id) {
        return PolicyEvent.builder(id)
                .title("Title of " + id)
                .issuer("Ministry", Country.CHINA)
                .instrument(Licensing.WITHOUT_FIGURE)
                .verification(Verification.ACT)
                .source(SOURCE);
    }

    /** Announced on 1 March 2031, in force from 1 April. */
    static PolicyEvent licence(String id) {
        return event(id).announced(MARCH_1).from(APRIL_1).build();
    }

    static PolicyEvent ban(String id, Scope scope) {
        return event(id)
                .announced(MARCH_1)
                .from(APRIL_1)
                .scope(scope)
                .instrument(new Ban(Ban.Reach.TOTAL))
                .build();
    }

    static PolicyEvent.Builder truce(String id, LocalDate from, LocalDate until) {
        return event(id).announced(from).from(from).until(until).instrument(new Truce(Interval.NON_NEGATIVE));
    }
}
