package io.github.criticalminerals.io.damage;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * How many damaged files a test makes, and from which seed. A thorough run does a seventh of {@code critmin.rounds},
 * with the day as its seed, so that a week of runs does them all; {@code -Dcritmin.seed} repeats one. The seed is
 * printed.
 */
public final class Rounds {
    private static final boolean THOROUGH = Boolean.getBoolean("critmin.thorough");

    /** The seed of this run. */
    public static final long SEED = seed();

    private static final int COUNT = Integer.getInteger("critmin.rounds", 1_000) / (THOROUGH ? 7 : 1);

    static {
        System.out.println("damaged files: " + COUNT + " a test, -Dcritmin.seed=" + SEED);
    }

    private Rounds() {}

    private static long seed() {
        return Long.getLong(
                "critmin.seed", THOROUGH ? LocalDate.now(ZoneOffset.UTC).toEpochDay() : 19);
    }

    /** {@return how many damaged files to make} */
    public static int count() {
        return COUNT;
    }

    /** {@return what damages them} */
    public static Random random() {
        return new Random(SEED);
    }
}
