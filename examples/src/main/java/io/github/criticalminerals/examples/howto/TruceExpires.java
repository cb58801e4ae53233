package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.policy.PolicyTimeline;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;

/** What happens on the day a truce expires? */
final class TruceExpires {
    public static void main(String[] args) {
        PolicyTimeline timeline = ReferenceData.load().policyTimeline();
        LocalDate today = LocalDate.parse("2026-11-01");
        System.out.println("on " + today + " the next day on which something ends or begins is "
                + timeline.cliffsAhead(today).get(0).date());
        System.out.println("from 2026-11-10 to 2026-11-11:");
        timeline.changesBetween(LocalDate.parse("2026-11-10"), LocalDate.parse("2026-11-11"))
                .forEach(change -> System.out.println(change.event().title() + ": "
                        + change.before().status() + ", then " + change.after().status()));
    }
}
