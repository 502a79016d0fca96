package org.estran.app.dissemination.oai;

import java.nio.charset.StandardCharsets;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.DocumentForm;
import org.estran.oaipmh.Datestamp;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;

/**
 * What the header and the provenance of an item tell of its description.
 *
 * @param kind the word of its kind
 * @param dated the last date the description gives itself, as a datestamp; empty where it gives none
 */
record ItemHead(String kind, String dated) {

    /** Kept as documents are, in two lines: to know this much nobody reads a whole description. */
    static final DocumentForm FORM = new DocumentForm(
            "oai-head", true, (found, origin) -> of(found).lines().getBytes(StandardCharsets.UTF_8));

    static ItemHead of(CatalogueRecord found) {
        return new ItemHead(
                found.record().kind().word(),
                found.record().metadata().dates().stream()
                        .filter(event -> event.type() == DateType.REVISION || event.type() == DateType.CREATION)
                        .map(DatedEvent::date)
                        .flatMap(date -> Datestamp.of(date).stream())
                        .map(Datestamp::text)
                        .reduce("", (first, last) -> last));
    }

    static ItemHead read(byte[] lines) {
        String text = new String(lines, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return new ItemHead(text.substring(0, end), text.substring(end + 1));
    }

    private String lines() {
        return kind + "\n" + dated;
    }
}
