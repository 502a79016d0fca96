package org.estran.app.portal.record;

import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.pages.Words;
import org.estran.records.Relation;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A relation as a sentence: the words ("Fait partie de"), and what they lead to.
 *
 * @param address null where the target is no address we know how to follow
 */
public record RelationLine(
        String words,
        String title,
        String titleLanguage,
        @Nullable String address) {

    static List<RelationLine> of(List<Relation> relations, Catalogue catalogue, Words words) {
        return relations.stream()
                .map(relation -> line(relation, catalogue, words))
                .toList();
    }

    private static RelationLine line(Relation relation, Catalogue catalogue, Words words) {
        String sentence = words.text("relation." + relation.type().word());
        String target = relation.target();
        Optional<CatalogueRecord> here =
                CatalogueRecord.isId(target) || Doi.parse(target).isPresent()
                        ? catalogue.byIdentifier(target)
                        : Optional.empty();
        if (here.isPresent()) {
            LocalizedText title = here.get().record().title();
            return line(sentence, title, "/records/" + here.get().id(), words, target);
        }
        LocalizedText title = relation.title() == null ? LocalizedText.NONE : relation.title();
        return line(sentence, title, address(target), words, target);
    }

    static RelationLine line(
            String sentence, LocalizedText title, @Nullable String address, Words words, String otherwise) {
        String shown = title.isEmpty() ? otherwise : title.best(words.language());
        String language =
                title.languageFor(words.language()).orElse(words.language().code());
        return new RelationLine(sentence, shown, language, address);
    }

    private static @Nullable String address(String target) {
        return Doi.parse(target).map(Doi::address).orElse(target.matches("(?i)https?://\\S+") ? target : null);
    }
}
