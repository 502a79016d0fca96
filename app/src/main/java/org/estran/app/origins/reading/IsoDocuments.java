package org.estran.app.origins.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.origins.reading.Reading.Remark;
import org.estran.crosswalks.iso.IsoDialect;
import org.estran.crosswalks.iso.IsoReader;
import org.estran.crosswalks.iso.IsoReading;
import org.estran.crosswalks.iso.UnreadableDocument;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/** ISO 19139 and ISO 19115-3. */
class IsoDocuments implements DocumentReader {

    /** The scheme of an identifier that is the document's, not that of what it describes. */
    private static final String SCHEME = "metadata";

    /** As much as is looked at to tell what a document is. */
    private static final int HEAD = 8192;

    private static final Pattern POSITION = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

    @Override
    public Reading read(byte[] document) {
        if (!IsoReader.claims(Arrays.copyOf(document, Math.min(document.length, HEAD)))) {
            return new Reading.Foreign("");
        }
        try {
            return read(IsoReader.read(document));
        } catch (UnreadableDocument refused) {
            return refused.reason() == UnreadableDocument.Reason.NOT_ISO
                    ? new Reading.Foreign(refused.detail())
                    : new Reading.Refused(new Remark(
                            refused.code(), refused.line(), refused.column(), "", List.of(refused.detail())));
        }
    }

    private static Reading read(IsoReading iso) {
        return new Reading.Read(
                withOwnIdentifier(iso.record(), iso.fileIdentifier()),
                format(iso.dialect()),
                iso.fileIdentifier(),
                iso.findings().stream().map(IsoDocuments::remark).toList());
    }

    private static String format(IsoDialect dialect) {
        return switch (dialect) {
            case ISO_19139 -> "iso19139";
            case ISO_19115_3 -> "iso19115-3";
        };
    }

    /** A record is found by the identifier of its document as well. */
    private static MetadataRecord withOwnIdentifier(MetadataRecord record, @Nullable String own) {
        if (own == null
                || own.isBlank()
                || record.identifiers().stream()
                        .anyMatch(identifier -> identifier.value().equals(own))) {
            return record;
        }
        List<Identifier> identifiers = new ArrayList<>(record.identifiers());
        identifiers.add(new Identifier(SCHEME, own));
        return record.change().identifiers(identifiers).build();
    }

    /** The reader gives the value as it is written, then the position, then what else the words need. */
    private static Remark remark(Finding finding) {
        Matcher position = POSITION.matcher(
                finding.arguments().size() < 2 ? "" : finding.arguments().get(1));
        boolean isPlaced = position.matches();
        return new Remark(
                finding.code(),
                isPlaced ? Integer.parseInt(position.group(1)) : 0,
                isPlaced ? Integer.parseInt(position.group(2)) : 0,
                finding.pointer(),
                finding.arguments());
    }
}
