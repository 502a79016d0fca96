package org.estran.crosswalks.iso;

import java.util.List;
import org.estran.crosswalks.Published;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;

/** A record as ISO/TS 19115-3: {@code mdb:MD_Metadata} 2.0. */
public final class Iso191153 {

    /** The media type ISO documents are served as. */
    public static final String MEDIA_TYPE = "application/vnd.iso.19115-3+xml";

    private Iso191153() {}

    /** The whole document, in UTF-8. */
    public static String write(MetadataRecord record, Published published) {
        return IsoWriter.write(record, published, IsoDialect.ISO_19115_3);
    }

    /** What the record says and this encoding does not carry, as advices {@code not-carried} at places in its JSON. */
    public static List<Finding> losses(MetadataRecord record) {
        return IsoLosses.findings(record, IsoDialect.ISO_19115_3);
    }
}
