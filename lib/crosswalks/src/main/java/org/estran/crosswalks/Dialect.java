package org.estran.crosswalks;

/** The dialects a record is written in here. */
public enum Dialect {
    DATACITE,
    SCHEMA_ORG,
    DUBLIN_CORE,
    OGC_RECORD,
    /** A reference for a bibliography: BibTeX, RIS, CSL-JSON, the citation in words. */
    REFERENCE
}
