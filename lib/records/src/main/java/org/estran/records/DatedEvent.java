package org.estran.records;

/**
 * A date in the life of the resource ({@code CI_Date}).
 *
 * @param date {@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD} or an instant, as it was told
 */
public record DatedEvent(DateType type, String date) {}
