package org.estran.crosswalks.iso;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Published;
import org.estran.records.BrowseGraphic;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.Maintenance;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.ReferenceSystem;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Representation;
import org.estran.records.Resolution;
import org.estran.records.ResolutionMeasure;
import org.estran.records.Role;
import org.estran.records.Service;
import org.estran.records.TopicCategories;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One record as a whole document of either encoding. The elements follow the sequences of the schemas; what a schema
 * demands and the record lacks is nil with a reason, never invented.
 */
final class IsoWriter {

    static final String STANDARD_2003 = "ISO 19115:2003/19139 1.0";
    static final String STANDARD_2014 = "ISO 19115-3 1.0";

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

    private final MetadataRecord record;
    private final Published published;
    private final Out out;
    private final CitationWriter citations;
    private final PartyWriter parties;
    private final DistributionWriter distributions;
    private final String scope;
    private final IsoDialect dialect;
    private int localesAt;

    private IsoWriter(MetadataRecord record, Published published, IsoDialect dialect, String language) {
        this.record = record;
        this.dialect = dialect;
        this.published = published;
        this.out = new Out(dialect, language, record.nilReasons());
        this.citations = new CitationWriter(out);
        this.parties = new PartyWriter(out);
        this.distributions = new DistributionWriter(out);
        this.scope = scope(record.kind());
    }

    static String write(MetadataRecord record, Published published, IsoDialect dialect) {
        return write(record, published, dialect, language(record));
    }

    /** In a language of the document that is given, as when its parts go into another document. */
    static String write(MetadataRecord record, Published published, IsoDialect dialect, String language) {
        IsoWriter writer = new IsoWriter(record, published, dialect, language);
        String document = writer.document();
        return writer.out.isUntidy()
                ? new IsoWriter(Tidy.of(record), published, dialect, language).document()
                : document;
    }

    private String document() {
        body();
        // Languages are declared before the texts that are known only now to need them.
        Out declarations = new Out(dialect, out.language(), Map.of());
        out.otherLanguages().stream().sorted().forEach(code -> locale(declarations, code));
        return out.document(localesAt, declarations.document());
    }

    private void body() {
        boolean isAcquired = !record.acquisition().isEmpty();
        if (out.is2003()) {
            out.root(isAcquired ? "gmi" : "gmd", isAcquired ? "MI_Metadata" : "MD_Metadata");
            head2003();
        } else {
            out.root("mdb", "MD_Metadata");
            head2014();
        }
        record.representation().referenceSystems().forEach(this::referenceSystem);
        out.open(Pack.MDB, "identificationInfo");
        identification();
        out.close();
        ContentWriter content = new ContentWriter(out);
        content.variables(record);
        distributions.write(record, published);
        new LineageWriter(out).write(record, scope);
        content.acquisition(record.acquisition(), scope);
        out.close();
    }

    /** The language of the texts: as told, else the resource's if there are texts in it, else whichever there is. */
    private static String language(MetadataRecord record) {
        Set<String> spoken = record.title().byLanguage().keySet();
        return Stream.of(
                        Stream.ofNullable(record.metadata().language()),
                        record.languages().stream().filter(spoken::contains),
                        record.title().languageFor(Language.EN).stream(),
                        record.summary().languageFor(Language.EN).stream())
                .flatMap(found -> found)
                .flatMap(code -> LanguageCodes.code(code).stream())
                .findFirst()
                .orElse(Language.EN.code());
    }

    private void head2003() {
        MetadataInfo info = record.metadata();
        out.string(Pack.MDB, "fileIdentifier", identifier());
        languageCode(out, Pack.MDB, "language", out.language());
        out.code(Pack.MDB, "characterSet", Pack.LAN, "MD_CharacterSetCode", "utf8");
        out.string(Pack.MDB, "parentIdentifier", parent());
        out.code(Pack.MDB, "hierarchyLevel", Pack.MCC, "MD_ScopeCode", scope);
        out.string(Pack.MDB, "hierarchyLevelName", record.kind().word());
        contacts().forEach(party -> parties.write(Pack.MDB, "contact", party));
        out.date(Pack.MDB, "dateStamp", stamp());
        out.string(
                Pack.MDB,
                "metadataStandardName",
                Optional.ofNullable(info.standard()).orElse(STANDARD_2003));
        localesAt = out.length();
    }

