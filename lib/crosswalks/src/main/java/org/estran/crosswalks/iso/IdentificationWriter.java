package org.estran.crosswalks.iso;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Published;
import org.estran.records.BrowseGraphic;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.records.Kind;
import org.estran.records.Maintenance;
import org.estran.records.MetadataRecord;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Service;
import org.estran.records.TopicCategories;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/** What the resource is: {@code MD_DataIdentification} or {@code SV_ServiceIdentification}, in the order of the schemas. */
final class IdentificationWriter {

    /** Roles of those who made the resource, which stand in its citation; the others are whom to ask. */
    private static final Set<Role> CITED = Set.of(
            Role.AUTHOR,
            Role.CO_AUTHOR,
            Role.PRINCIPAL_INVESTIGATOR,
            Role.ORIGINATOR,
            Role.EDITOR,
            Role.PUBLISHER,
            Role.CONTRIBUTOR,
            Role.COLLABORATOR,
            Role.FUNDER,
            Role.SPONSOR);

    private final Out out;
    private final MetadataRecord record;
    private final Published published;
    private final DistributionWriter distributions;
    private final CitationWriter citations;
    private final PartyWriter parties;

    IdentificationWriter(Out out, MetadataRecord record, Published published, DistributionWriter distributions) {
        this.out = out;
        this.record = record;
        this.published = published;
        this.distributions = distributions;
        this.citations = new CitationWriter(out);
        this.parties = new PartyWriter(out);
    }

    /** A service is identified as one; what is both data and a service is identified twice, the second time in short. */
    void write() {
        Service service = record.service();
        if (record.kind() == Kind.SERVICE) {
            identification(service == null ? new Service(null, List.of(), null, List.of()) : service);
            return;
        }
        identification(null);
        if (service != null) {
            out.close().open(Pack.MDB, "identificationInfo").open(Pack.SRV, "SV_ServiceIdentification");
            out.nil(Pack.MRI, "citation", "inapplicable").nil(Pack.MRI, "abstract", "inapplicable");
            distributions.service(service);
            distributions.coupling(service);
            distributions.operations(service.operations());
            out.close();
        }
    }

    private void identification(@Nullable Service service) {
        out.open(
                service == null ? Pack.MRI : Pack.SRV,
                service == null ? "MD_DataIdentification" : "SV_ServiceIdentification");
        citation();
        out.required(Pack.MRI, "abstract", record.summary(), "abstract");
        out.optional(Pack.MRI, "purpose", record.purpose(), "purpose");
        record.credits().forEach(credit -> out.text(Pack.MRI, "credit", credit));
        record.status().forEach(code -> out.code(Pack.MRI, "status", Pack.MCC, "MD_ProgressCode", code));
        record.parties().stream()
                .filter(party -> !CITED.contains(party.role()))
                .forEach(party -> parties.write(Pack.MRI, "pointOfContact", party));
        if (out.is2003()) {
            rest2003(service);
        } else {
            rest2014(service);
        }
        out.close();
    }

    private void rest2003(@Nullable Service service) {
        maintenance();
        record.graphics().forEach(this::graphic);
        new KeywordWriter(out).write(record.keywords());
        new ConstraintWriter(out).write(record, Pack.MRI);
        new RelationWriter(out).write(record);
        if (service != null) {
            distributions.service(service);
            new ExtentWriter(out).write(record, Pack.SRV);
            distributions.coupling(service);
            distributions.operations(service.operations());
            operatesOn();
            return;
        }
        new RepresentationWriter(out).write(record.representation());
        if (record.languages().isEmpty()) {
            out.nil(Pack.MRI, "language", "missing");
        }
        record.languages()
                .forEach(code -> IsoWriter.languageCode(
                        out, Pack.MRI, "language", LanguageCodes.code(code).orElse(code)));
        topics();
        new ExtentWriter(out).write(record, Pack.MRI);
        out.optional(Pack.MRI, "supplementalInformation", record.supplement(), "supplement");
    }

    private void rest2014(@Nullable Service service) {
        new RepresentationWriter(out).write(record.representation());
        topics();
        new ExtentWriter(out).write(record, Pack.MRI);
        maintenance();
        record.graphics().forEach(this::graphic);
        new KeywordWriter(out).write(record.keywords());
        new ConstraintWriter(out).write(record, Pack.MRI);
        new RelationWriter(out).write(record);
        if (service != null) {
            distributions.service(service);
            distributions.coupling(service);
            distributions.operations(service.operations());
            operatesOn();
            return;
        }
        for (int i = 0; i < record.languages().size(); i++) {
            String code = record.languages().get(i);
            out.open(Pack.MRI, i == 0 ? "defaultLocale" : "otherLocale").open(Pack.LAN, "PT_Locale");
            IsoWriter.languageCode(
                    out, Pack.LAN, "language", LanguageCodes.code(code).orElse(code));
            out.code(Pack.LAN, "characterEncoding", Pack.LAN, "MD_CharacterSetCode", "utf8")
                    .close(2);
        }
        out.optional(Pack.MRI, "supplementalInformation", record.supplement(), "supplement");
    }

