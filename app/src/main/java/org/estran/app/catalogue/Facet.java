package org.estran.app.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a search can be narrowed by. */
public enum Facet {
    /** {@link org.estran.records.Kind#word()}. */
    KIND,
    /** Id of a term of the bilingual list that it is about, or of a broader one ({@link org.estran.vocabularies.Terms}). */
    THEME,
    /** CF standard name of an observed or computed quantity. */
    VARIABLE,
    /** Name of an organisation that takes part. */
    ORGANISATION,
    /** Label of a keyword, French where there is one; its other label and its address are understood as well. */
    KEYWORD,
    /** SPDX identifier. */
    LICENCE,
    /** Of data kept here: {@code open}, {@code embargoed} or {@code restricted}, as it was when last taken note of. */
    ACCESS,
    /** Id of the record of an observing network it is part of. */
    NETWORK,
    /** First year of a decade in which something was observed: {@code 1990}. */
    DECADE,
    /** Year in which something was observed. */
    YEAR;

    /** The word used in addresses, JSON and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Facet> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }
}