    private void head2014() {
        citations.identifier(Pack.MDB, "metadataIdentifier", identifier(), null);
        out.open(Pack.MDB, "defaultLocale");
        locale(out, "language", out.language());
        out.close();
        String parent = parent();
        if (parent != null) {
            out.open(Pack.MDB, "parentMetadata").open(Pack.CIT, "CI_Citation");
            out.nil(Pack.CIT, "title", "missing");
            citations.identifier(Pack.CIT, "identifier", parent, null);
            out.close(2);
        }
        out.open(Pack.MDB, "metadataScope").open(Pack.MDB, "MD_MetadataScope");
        out.code(Pack.MDB, "resourceScope", Pack.MCC, "MD_ScopeCode", scope);
        out.string(Pack.MDB, "name", record.kind().word()).close(2);
        contacts().forEach(party -> parties.write(Pack.MDB, "contact", party));
        stamps().forEach(date ->
                citations.date(Pack.MDB, "dateInfo", date.date(), date.type().word()));
        standard("metadataStandard", STANDARD_2014);
        if (record.metadata().standard() != null) {
            standard("metadataProfile", record.metadata().standard());
        }
        localesAt = out.length();
        out.open(Pack.MDB, "metadataLinkage").open(Pack.CIT, "CI_OnlineResource");
        out.string(Pack.CIT, "linkage", published.landingPage().toString());
        out.code(Pack.CIT, "function", Pack.CIT, "CI_OnLineFunctionCode", "completeMetadata")
                .close(2);
    }

    private void standard(String property, String name) {
        out.open(Pack.MDB, property).open(Pack.CIT, "CI_Citation");
        out.string(Pack.CIT, "title", name).close(2);
    }

    private static void languageCode(Out to, Pack pack, String property, String code) {
        to.open(pack, property)
                .codeValue(Pack.LAN, "LanguageCode", LanguageCodes.bibliographic(code))
                .close();
    }

    private static void locale(Out to, String code) {
        to.open(Pack.MDB, to.is2003() ? "locale" : "otherLocale");
        locale(to, to.is2003() ? "languageCode" : "language", code);
        to.close();
    }

    private static void locale(Out to, String property, String code) {
        to.open(Pack.LAN, "PT_Locale", "id", code.toUpperCase(Locale.ROOT));
        languageCode(to, Pack.LAN, property, code);
        to.code(Pack.LAN, "characterEncoding", Pack.LAN, "MD_CharacterSetCode", "utf8")
                .close();
    }

    private String identifier() {
        String own = record.metadata().identifier();
        return own == null || own.isBlank() ? published.recordId() : own;
    }

    /** The thing it is part of, if the relation says no more than that. */
    private @Nullable String parent() {
        return record.relations().stream()
                .filter(r -> r.type() == RelationType.IS_PART_OF && !r.target().isBlank())
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }

    /** Who answers for the metadata: as told, else whom to ask about the resource, else the centre. */
    private List<Party> contacts() {
        return Stream.of(
                        record.metadata().parties(),
                        record.parties(Role.POINT_OF_CONTACT),
                        List.of(Party.organisation(Role.POINT_OF_CONTACT, published.catalogue(), null)))
                .filter(parties -> parties.stream().anyMatch(PartyWriter::isSomebody))
                .findFirst()
                .orElse(List.of(Party.organisation(Role.POINT_OF_CONTACT, "—", null)));
    }

    private List<DatedEvent> stamps() {
        List<DatedEvent> told = record.metadata().dates().stream()
                .filter(date -> Moments.written(date.date()).isPresent())
                .toList();
        return told.isEmpty()
                ? List.of(new DatedEvent(DateType.REVISION, published.at().toString()))
                : told;
    }

    /** When the metadata last changed. */
    private String stamp() {
        List<DatedEvent> stamps = stamps();
        return stamps.stream()
                .filter(date -> date.type() == DateType.REVISION)
                .reduce((one, later) -> later)
                .orElse(stamps.getLast())
                .date();
    }

    private static String scope(Kind kind) {
        return switch (kind) {
            case DATASET -> "dataset";
            case SERIES -> "series";
            case SERVICE -> "service";
            case SOFTWARE -> "software";
            case NETWORK -> "initiative";
            case PLATFORM, INSTRUMENT -> "collectionHardware";
            case CAMPAIGN -> "fieldSession";
            case SAMPLE -> "sample";
            case DOCUMENT -> "document";
            case ORGANISATION, PERSON -> "nonGeographicDataset";
        };
    }

    private void referenceSystem(ReferenceSystem system) {
        out.open(Pack.MDB, "referenceSystemInfo").open(Pack.MRS, "MD_ReferenceSystem");
        if (out.is2003()) {
            out.open(Pack.MRS, "referenceSystemIdentifier").open(Pack.MCC, "RS_Identifier");
            out.string(Pack.MCC, "code", system.code()).close(2);
        } else {
            citations.identifier(Pack.MRS, "referenceSystemIdentifier", system.code(), null, null, system.name());
            out.code(Pack.MRS, "referenceSystemType", Pack.MRS, "MD_ReferenceSystemTypeCode", system.type());
        }
        out.close(2);
    }

    /** A service is identified as one; what is both data and a service is identified twice, the second time in short. */
    private void identification() {
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
        keywords();
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
        representation();
        if (record.languages().isEmpty()) {
            out.nil(Pack.MRI, "language", "missing");
        }
        record.languages()
                .forEach(code -> languageCode(
                        out, Pack.MRI, "language", LanguageCodes.code(code).orElse(code)));
        topics();
        new ExtentWriter(out).write(record, Pack.MRI);
        out.optional(Pack.MRI, "supplementalInformation", record.supplement(), "supplement");
    }

