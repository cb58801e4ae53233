/**
 * The tests that hold the house: which package may import which, and what a public type may look like. Each rule is
 * tried on the planted violations below, so that a rule that catches nothing is noticed.
 */
@NullMarked
package io.github.criticalminerals.examples.house;

import org.jspecify.annotations.NullMarked;
