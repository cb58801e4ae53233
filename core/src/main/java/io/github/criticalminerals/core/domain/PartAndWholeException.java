package io.github.criticalminerals.core.domain;

/** Figures of a part and of its whole were given beside each other, and it is not known whether one holds the other. */
public final class PartAndWholeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Producer part;
    private final transient Aggregate whole;

    /** A member, or a group of some of the members, and the group that met. */
    public PartAndWholeException(Producer part, Aggregate whole) {
        super("producers must be apart, but " + part.name() + (part instanceof Country ? " is a member" : " is a part")
                + " of " + whole.name() + ", and it is not known whether the figure of the one holds that of the other;"
                + " leave one of them out");
        this.part = part;
        this.whole = whole;
    }

    /**
     * Checks that figures can be added up.
     *
     * @throws PartAndWholeException if one is a member of another, or a group of some of its members
     */
    public static void check(Iterable<? extends Producer> producers) {
        for (Producer whole : producers) {
            if (whole instanceof Aggregate group && !group.members().isEmpty()) {
                for (Producer part : producers) {
                    if (group.contains(part)) {
                        throw new PartAndWholeException(part, group);
                    }
                }
            }
        }
    }

    /** {@return the member, or the group of some of the members} */
    public Producer part() {
        return part;
    }

    /** {@return the group} */
    public Aggregate whole() {
        return whole;
    }
}
