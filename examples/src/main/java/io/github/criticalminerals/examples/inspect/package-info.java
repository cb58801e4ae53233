/** The command that says of any file what it is and how it loads. */
@NullMarked
package io.github.criticalminerals.examples.inspect;

import org.jspecify.annotations.NullMarked;
