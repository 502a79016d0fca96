package org.estran.app.catalogue;

import org.estran.terms.LocalizedText;

/** What a reader must accept before the first byte. */
public sealed interface DownloadTerms {

    DownloadTerms NONE = new None();

    /** Nothing but the licence. */
    record None() implements DownloadTerms {}

    /** The centre's own terms, as they stand on that day. */
    record OfCentre() implements DownloadTerms {}

    /** A text of this version alone. */
    record Own(LocalizedText text) implements DownloadTerms {}

    /** The word in forms and message keys. */
    default String word() {
        return switch (this) {
            case None none -> "none";
            case OfCentre centre -> "centre";
            case Own own -> "own";
        };
    }
}
