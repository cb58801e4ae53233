package io.github.criticalminerals.examples.report;

/** How fast others add to what they make. */
enum Ramp {
    OUTLOOK("IEA outlook"),
    CRISIS("after 2010");

    private final String words;

    Ramp(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
