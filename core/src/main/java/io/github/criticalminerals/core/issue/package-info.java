/**
 * What is said about data while it is read or checked: a fault or a remark with the place it stands at.
 *
 * <p><b>What it is.</b> {@link io.github.criticalminerals.core.issue.Issue} holds a severity, a stable code, a place in
 * a source, a message and the raw text. {@link io.github.criticalminerals.core.issue.Progress} hears how far a long
 * task is.
 *
 * <p><b>What it is not.</b> It is no log and no exception: an issue is a value that a report lists, and the work goes
 * on. A fault that ends the work is thrown instead.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.core.issue.Place#of(String)}, then {@link
 * io.github.criticalminerals.core.issue.Issue#error(String, Place, String, String)}.
 *
 * <p><b>Thread safety.</b> All values are immutable and may be shared. A {@code Progress} is called from the thread
 * that does the work.
 */
@NullMarked
package io.github.criticalminerals.core.issue;

import org.jspecify.annotations.NullMarked;
