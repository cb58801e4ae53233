package io.github.criticalminerals.io.policydb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;
import io.github.criticalminerals.core.policy.PolicyEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the export: what one or several jurisdictions did, in the publisher's words, and the event that it is, if
 * it is one.
 */
public final class GtaIntervention {
    private final ImmutableMap<String, String> cells;
    private final ImmutableList<Producer> implementing;
    private final ImmutableList<Producer> affected;
    private final ImmutableList<HsCode> products;
    private final @Nullable LocalDate announced;
    private final @Nullable LocalDate implemented;
    private final @Nullable LocalDate removed;
    private final @Nullable PolicyEvent event;

    GtaIntervention(Map<String, String> cells, GlobalTradeAlert.Read read, @Nullable PolicyEvent event) {
        this.cells = ImmutableMap.copyOf(cells);
        this.implementing = ImmutableList.copyOf(read.implementing());
        this.affected = ImmutableList.copyOf(read.affected());
        this.products = ImmutableList.copyOf(read.products());
        this.announced = read.announced();
        this.implemented = read.implemented();
        this.removed = read.removed();
        this.event = event;
    }

    /** {@return the publisher's number of the intervention, such as {@code 12758}} */
    public String id() {
        return cell(Gta.ID);
    }

    /** {@return the title of the state act} */
    public String title() {
        return cell(Gta.TITLE);
    }

    /** {@return what was done, in the publisher's words, such as {@code State loan}} */
    public String type() {
        return cell(Gta.TYPE);
    }

    /** {@return the publisher's judgement: {@code Red} and {@code Amber} harm others' trade, {@code Green} frees it} */
    public String evaluation() {
        return cell(Gta.EVALUATION);
    }

    /** {@return who did it, in the order of the file} */
    public List<Producer> implementing() {
        return implementing;
    }

    /** {@return whose trade it affects as the publisher reckons, which need not be whom it names} */
    public List<Producer> affected() {
        return affected;
    }

    /** {@return the products affected, six digits each; none where the file names none} */
    public List<HsCode> products() {
        return products;
    }

    /** {@return the day it was announced, or empty} */
    public Optional<LocalDate> announced() {
        return Optional.ofNullable(announced);
    }

    /** {@return the day from which it applied, or empty} */
    public Optional<LocalDate> implemented() {
        return Optional.ofNullable(implemented);
    }

    /** {@return the day it was removed, or empty} */
    public Optional<LocalDate> removed() {
        return Optional.ofNullable(removed);
    }

    /** {@return whether it was in force on the day of the export, as the file says} */
    public boolean inForce() {
        return cell(Gta.IN_FORCE).equals("1") || cell(Gta.IN_FORCE).equalsIgnoreCase("true");
    }

    /** {@return the policy event it is, or empty if there is no instrument, no date or no product to make one of} */
    public Optional<PolicyEvent> findEvent() {
        return Optional.ofNullable(event);
    }

    /** {@return all cells of the row by the names of their columns, as printed} */
    public Map<String, String> cells() {
        return cells;
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GtaIntervention that && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    /** For people: number, type and title. */
    @Override
    public String toString() {
        return (id() + " " + type() + ": " + title()).replace('<', '\u2039');
    }
}
