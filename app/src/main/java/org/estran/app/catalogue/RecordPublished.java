package org.estran.app.catalogue;

/** A version was published, or its description corrected. Raised inside the transaction; may come twice for a version. */
public record RecordPublished(String id, int version) {}
