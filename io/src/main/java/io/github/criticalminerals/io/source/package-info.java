/**
 * Where bytes come from: a file, a stream, a text, a gzip file or an entry of a zip archive, all read alike.
 *
 * <p><b>What it is.</b> A {@link io.github.criticalminerals.io.source.DataSource} names its bytes, opens them, and
 * checks them on the way: gzip is unpacked, the sha256 is taken, and what unpacks to far too much is refused. {@link
 * io.github.criticalminerals.io.source.ZipArchive} lists the entries of an archive as such sources. {@link
 * io.github.criticalminerals.io.source.Limits} holds how much is too much.
 *
 * <p><b>What it is not.</b> It knows no format and opens no network connection.
 *
 * <p><b>Where to start.</b> {@link io.github.criticalminerals.io.source.DataSource#of(java.nio.file.Path)}.
 *
 * <p><b>Thread safety.</b> {@code Limits} is immutable. A source of a file or a text may be shared; a source of a
 * stream, an opened stream and an archive belong to one thread.
 */
@NullMarked
package io.github.criticalminerals.io.source;

import org.jspecify.annotations.NullMarked;