    private void rest2014(@Nullable Service service) {
        representation();
        topics();
        new ExtentWriter(out).write(record, Pack.MRI);
        maintenance();
        record.graphics().forEach(this::graphic);
        keywords();
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
            languageCode(out, Pack.LAN, "language", LanguageCodes.code(code).orElse(code));
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
        boolean isDuration = frequency != null && frequency.matches(DURATION);
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
            duration(Pack.MMI, "userDefinedMaintenanceFrequency", String.valueOf(frequency));
        }
        out.text(Pack.MMI, "maintenanceNote", kept.note());
        out.close(2);
    }

    private static final String DURATION =
            "-?P(?=\\d|T\\d)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?";

    private void duration(Pack pack, String property, String value) {
        out.open(pack, property).leaf(Pack.GTS, "TM_PeriodDuration", value).close();
    }

    private void graphic(BrowseGraphic graphic) {
        out.open(Pack.MRI, "graphicOverview").open(Pack.MCC, "MD_BrowseGraphic");
        out.string(Pack.MCC, "fileName", graphic.address());
        out.text(Pack.MCC, "fileDescription", graphic.description());
        out.string(Pack.MCC, "fileType", graphic.mediaType());
        out.close(2);
    }

    /** Neighbours of one thesaurus and type share a group, so that the order is kept. */
    private void keywords() {
        Keyword before = null;
        for (Keyword keyword : record.keywords()) {
            if (keyword.label().isEmpty() && keyword.uri() == null) {
                continue;
            }
            if (before != null && !isOneGroup(before, keyword)) {
                group(before);
            }
            if (before == null || !isOneGroup(before, keyword)) {
                out.open(Pack.MRI, "descriptiveKeywords").open(Pack.MRI, "MD_Keywords");
            }
            out.text(Pack.MRI, "keyword", keyword.label(), keyword.uri());
            before = keyword;
        }
        if (before != null) {
            group(before);
        }
    }

    private static boolean isOneGroup(Keyword one, Keyword other) {
        return Objects.equals(one.thesaurus(), other.thesaurus())
                && Objects.equals(one.thesaurusUri(), other.thesaurusUri())
                && Objects.equals(one.type(), other.type());
    }

    private void group(Keyword keyword) {
        out.code(Pack.MRI, "type", Pack.MRI, "MD_KeywordTypeCode", keyword.type());
        if (keyword.thesaurus() != null || keyword.thesaurusUri() != null) {
            LocalizedText name = keyword.thesaurus() == null
                    ? LocalizedText.NONE
                    : new LocalizedText(Map.of(out.language(), keyword.thesaurus()));
            citations.titled(Pack.MRI, "thesaurusName", name, keyword.thesaurusUri(), () -> {});
        }
        out.close(2);
    }

    private void representation() {
        Representation shown = record.representation();
        shown.types()
                .forEach(type -> out.code(
                        Pack.MRI, "spatialRepresentationType", Pack.MCC, "MD_SpatialRepresentationTypeCode", type));
        shown.resolutions().forEach(this::resolution);
        if (!out.is2003()) {
            shown.timeSteps().stream()
                    .filter(step -> step.matches(DURATION))
                    .forEach(step -> duration(Pack.MRI, "temporalResolution", step));
        }
    }

    private void resolution(Resolution resolution) {
        boolean isScale = resolution.measure() == ResolutionMeasure.SCALE;
        if (isScale && (resolution.value() != Math.rint(resolution.value()) || resolution.value() <= 0)) {
            return;
        }
        if (out.is2003() && resolution.measure() == ResolutionMeasure.VERTICAL) {
            return;
        }
        out.open(Pack.MRI, "spatialResolution").open(Pack.MRI, "MD_Resolution");
        String uom = Units.uom(resolution.unit() == null ? "unknown" : resolution.unit());
        switch (resolution.measure()) {
            case SCALE -> {
                out.open(Pack.MRI, "equivalentScale").open(Pack.MRI, "MD_RepresentativeFraction");
                out.open(Pack.MRI, "denominator");
                out.leaf(Pack.GCO, "Integer", Out.plain(resolution.value()).replaceFirst("\\.0$", ""));
                out.close(3);
            }
            case VERTICAL -> measure("vertical", "Distance", resolution.value(), uom);
            case ANGLE ->
                measure(
                        out.is2003() ? "distance" : "angularDistance",
                        out.is2003() ? "Distance" : "Angle",
                        resolution.value(),
                        uom);
            case DISTANCE -> measure("distance", "Distance", resolution.value(), uom);
        }
        out.close(2);
    }

    private void measure(String property, String type, double value, String uom) {
        out.open(Pack.MRI, property)
                .leaf(Pack.GCO, type, Out.plain(value), "uom", uom)
                .close();
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
