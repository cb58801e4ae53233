/**
 * Says what a file is and loads it.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.io.detect.AnyFormat} asks every loader whether a file is its own.
 *
 * <p><b>What it is not.</b> It reads no format itself.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.detect.AnyFormat#load}.
 *
 * <p><b>Thread safety.</b> A load uses nothing shared.
 */
@NullMarked
package io.github.criticalminerals.io.detect;

import org.jspecify.annotations.NullMarked;
