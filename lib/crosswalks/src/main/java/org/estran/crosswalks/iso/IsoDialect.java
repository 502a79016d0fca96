package org.estran.crosswalks.iso;

/** The two encodings of ISO 19115 that documents come in. */
public enum IsoDialect {
    /** ISO/TS 19139:2007, with the parts of ISO/TS 19139-2 for acquisition ({@code gmi}). */
    ISO_19139,
    /** ISO/TS 19115-3. */
    ISO_19115_3
}
