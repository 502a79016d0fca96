package org.estran.app.portal.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RelatedRecord;
import org.estran.app.pages.Words;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Doi;
import org.springframework.stereotype.Component;

/** What a record says of others and what others say of it, told once and from its own end. */
@Component
class Relations {

    /** Enough to see what there is; a collection of thousands is browsed by searching in it. */
    private static final int HEARD = 60;

    private final Catalogue catalogue;

    Relations(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<RelationGroup> of(CatalogueRecord found, Words words) {
        // By type, then by where it leads: said and heard of the same record is one card.
        Map<RelationType, Map<String, RelationCard>> cards = new EnumMap<>(RelationType.class);
        for (Relation relation : found.record().relations()) {
            RelationCard card = here(relation.target())
                    .map(target -> RelationCard.here(target, words))
                    .orElseGet(() -> RelationCard.elsewhere(relation, words));
            add(cards, relation.type(), card);
        }
        for (RelatedRecord heard : catalogue.relationsTo(found.id(), HEARD)) {
            add(cards, heard.type().inverse().orElse(RelationType.OTHER), RelationCard.here(heard.record(), words));
        }
        return cards.entrySet().stream()
                .map(group -> RelationGroup.of(
                        words.text("relation." + group.getKey().word()),
                        new ArrayList<>(group.getValue().values())))
                .toList();
    }

    private static void add(Map<RelationType, Map<String, RelationCard>> cards, RelationType type, RelationCard card) {
        cards.computeIfAbsent(type, one -> new LinkedHashMap<>())
                .putIfAbsent(Objects.requireNonNullElse(card.address(), card.title()), card);
    }

    private Optional<CatalogueRecord> here(String target) {
        boolean mayBeHere =
                target.matches("[A-Za-z0-9._:-]{6,200}") || Doi.parse(target).isPresent();
        return mayBeHere ? catalogue.byIdentifier(target).filter(record -> !record.isGone()) : Optional.empty();
    }
}
