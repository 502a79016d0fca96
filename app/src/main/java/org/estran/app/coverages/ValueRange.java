package org.estran.app.coverages;

/**
 * The values of one variable of a file.
 *
 * @param count how many are not missing
 * @param least NaN where there is none
 * @param greatest NaN where there is none
 */
public record ValueRange(String variable, long count, double least, double greatest) {}
