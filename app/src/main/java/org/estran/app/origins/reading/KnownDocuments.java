package org.estran.app.origins.reading;

import java.util.List;
import org.springframework.stereotype.Component;

/** Every format that is read; the first reader that knows a document has it. */
@Component
class KnownDocuments implements DocumentReader {

    private final List<DocumentReader> readers = List.of(new IsoDocuments(), new CswRecordDocuments());

    @Override
    public Reading read(byte[] document) {
        Reading reading = new Reading.Foreign("");
        for (DocumentReader reader : readers) {
            reading = reader.read(document);
            if (!(reading instanceof Reading.Foreign)) {
                return reading;
            }
        }
        return reading;
    }
}
