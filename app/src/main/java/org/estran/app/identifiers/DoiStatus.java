package org.estran.app.identifiers;

/** The states of a DOI at DataCite, and the one before: known only here. */
public enum DoiStatus {
    /** Given to a record here; DataCite has not heard of it. */
    RESERVED,
    /** At DataCite, not yet in the handle system; may be deleted. */
    DRAFT,
    /** Resolves, but is in no index: a hidden or withdrawn record. */
    REGISTERED,
    /** Resolves and is found in DataCite's search. */
    FINDABLE
}
