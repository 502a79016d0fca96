package org.estran.app.curation;

/**
 * A record that was corrected here.
 *
 * @param corrections how many
 * @param disputed how many of them the source has changed too
 */
public record Curated(String recordId, int corrections, int disputed) {}
