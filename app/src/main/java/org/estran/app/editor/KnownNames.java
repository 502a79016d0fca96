package org.estran.app.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.records.Party;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/** The organisations and things the centre knows already, to pick from. */
@Component
public class KnownNames {

    private static final int MOST = 150;

    private final Catalogue catalogue;

    KnownNames(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Organisations by name, with their ROR id where a record tells it, else an empty text. */
    public Map<String, String> organisations() {
        Map<String, String> known = new LinkedHashMap<>();
        List<FacetValue> named = catalogue
                .search(SearchRequest.EVERYTHING.limit(1))
                .facets()
                .getOrDefault(Facet.ORGANISATION, List.of());
        for (FacetValue value : named.stream().limit(MOST).toList()) {
            known.put(value.value(), "");
        }
        Stream.concat(
                        found("organisation", Language.FR).stream(),
                        catalogue.search(SearchRequest.EVERYTHING.limit(MOST)).items().stream())
                .flatMap(record -> record.record().parties().stream())
                .filter(party -> party.ror() != null && party.organisation() != null)
                .forEach(party -> known.merge(
                        String.valueOf(party.organisation()), ror(party), (old, ror) -> old.isEmpty() ? ror : old));
        return known;
    }

    private static String ror(Party party) {
        return String.valueOf(party.ror());
    }

    /** Networks, platforms, instruments, campaigns and their like: their ids and titles. */
    public Map<String, String> things(Language language) {
        Map<String, String> known = new LinkedHashMap<>();
        List<CatalogueRecord> all = new ArrayList<>();
        for (String kind : List.of("network", "campaign", "platform", "instrument", "series", "service", "software")) {
            all.addAll(found(kind, language));
        }
        all.forEach(record -> known.put(record.id(), record.record().title().best(language)));
        return known;
    }

    private List<CatalogueRecord> found(String kind, Language language) {
        return catalogue
                .search(SearchRequest.EVERYTHING
                        .facet(Facet.KIND, kind)
                        .sort(SearchRequest.Sort.TITLE)
                        .language(language)
                        .limit(MOST))
                .items();
    }
}
