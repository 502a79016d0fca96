package org.estran.app.dissemination;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records in the formats that protocols carry: as they came, where they came in that format and nobody changed them here,
 * else written.
 */
@Component
public class RecordForms {

    private final Formats formats;
    private final Origins origins;
    private final Documents documents;
    private final Map<Format, DocumentForm> forms = new EnumMap<>(Format.class);

    RecordForms(Formats formats, Origins origins, Documents documents) {
        this.formats = formats;
        this.origins = origins;
        this.documents = documents;
        for (Format format : Format.values()) {
            forms.put(format, new DocumentForm(format.word(), (found, origin) -> bytes(found, origin, format)));
        }
    }

    /**
     * The form of a format that is one document to readers of either language; its root can be put into another
     * document where it is one of XML.
     */
    public DocumentForm of(Format format) {
        return Objects.requireNonNull(forms.get(format));
    }

    private byte[] bytes(CatalogueRecord found, @Nullable HarvestedDocument origin, Format format) {
        return original(found, origin, format.word()).orElseGet(() -> formats.write(found, format, Language.EN));
    }

    /** The record as a whole document of its own, written by us. */
    public byte[] written(CatalogueRecord found, Format format, Language language) {
        // Versions and tombstones are read by few; of what is an original, the root alone is kept.
        boolean isKept = format.isOneForAll()
                && found.change() > 0
                && !found.isGone()
                && !isOriginal(origins.document(found.id()).orElse(null), found.change(), format.word());
        return isKept ? documents.of(found, of(format)) : formats.write(found, format, language);
    }

    /** The root of the document as it came, where it came in that format and nobody changed the record here. */
    public Optional<byte[]> original(CatalogueRecord found, @Nullable HarvestedDocument origin, String format) {
        return isOriginal(origin, found.change(), format)
                ? origins.original(found.id()).flatMap(EmbeddedDocument::of).map(EmbeddedDocument::root)
                : Optional.empty();
    }

    public static boolean isOriginal(@Nullable HarvestedDocument origin, long change, String format) {
        return origin != null && origin.format().equals(format) && origin.isFollowedBy(change);
    }

    /** The root of a document that {@link #of} wrote. */
    public static EmbeddedDocument embedded(byte[] document) {
        return EmbeddedDocument.of(document)
                .orElseThrow(() -> new IllegalStateException("what was written has no root"));
    }
}
