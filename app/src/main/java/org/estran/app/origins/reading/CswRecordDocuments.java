package org.estran.app.origins.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.estran.app.origins.reading.Reading.Remark;
import org.estran.crosswalks.DublinCoreReader;
import org.estran.records.Identifier;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;

/** {@code csw:Record} of CSW 2.0.2 and 3.0.0: Dublin Core with boxes, known by its first identifier. */
class CswRecordDocuments implements DocumentReader {

    static final String FORMAT = "csw-record";

    private static final int HEAD = 4096;

    /** The first element, behind a byte order mark, declaration, comments and instructions. */
    private static final Pattern ROOT = Pattern.compile(
            "\\A(?:\\xEF\\xBB\\xBF)?\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<(?:[\\w.-]+:)?(?:Summary)?Record\\s",
            Pattern.DOTALL);

    @Override
    public Reading read(byte[] document) {
        String head = new String(document, 0, Math.min(document.length, HEAD), StandardCharsets.ISO_8859_1);
        if (!head.contains("http://www.opengis.net/cat/csw/")
                || !ROOT.matcher(head).find()) {
            return new Reading.Foreign("");
        }
        return switch (DublinCoreReader.read(document)) {
            case org.estran.crosswalks.Reading.Read read -> read(read.record());
            case org.estran.crosswalks.Reading.Refused refused ->
                new Reading.Refused(new Remark(refused.code(), 1, 1, "", List.of(refused.detail())));
        };
    }

    private static Reading read(MetadataRecord record) {
        String own =
                record.identifiers().stream().map(Identifier::value).findFirst().orElse(null);
        MetadataInfo itself = new MetadataInfo(own, null, List.of(), List.of(), null);
        return new Reading.Read(record.change().metadata(itself).build(), FORMAT, own, List.of());
    }
}
