package org.estran.app.catalogue.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.estran.app.vocabularies.Concepts;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
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

    private record Asked(
            String word,
            @Nullable String thesaurus,
            @Nullable Language language) {}

    @Override
    public UnaryOperator<MetadataRecord> matching() {
        Map<Asked, Optional<String>> known = new HashMap<>();
        return record -> {
            List<Keyword> matched = record.keywords().stream()
                    .map(keyword -> keyword.uri() == null ? matched(keyword, known) : keyword)
                    .toList();
            return matched.equals(record.keywords())
                    ? record
                    : record.change().keywords(matched).build();
        };
    }

    private Keyword matched(Keyword keyword, Map<Asked, Optional<String>> known) {
        List<String> meant = keyword.label().byLanguage().entrySet().stream()
                .map(label -> new Asked(
                        label.getValue(),
                        keyword.thesaurus(),
                        Language.of(label.getKey()).orElse(null)))
                .flatMap(asked -> known.computeIfAbsent(asked, this::address).stream())
                .distinct()
                .toList();
        return meant.size() == 1
                ? new Keyword(
                        keyword.label(), meant.getFirst(), keyword.thesaurus(), keyword.type(), keyword.thesaurusUri())
                : keyword;
    }

    private Optional<String> address(Asked asked) {
        return concepts.match(asked.word(), asked.thesaurus(), asked.language())
                .map(held -> held.concept().uri());
    }
}
