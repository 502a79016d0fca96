package org.estran.app.portal.record;

import java.util.List;
import org.estran.crosswalks.prov.Activity;
import org.estran.crosswalks.prov.Entity;

/**
 * How a record came to be what it is.
 *
 * @param record the record, and the versions of its data
 * @param activities oldest first
 */
public record Story(List<Entity> record, List<Activity> activities) {

    public Story {
        record = List.copyOf(record);
        activities = List.copyOf(activities);
    }
}
