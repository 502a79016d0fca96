package org.estran.app.catalogue.search;

import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.search.Query;
import org.estran.app.catalogue.DepthRange;
import org.estran.records.VerticalExtent;

/** How deep a record goes, in metres growing downwards. */
final class DepthField {

    private static final String FIELD = "depth";

    private DepthField() {}

    /** Heights in metres, which grow upwards, as depths. */
    // The index tells -0.0 from 0.0; adding zero to either gives the same one.
    static DoubleRange of(VerticalExtent metres) {
        return new DoubleRange(FIELD, new double[] {0.0 - metres.maximum()}, new double[] {0.0 - metres.minimum()});
    }

    static Query query(DepthRange depths) {
        return DoubleRange.newIntersectsQuery(
                FIELD, new double[] {depths.from() + 0.0}, new double[] {depths.to() + 0.0});
    }
}
