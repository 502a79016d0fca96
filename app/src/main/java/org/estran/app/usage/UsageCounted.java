package org.estran.app.usage;

import java.util.Map;

/**
 * What was counted since the last time was written. Raised inside the transaction.
 *
 * @param records what was counted of each, by its id; not what was counted before
 */
public record UsageCounted(Map<String, UsageFigures> records) {

    public UsageCounted {
        records = Map.copyOf(records);
    }
}
