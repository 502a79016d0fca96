package org.estran.app.coverages;

import org.estran.terms.LocalizedText;

/**
 * A drawing of data in one language.
 *
 * @param svg SVG 1.1 in UTF-8, without script
 * @param title a title one could put in a paper
 * @param alt what is to be seen, for those who do not see it
 * @param tag changes when the drawing does; fit for an entity tag
 */
public record Picture(byte[] svg, LocalizedText title, LocalizedText alt, String tag) {

    /** How large it is drawn. */
    public enum Size {
        /** For a record's page: 760 pixels wide, with title and axes. */
        FULL,
        /** For a list: 168 by 112 pixels, without words. */
        THUMBNAIL
    }
}
