package org.estran.wms;

import org.jspecify.annotations.Nullable;

/**
 * One mistake of a request.
 *
 * @param code null where the standard has none for it
 * @param locator the parameter it is in
 */
public record WmsFault(@Nullable Code code, @Nullable String locator, String text) {

    /** OGC 06-042, table E.1; OGC 01-068r3, table A.1. */
    public enum Code {
        INVALID_FORMAT("InvalidFormat"),
        INVALID_CRS("InvalidCRS"),
        INVALID_SRS("InvalidSRS"),
        LAYER_NOT_DEFINED("LayerNotDefined"),
        STYLE_NOT_DEFINED("StyleNotDefined"),
        LAYER_NOT_QUERYABLE("LayerNotQueryable"),
        INVALID_POINT("InvalidPoint"),
        CURRENT_UPDATE_SEQUENCE("CurrentUpdateSequence"),
        INVALID_UPDATE_SEQUENCE("InvalidUpdateSequence"),
        MISSING_DIMENSION_VALUE("MissingDimensionValue"),
        INVALID_DIMENSION_VALUE("InvalidDimensionValue"),
        OPERATION_NOT_SUPPORTED("OperationNotSupported");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A value that is none of those the parameter may have. */
    public static WmsFault invalid(String locator, String text) {
        return new WmsFault(null, locator, text);
    }

    public static WmsFault missing(String locator) {
        return new WmsFault(null, locator, "The parameter " + locator + " is missing.");
    }
}
