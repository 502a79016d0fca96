package org.estran.app.origins;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The documents that records came from. */
public interface Origins {

    /** Where that record came from; empty for one that was made here. */
    Optional<HarvestedDocument> document(String recordId);

    /** Where those records came from, by their ids; those that were made here are left out. */
    Map<String, HarvestedDocument> documents(Collection<String> recordIds);

    /** What the bytes of those records' documents are known by, by the records' ids. */
    Map<String, String> digests(Collection<String> recordIds);

    /** The document with that identifier of its own, compared without regard to case. */
    Optional<HarvestedDocument> documentOf(String documentId);

    /** The document as it came, byte for byte. */
    Optional<byte[]> original(String recordId);

    /** What a document with that identifier of its own is known by, whoever brings it. */
    static String identity(String documentId) {
        return "id:" + documentId.strip().toLowerCase(Locale.ROOT);
    }
}
