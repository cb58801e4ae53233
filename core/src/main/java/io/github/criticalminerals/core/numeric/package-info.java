/**
 * Numerical routines that several calculators share. Not for users of the library: signatures may change in any
 * version.
 *
 * <p>The only package that may use commons-math3.
 *
 * <p>Thread safety: pure functions.
 */
@NullMarked
package io.github.criticalminerals.core.numeric;

import org.jspecify.annotations.NullMarked;