    private void operatesOn() {
        record.relations().stream()
                .filter(r -> r.type() == RelationType.OPERATES_ON && !r.target().isBlank())
                .forEach(r -> out.empty(Pack.SRV, "operatesOn", "uuidref", r.target()));
    }

    private void citation() {
        out.open(Pack.MRI, "citation").open(Pack.CIT, "CI_Citation");
        out.required(Pack.CIT, "title", record.title(), "title");
        record.alternateTitles().forEach(other -> out.text(Pack.CIT, "alternateTitle", other));
        String issued = record.issued();
        boolean isDated = false;
        if (issued != null && Moments.written(issued).isPresent()) {
            isDated = true;
            citations.date(Pack.CIT, "date", issued, DateType.PUBLICATION.word());
        }
        List<DatedEvent> dates = record.dates().stream()
                .filter(date -> Moments.written(date.date()).isPresent())
                .toList();
        dates.forEach(date ->
                citations.date(Pack.CIT, "date", date.date(), date.type().word()));
        if (out.is2003() && !isDated && dates.isEmpty()) {
            out.nil(Pack.CIT, "date", "unknown");
        }
        out.string(Pack.CIT, "edition", record.edition());
        identifiers();
        record.parties().stream()
                .filter(party -> CITED.contains(party.role()))
                .forEach(party -> parties.write(Pack.CIT, "citedResponsibleParty", party));
        out.close(2);
    }

    private void identifiers() {
        Doi own = published.doi();
        if (own != null
                && record.identifiers().stream()
                        .noneMatch(i -> Doi.parse(i.value()).equals(Optional.of(own)))) {
            citations.identifier(Pack.CIT, "identifier", own.address(), "doi");
        }
        for (Identifier identifier : record.identifiers()) {
            if (!identifier.value().isBlank()) {
                citations.identifier(
                        Pack.CIT,
                        "identifier",
                        identifier.value(),
                        identifier.scheme().isBlank() ? null : identifier.scheme());
            }
        }
    }

    private void maintenance() {
        Maintenance kept = record.maintenance();
        if (kept == null) {
            return;
        }
        out.open(Pack.MRI, "resourceMaintenance").open(Pack.MMI, "MD_MaintenanceInformation");
        String frequency = kept.frequency();
        boolean isDuration = frequency != null && RepresentationWriter.isDuration(frequency);
        if (frequency == null || frequency.isBlank() || isDuration) {
            out.nil(Pack.MMI, "maintenanceAndUpdateFrequency", "missing");
        } else {
            out.code(Pack.MMI, "maintenanceAndUpdateFrequency", Pack.MMI, "MD_MaintenanceFrequencyCode", frequency);
        }
        String next = kept.nextUpdate() == null
                ? null
                : Moments.written(kept.nextUpdate()).orElse(null);
        if (next != null && out.is2003()) {
            out.date(Pack.MMI, "dateOfNextUpdate", next);
        } else if (next != null) {
            citations.date(Pack.MMI, "maintenanceDate", next, DateType.NEXT_UPDATE.word());
        }
        if (isDuration) {
            new RepresentationWriter(out)
                    .duration(Pack.MMI, "userDefinedMaintenanceFrequency", String.valueOf(frequency));
        }
        out.text(Pack.MMI, "maintenanceNote", kept.note());
        out.close(2);
    }

    private void graphic(BrowseGraphic graphic) {
        out.open(Pack.MRI, "graphicOverview").open(Pack.MCC, "MD_BrowseGraphic");
        out.string(Pack.MCC, "fileName", graphic.address());
        out.text(Pack.MCC, "fileDescription", graphic.description());
        out.string(Pack.MCC, "fileType", graphic.mediaType());
        out.close(2);
    }

    private void topics() {
        for (String topic : record.topics()) {
            if (out.is2003() ? TopicCategories.isOf2003(topic) : TopicCategories.isOne(topic)) {
                out.open(Pack.MRI, "topicCategory")
                        .leaf(Pack.MRI, "MD_TopicCategoryCode", topic)
                        .close();
            }
        }
    }
}
