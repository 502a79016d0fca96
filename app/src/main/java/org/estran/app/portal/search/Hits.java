package org.estran.app.portal.search;

import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.coverages.Pictures;
import org.estran.app.pages.Words;
import org.springframework.stereotype.Component;

/** Makes found records ready to be shown, with the pictures this reader may see. */
@Component
public class Hits {

    private final Pictures pictures;
    private final Callers callers;

    Hits(Pictures pictures, Callers callers) {
        this.pictures = pictures;
        this.callers = callers;
    }

    public List<Hit> of(List<CatalogueRecord> found, Words words) {
        Caller reader = callers.current();
        return found.stream()
                .map(record -> Hit.of(record, words, isPictured(record, reader)))
                .toList();
    }

    private boolean isPictured(CatalogueRecord record, Caller reader) {
        return record.fileCount() > 0
                && !record.isDataWithdrawn()
                && pictures.alt(reader, record.id()).isPresent();
    }
}
