package org.estran.crosswalks.iso;

import java.util.List;
import org.estran.crosswalks.Published;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;

/** A record as ISO/TS 19139:2007: {@code gmd:MD_Metadata}, or {@code gmi:MI_Metadata} where it tells of acquisition. */
public final class Iso19139 {

    /** The media type ISO documents are served as. */
    public static final String MEDIA_TYPE = "application/vnd.iso.19139+xml";

    private Iso19139() {}

    /** The whole document, in UTF-8. */
    public static String write(MetadataRecord record, Published published) {
        return IsoWriter.write(record, published, IsoDialect.ISO_19139);
    }

    /** What the record says and this encoding does not carry, as advices {@code not-carried} at places in its JSON. */
    public static List<Finding> losses(MetadataRecord record) {
        return IsoLosses.findings(record, IsoDialect.ISO_19139);
    }
}
