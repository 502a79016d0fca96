package org.estran.app.catalogue;

import java.time.Instant;

/** That a record is there, and when it was last changed; nothing of what it says. */
public record RecordStamp(String id, Instant changedAt) {}
