/** The command that makes the bundled tables of the U.S. Geological Survey from the files it publishes. */
@NullMarked
package io.github.criticalminerals.examples.reference;

import org.jspecify.annotations.NullMarked;
