package org.estran.app.coverages.datasets;

/**
 * Why something is no dataset.
 *
 * @param path the file, or {@link Datasets#AGGREGATION}
 * @param reason in the words of the reader of the format, for people who look after data
 */
public record Refusal(String path, String reason) {}
