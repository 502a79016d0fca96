package org.estran.observations.quality;

/** Takes a row of a column that failed. */
interface RowFailure {
    void at(QualityRule rule, Checked column, int row);
}
