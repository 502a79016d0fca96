package org.estran.app.catalogue.search;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Doi;

/** The form in which identifiers are compared: lower case, and a DOI without the address that leads to it. */
public final class ExactIdentifier {

    private ExactIdentifier() {}

    public static String normal(String identifier) {
        String lower = identifier.strip().toLowerCase(Locale.ROOT);
        return Doi.parse(lower).map(Doi::text).orElse(lower);
    }

    /** All that finds this record exactly, its own id first. */
    public static Set<String> of(CatalogueRecord record) {
        Set<String> all = new LinkedHashSet<>();
        all.add(record.id());
        Doi doi = record.doi();
        if (doi != null) {
            all.add(doi.text());
        }
        record.record().identifiers().forEach(identifier -> all.add(normal(identifier.value())));
        all.remove("");
        return all;
    }
}
