package org.estran.app.access;

import java.util.Optional;

/** Who brought the data of a record, and so answers for them beside the moderators; told by the room that took them in. */
public interface Stewards {

    /** The account of who deposited the record; empty where nobody did. */
    Optional<String> depositor(String recordId);
}
