package io.github.criticalminerals.core.scenario;

import com.google.common.collect.ImmutableList;
import io.github.criticalminerals.core.issue.Worded;
import io.github.criticalminerals.core.policy.PolicyEvent;
import java.util.List;
import java.util.Objects;

/**
 * What became of a policy event in a run.
 *
 * @param event the event
 * @param shocks what it does to the chain, one for each time in which it acts; none if it does nothing
 * @param note why it does nothing, or how it was read; empty if there is nothing to say
 */
public record Translation(PolicyEvent event, List<Shock> shocks, String note) implements Worded {

    public Translation {
        Objects.requireNonNull(event, "event is required");
        Objects.requireNonNull(note, "note is required");
        shocks = ImmutableList.copyOf(shocks);
    }

    @Override
    public String toString() {
        return event.id() + ": " + (shocks.isEmpty() ? "no shock" : shocks.toString())
                + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
