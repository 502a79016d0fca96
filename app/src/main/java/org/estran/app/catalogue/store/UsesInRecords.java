package org.estran.app.catalogue.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.search.RecordSearch;
import org.estran.app.vocabularies.ConceptUses;
import org.estran.app.vocabularies.HeldConcept;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which published records use a concept: as a keyword, or a CF standard name as that of a variable. */
@Component
class UsesInRecords implements ConceptUses {

    private final RecordSearch index;
    private final Catalogue catalogue;

    UsesInRecords(RecordSearch index, @Lazy Catalogue catalogue) {
        this.index = index;
        this.catalogue = catalogue;
    }

    @Override
    public long count(HeldConcept concept) {
        return index.count(facet(concept), value(concept));
    }

    @Override
    public List<Use> some(HeldConcept concept, int limit) {
        SearchRequest request =
                SearchRequest.EVERYTHING.facet(facet(concept), value(concept)).limit(limit);
        return catalogue.search(request).items().stream()
                .map(record -> new Use(record.record().title(), "/records/" + record.id()))
                .toList();
    }

    @Override
    public String address(HeldConcept concept) {
        return "/records?" + facet(concept).word() + "=" + URLEncoder.encode(value(concept), StandardCharsets.UTF_8);
    }

    private static Facet facet(HeldConcept concept) {
        return isStandardName(concept) ? Facet.VARIABLE : Facet.KEYWORD;
    }

    private static String value(HeldConcept concept) {
        return isStandardName(concept)
                ? concept.concept().notation()
                : concept.concept().uri();
    }

    private static boolean isStandardName(HeldConcept concept) {
        return concept.concept().uri().startsWith("http://vocab.nerc.ac.uk/standard_name/");
    }
}
