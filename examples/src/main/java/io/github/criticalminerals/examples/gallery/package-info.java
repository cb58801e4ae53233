/**
 * Every kind of chart on ordinary and on hard data, on one page. Start with {@link
 * io.github.criticalminerals.examples.gallery.Gallery}.
 */
@org.jspecify.annotations.NullMarked
package io.github.criticalminerals.examples.gallery;
