package org.estran.observations;

/** What the flags of all schemes come to; the flag itself is kept beside. */
public enum Quality {
    GOOD,
    PROBABLY_GOOD,
    PROBABLY_BAD,
    BAD,
    /** Changed by whoever controlled it. */
    CHANGED,
    INTERPOLATED,
    /** Intended, not measured: the depth a sensor was to hang at. */
    NOMINAL,
    /** Below or above what the instrument can tell. */
    OUT_OF_DETECTION,
    NOT_CHECKED,
    MISSING,
    /** A flag whose scheme is not known, or that its scheme does not have. */
    UNKNOWN
}
