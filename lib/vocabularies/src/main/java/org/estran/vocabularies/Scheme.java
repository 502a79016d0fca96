package org.estran.vocabularies;

/** The vocabularies of others that our terms are mapped to; a notation is that of the vocabulary itself. */
public enum Scheme {
    /** CF standard names, e.g. {@code sea_water_temperature}. */
    CF,
    /** NVS P02, SeaDataNet parameter discovery, e.g. {@code TEMP}. */
    P02,
    /** NVS L05, SeaDataNet device categories, e.g. {@code 130}. */
    L05,
    /** NVS L06, SeaVoX platform categories, e.g. {@code 31}. */
    L06,
    /** GCMD science keywords by their path under {@code EARTH SCIENCE}, e.g. {@code OCEANS > TIDES}. */
    GCMD
}
