package org.estran.app.deposit;

import java.util.List;
import org.springframework.stereotype.Component;

/** How what is published came about, for whoever reads the record: nothing that is under way. */
@Component
public class DepositStories {

    private final DepositRows rows;

    DepositStories(DepositRows rows) {
        this.rows = rows;
    }

    /** The stories of the versions of a record that were deposited here, oldest first. */
    public List<DepositStory> of(String recordId) {
        return rows.stories(recordId);
    }
}
