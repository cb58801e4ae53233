/**
 * The README's code, as a program that a test runs. Start with {@link
 * io.github.criticalminerals.examples.firstlook.FirstLook}.
 */
@org.jspecify.annotations.NullMarked
package io.github.criticalminerals.examples.firstlook;
