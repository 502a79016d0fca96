package org.estran.app.archive;

import org.estran.terms.Checksums;

/**
 * A file that came in whole and is safely on disk.
 *
 * @param area the draft it belongs to
 * @param name its name within the area; made here, never the depositor's
 */
public record StagedFile(String area, String name, long size, Checksums checksums) {}
