package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.records.Funding;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Links to other things, and who paid, which ISO says in the same place. */
final class RelationReader {

    private final Reading reading;
    private final CitationReader citations;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Funding> funding = new ArrayList<>();

    RelationReader(Reading reading) {
        this.reading = reading;
        this.citations = new CitationReader(reading);
    }

    List<Relation> relations() {
        return relations;
    }

    List<Funding> funding() {
        return funding;
    }

    void parent(@Nullable String parent) {
        if (parent != null && !CitationReader.isNilWord(parent)) {
            linked(RelationType.IS_PART_OF, parent);
        }
    }

    void linked(RelationType type, @Nullable String target) {
        boolean isKnown =
                relations.stream().anyMatch(r -> r.type() == type && r.target().equals(target));
        if (target != null && !target.isEmpty() && !isKnown) {
            relations.add(new Relation(type, target, null));
        }
    }

    void cited(Part citation, RelationType type) {
        add(type, citations.target(citation), reading.text(citation.first("title")), null, null);
    }

    /** A page beside the resource: the extensions of metadata, which some fill with related resources. */
    void page(Part online) {
        LocalizedText name = reading.text(online.first("description"));
        add(
                RelationType.REFERENCES,
                reading.plain(online, "linkage"),
                name.isEmpty() ? reading.text(online.first("name")) : name,
                null,
                null);
    }

    void operatesOn(Part property) {
        String uuid = property.attribute("uuidref");
        linked(RelationType.OPERATES_ON, uuid == null || uuid.isEmpty() ? property.attribute("href") : uuid);
    }

    /** {@code MD_AggregateInformation} of 2003 and {@code MD_AssociatedResource} of 2014. */
    void associated(Part property) {
        Part resource = property.only();
        if (resource == null) {
            return;
        }
        String association = reading.code(resource.first("associationType"));
        Part name = resource.first("name");
        if (name == null) {
            name = resource.first("aggregateDataSetName");
        }
        Part citation = name == null ? null : name.first("CI_Citation");
        if (association.equals(RelationWriter.FUNDING) && citation != null) {
            funding(citation);
            return;
        }
        String initiative = reading.code(resource.first("initiativeType"));
        add(
                type(resource, association),
                target(resource, citation),
                citation == null ? LocalizedText.NONE : reading.text(citation.first("title")),
                kind(name, resource.first("aggregateDataSetIdentifier")),
                initiative.isEmpty() ? null : initiative);
    }

    private RelationType type(Part resource, String association) {
        Optional<RelationType> type = RelationType.of(association).or(() -> RelationType.ofIso(association));
        if (type.isEmpty()) {
            reading.tell("association-unknown", resource, association);
        }
        return type.orElse(RelationType.OTHER);
    }

    private static @Nullable Kind kind(@Nullable Part... properties) {
        for (Part property : properties) {
            String title = property == null ? null : property.attribute("title");
            Optional<Kind> kind = title == null ? Optional.empty() : Kind.of(title);
            if (kind.isPresent()) {
                return kind.get();
            }
        }
        return null;
    }

    private @Nullable String target(Part resource, @Nullable Part citation) {
        Part reference = resource.first("metadataReference");
        String uuid = reference == null ? null : reference.attribute("uuidref");
        if (uuid != null && !uuid.isEmpty()) {
            return uuid;
        }
        Part identifier = resource.first("aggregateDataSetIdentifier", "MD_Identifier", "code");
        if (identifier == null) {
            identifier = resource.first("aggregateDataSetIdentifier", "RS_Identifier", "code");
        }
        String code = reading.plain(identifier);
        return code.isEmpty() && citation != null ? citations.target(citation) : code;
    }

    private void funding(Part citation) {
        Part code = citation.first("identifier", "MD_Identifier", "code");
        String award = reading.plain(code);
        for (Party funder : new PartyReader(reading).all(citation.all("citedResponsibleParty"))) {
            Funding read = new Funding(
                    funder.name(),
                    funder.uri() != null
                            ? funder.uri()
                            : funder.ror() == null ? null : "https://ror.org/" + funder.ror(),
                    award.isEmpty() ? null : award,
                    reading.anchor(code),
                    reading.text(citation.first("title")));
            if (!funding.contains(read)) {
                funding.add(read);
            }
        }
    }

    private void add(
            RelationType type,
            @Nullable String target,
            LocalizedText title,
            @Nullable Kind kind,
            @Nullable String initiative) {
        if (target != null && !target.isEmpty()) {
            Relation relation = new Relation(type, target, title, kind, initiative);
            if (!relations.contains(relation)) {
                relations.add(relation);
            }
        }
    }
}
