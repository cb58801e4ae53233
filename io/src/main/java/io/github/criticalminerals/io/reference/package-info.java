/**
 * The data that come with the library, read from the jar in our own schema.
 *
 * <p>What it is not: a copy of the publishers' files. Every table and event names its source; what the figures mean stands
 * in the types of the core.
 *
 * <p>Where to start: {@link io.github.criticalminerals.io.reference.PolicyEvents#load()} for the policy events.
 *
 * <p>Thread safety: what is returned is immutable.
 */
@NullMarked
package io.github.criticalminerals.io.reference;

import org.jspecify.annotations.NullMarked;
