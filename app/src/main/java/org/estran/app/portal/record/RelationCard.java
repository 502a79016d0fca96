package org.estran.app.portal.record;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.pages.Words;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a relation.
 *
 * @param language the title's own
 * @param address null where it leads nowhere we know how to follow
 * @param kind what it is, in words; empty where that is not known
 * @param detail who and when, or on what site
 */
public record RelationCard(
        String title, @Nullable String language, @Nullable String address, String kind, String detail) {

    static RelationCard here(CatalogueRecord target, Words words) {
        MetadataRecord record = target.record();
        String who = record.citedParties().stream()
                .limit(1)
                .map(party -> party.isPerson() ? party.family() : party.name())
                .collect(Collectors.joining());
        String many = record.citedParties().size() > 1 && !who.isEmpty() ? who + " et al." : who;
        String when = record.period() == null ? "" : words.period(record.period());
        return new RelationCard(
                record.title().isEmpty() ? target.id() : record.title().best(words.language()),
                record.title().languageFor(words.language()).orElse(null),
                "/records/" + target.id(),
                words.text("kind." + record.kind().word()),
                Stream.of(many, when).filter(part -> !part.isBlank()).collect(Collectors.joining(", ")));
    }

    static RelationCard elsewhere(Relation relation, Words words) {
        LocalizedText title = Objects.requireNonNullElse(relation.title(), LocalizedText.NONE);
        Shown shown = Shown.of(title, relation.target(), words);
        Kind kind = relation.kind();
        return new RelationCard(
                shown.text(),
                shown.language(),
                shown.address(),
                kind == null ? "" : words.text("kind." + kind.word()),
                shown.address() == null
                        ? ""
                        : Objects.requireNonNullElse(URI.create(shown.address()).getHost(), ""));
    }
}
