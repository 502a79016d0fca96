package org.estran.crosswalks.documents;

/** The dialects a record is written in here. */
public enum Dialect {
    DATACITE,
    /** DCAT-AP with GeoDCAT-AP's terms, in any syntax. */
    DCAT,
    SCHEMA_ORG,
    DUBLIN_CORE,
    OGC_RECORD,
    ISO_19139,
    ISO_19115_3,
    /** A reference for a bibliography: BibTeX, RIS, CSL-JSON, the citation in words. */
    REFERENCE
}
