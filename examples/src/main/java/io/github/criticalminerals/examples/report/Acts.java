package io.github.criticalminerals.examples.report;

import com.google.common.base.Joiner;
import io.github.criticalminerals.core.policy.PolicyEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What acts are called: their numbers, as their first source has them. */
final class Acts {

    private static final Pattern ANNOUNCEMENT = Pattern.compile("Announcement No\\. ([0-9]+) of ([0-9]{4})");
    private static final Pattern ORDER = Pattern.compile("Executive Order [0-9]+");

    private Acts() {}

    /** Acts by their numbers, each once: {@code announcements 55, 57 of 2025}. */
    static String named(List<PolicyEvent> events) {
        Map<String, Set<String>> numbers = new TreeMap<>();
        Set<String> others = new LinkedHashSet<>();
        for (PolicyEvent event : events) {
            Matcher announcement = ANNOUNCEMENT.matcher(event.sources().get(0).title());
            if (announcement.lookingAt()) {
                numbers.computeIfAbsent(announcement.group(2), year -> new LinkedHashSet<>())
                        .add(announcement.group(1));
            } else {
                others.add(name(event));
            }
        }
        List<String> acts = new ArrayList<>();
        numbers.forEach((year, of) -> acts.add((of.size() == 1 ? "announcement " : "announcements ")
                + Joiner.on(", ").join(of) + " of " + year));
        acts.addAll(others);
        return Joiner.on("; ").join(acts);
    }

    /** An act by its number, as its first source has it, else by the event's id. */
    static String name(PolicyEvent event) {
        String title = event.sources().get(0).title();
        Matcher announcement = ANNOUNCEMENT.matcher(title);
        Matcher order = ORDER.matcher(title);
        return announcement.lookingAt()
                ? "announcement " + announcement.group(1) + " of " + announcement.group(2)
                : order.lookingAt() ? order.group() : event.id();
    }
}
