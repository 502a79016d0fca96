package org.estran.app.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.identifiers.DoiStatus;
import org.estran.app.identifiers.Identifiers;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the versions of a record are to each other, in DataCite's words. The record's own DOI stands for all its versions;
 * from the second one on, each has a DOI of its own, and these say which is whose.
 */
@Component
public class VersionRelations {

    /** More are found from one to the next. */
    private static final int TOLD = 100;

    private final Identifiers identifiers;

    VersionRelations(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** The DOI of that very version; null for a record of one version, or without a DOI of this centre's giving. */
    public @Nullable Doi doi(CatalogueRecord record) {
        return doi(record.doi(), record.version());
    }

    private @Nullable Doi doi(@Nullable Doi record, int version) {
        if (record == null) {
            return null;
        }
        Doi own = Identifiers.ofVersion(record, version);
        return identifiers.state(own).isPresent() ? own : null;
    }

    /** The description of a record as that of all its versions: {@code HasVersion}, the newest first. */
    public MetadataRecord ofRecord(CatalogueRecord record) {
        Doi doi = record.doi();
        if (doi == null || record.version() == 1 || doi(record) == null) {
            return record.record();
        }
        List<Relation> relations = new ArrayList<>();
        for (int version = record.version(); version > Math.max(0, record.version() - TOLD); version--) {
            add(relations, RelationType.HAS_VERSION, doi(doi, version));
        }
        return with(record.record(), relations);
    }

    /** The description of one version, which has a DOI: whose it is, and which come before and after it. */
    public MetadataRecord ofVersion(CatalogueRecord version) {
        Doi doi = version.doi();
        if (doi == null) {
            return version.record();
        }
        List<Relation> relations = new ArrayList<>();
        relations.add(to(RelationType.IS_VERSION_OF, doi));
        add(relations, RelationType.IS_NEW_VERSION_OF, doi(doi, version.version() - 1));
        Doi next = doi(doi, version.version() + 1);
        add(relations, RelationType.IS_PREVIOUS_VERSION_OF, isPublished(next) ? next : null);
        return with(version.record(), relations);
    }

    /** The next version may still be a draft, which nobody is told of. */
    private boolean isPublished(@Nullable Doi doi) {
        return doi != null
                && identifiers
                        .state(doi)
                        .filter(state -> state.wanted() != DoiStatus.RESERVED)
                        .isPresent();
    }

    private static void add(List<Relation> relations, RelationType type, @Nullable Doi doi) {
        if (doi != null) {
            relations.add(to(type, doi));
        }
    }

    private static Relation to(RelationType type, Doi doi) {
        return new Relation(type, doi.text(), null);
    }

    private static MetadataRecord with(MetadataRecord record, List<Relation> more) {
        List<Relation> all = new ArrayList<>(record.relations());
        more.stream().filter(relation -> !all.contains(relation)).forEach(all::add);
        return record.change().relations(all).build();
    }
}
