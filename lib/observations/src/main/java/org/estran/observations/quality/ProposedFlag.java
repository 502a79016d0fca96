package org.estran.observations.quality;

/**
 * A value that fails a rule.
 *
 * @param feature the id of its feature
 * @param row from 0, among all rows of the feature
 * @param property the name of the column
 * @param value as a person reads it
 */
public record ProposedFlag(QualityRule rule, String feature, long row, String property, String value) {}
