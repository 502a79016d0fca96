package org.estran.app.observations.store;

import java.time.YearMonth;

/**
 * What the values of a calendar month (UTC) come to, each counting as much as any other.
 *
 * @param mean of all of them
 */
public record MonthlyMean(YearMonth month, long count, double mean, double least, double greatest) {}
