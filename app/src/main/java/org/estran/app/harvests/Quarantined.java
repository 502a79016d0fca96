package org.estran.app.harvests;

import java.util.List;

/**
 * A document that gave no record.
 *
 * @param item the number of its item among its harvester's
 * @param run that last met it
 * @param size of the document in bytes; 0 where there was none to keep
 */
public record Quarantined(
        long harvester,
        long item,
        long run,
        String identifier,
        String place,
        String code,
        List<String> arguments,
        String position,
        long size) {}
