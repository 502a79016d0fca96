package org.estran.crosswalks.iso;

import java.util.List;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What a document says.
 *
 * @param record the record; a part that is absurd is left out of it and told
 * @param dialect the encoding the document came in
 * @param fileIdentifier {@code gmd:fileIdentifier} or {@code mdb:metadataIdentifier}, verbatim but for blanks around it
 * @param parentIdentifier {@code gmd:parentIdentifier} or the code of {@code mdb:parentMetadata}
 * @param dateStamp when the document was last changed, as it is written there; no form is promised
 * @param findings what is wrong or was set right: a stable code, the path of the element ({@code
 *     /MD_Metadata/identificationInfo/…}, with a place among siblings of one name), and as arguments the value as it is
 *     written, then {@code line:column}
 * @param losses what the document says and the record does not, as advices with the code {@code not-read}: the path, then
 *     how often it occurs
 */
public record IsoReading(
        MetadataRecord record,
        IsoDialect dialect,
        @Nullable String fileIdentifier,
        @Nullable String parentIdentifier,
        @Nullable String dateStamp,
        List<Finding> findings,
        List<Finding> losses) {

    public IsoReading {
        findings = List.copyOf(findings);
        losses = List.copyOf(losses);
    }
}
