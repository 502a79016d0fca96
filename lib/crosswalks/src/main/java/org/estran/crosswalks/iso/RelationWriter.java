package org.estran.crosswalks.iso;

import org.estran.records.Funding;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.Role;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/**
 * Links to other things. A relation that ISO has no word for bears DataCite's; what the target is stands as the title of
 * the link. Who paid is an association of its own, with the funder as the cited party and the award as what is cited.
 */
final class RelationWriter {

    /** The association that leads to what paid. */
    static final String FUNDING = "isFundedBy";

    private final Out out;
    private final CitationWriter citations;

    RelationWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
    }

    void write(MetadataRecord record) {
        for (Relation relation : record.relations()) {
            if (!relation.target().isBlank()) {
                relation(relation);
            }
        }
        record.funding().forEach(this::funding);
    }

    private void relation(Relation relation) {
        String type = relation.type().iso().orElse(relation.type().word());
        Kind kind = relation.kind();
        if (out.is2003()) {
            out.open(Pack.MRI, "aggregationInfo").open(Pack.MRI, "MD_AggregateInformation");
            if (relation.title() != null) {
                citations.titled(Pack.MRI, "aggregateDataSetName", relation.title(), null, () -> {});
            }
            out.open(Pack.MRI, "aggregateDataSetIdentifier", "xlink:title", kind == null ? null : kind.word());
            out.open(Pack.MCC, "MD_Identifier")
                    .string(Pack.MCC, "code", relation.target())
                    .close(2);
        } else {
            out.open(Pack.MRI, "associatedResource").open(Pack.MRI, "MD_AssociatedResource");
            out.open(Pack.MRI, "name", "xlink:title", kind == null ? null : kind.word());
            out.open(Pack.CIT, "CI_Citation");
            if (relation.title() == null) {
                out.nil(Pack.CIT, "title", "missing");
            } else {
                out.text(Pack.CIT, "title", relation.title());
            }
            citations.identifier(Pack.CIT, "identifier", relation.target(), null);
            out.close(2);
        }
        ends(type, relation.initiative());
    }

    private void ends(String type, @Nullable String initiative) {
        out.code(Pack.MRI, "associationType", Pack.MRI, "DS_AssociationTypeCode", type);
        out.code(Pack.MRI, "initiativeType", Pack.MRI, "DS_InitiativeTypeCode", initiative);
        out.close(2);
    }

    private void funding(Funding funding) {
        out.open(Pack.MRI, out.is2003() ? "aggregationInfo" : "associatedResource");
        out.open(Pack.MRI, out.is2003() ? "MD_AggregateInformation" : "MD_AssociatedResource");
        citations.titled(Pack.MRI, out.is2003() ? "aggregateDataSetName" : "name", funding.awardTitle(), null, () -> {
            if (funding.award() != null || funding.awardUri() != null) {
                citations.identifier(Pack.CIT, "identifier", funding.award(), funding.awardUri(), null, null);
            }
            new PartyWriter(out).write(Pack.CIT, "citedResponsibleParty", funder(funding));
        });
        ends(FUNDING, "project");
    }

    private static Party funder(Funding funding) {
        String address = funding.funderIdentifier();
        Ror ror = address == null ? null : Ror.parse(address).orElse(null);
        return new Party(
                Role.FUNDER,
                null,
                null,
                null,
                funding.funder(),
                ror == null ? null : ror.text(),
                null,
                null,
                ror == null ? address : null,
                null);
    }
}
