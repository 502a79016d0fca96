package org.estran.app.catalogue.store;

import java.util.List;
import org.estran.app.vocabularies.Concepts;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/**
 * Asks the vocabularies what a keyword means. The word itself stays as it came; a keyword that has an address keeps it,
 * and one whose languages mean different concepts gets none.
 */
@Component
class MatchedSubjects implements Subjects {

    private final Concepts concepts;

    MatchedSubjects(Concepts concepts) {
        this.concepts = concepts;
    }

    @Override
    public MetadataRecord matched(MetadataRecord record) {
        List<Keyword> matched = record.keywords().stream()
                .map(keyword -> keyword.uri() == null ? matched(keyword) : keyword)
                .toList();
        return matched.equals(record.keywords())
                ? record
                : record.change().keywords(matched).build();
    }

    private Keyword matched(Keyword keyword) {
        List<String> meant = keyword.label().byLanguage().entrySet().stream()
                .flatMap(
                        label -> concepts
                                .match(
                                        label.getValue(),
                                        keyword.thesaurus(),
                                        Language.of(label.getKey()).orElse(null))
                                .stream())
                .map(held -> held.concept().uri())
                .distinct()
                .toList();
        return meant.size() == 1
                ? new Keyword(
                        keyword.label(), meant.getFirst(), keyword.thesaurus(), keyword.type(), keyword.thesaurusUri())
                : keyword;
    }
}
