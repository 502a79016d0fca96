package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.crosswalks.LanguageCodes;
import org.estran.records.BrowseGraphic;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Maintenance;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.ReferenceSystem;
import org.estran.records.RelationType;
import org.estran.records.Representation;
import org.estran.records.Resolution;
import org.estran.records.ResolutionMeasure;
import org.estran.records.Service;
import org.estran.records.TopicCategories;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** The identification of one document, and the sections beside it, into a builder. */
final class IdentificationReader {

    private static final Set<String> NIL_REASONS = Set.of("missing", "unknown", "inapplicable", "withheld", "template");

    private final Reading reading;
    private final Part root;
    private final RecordBuilder record;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final Set<Keyword> keywords = new LinkedHashSet<>();
    private final Set<String> topics = new LinkedHashSet<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final Set<String> status = new LinkedHashSet<>();
    private final List<LocalizedText> credits = new ArrayList<>();
    private final List<BrowseGraphic> graphics = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<Resolution> resolutions = new ArrayList<>();
    private final List<String> timeSteps = new ArrayList<>();
    private final List<Party> parties = new ArrayList<>();
    private final Map<String, String> nilReasons = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final List<LocalizedText> otherTitles = new ArrayList<>();
    private final Set<DatedEvent> dates = new LinkedHashSet<>();
    private final PartyReader partyReader;
    private final CitationReader citations;
    private final ExtentReader extents;
    private final ConstraintReader constraints;
    private final DistributionReader distributions;
    private final RelationReader relations;

    IdentificationReader(Part root, Reading reading, RecordBuilder record) {
        this.root = root;
        this.reading = reading;
        this.record = record;
        this.partyReader = new PartyReader(reading);
        this.citations = new CitationReader(reading);
        this.extents = new ExtentReader(reading);
        this.constraints = new ConstraintReader(reading);
        this.distributions = new DistributionReader(reading);
        this.relations = new RelationReader(reading);
    }

    void read(@Nullable String parent) {
        List<Part> identifications = new ArrayList<>();
        for (Part information : root.all("identificationInfo")) {
            Part identification = information.only();
            if (identification != null) {
                identifications.add(identification);
            }
        }
        identifications.forEach(this::identification);
        relations.parent(parent);
        for (Part online : root.all(
                "metadataExtensionInfo",
                "MD_MetadataExtensionInformation",
                "extensionOnLineResource",
                "CI_OnlineResource")) {
            relations.page(online);
        }
        distributions.read(root);
        identifications.forEach(identification -> distributions.formats(identification, "resourceFormat"));
        DistributionReader.contacts(root).forEach(contact -> partyReader.read(contact, parties));
        dataSetAddress();
        distributions.doi().ifPresent(doi -> addDoi(doi, doi.text()));
        new LineageReader(reading).read(root, record);
        ContentReader content = new ContentReader(reading);
        dates();
        extents.into(record);
        constraints.into(record);
        record.alternateTitles(otherTitles)
                .identifiers(List.copyOf(identifiers))
                .parties(parties)
                .keywords(List.copyOf(keywords))
                .topics(List.copyOf(topics))
                .languages(List.copyOf(languages))
                .status(List.copyOf(status))
                .credits(credits)
                .graphics(graphics)
                .representation(new Representation(types, resolutions, timeSteps, referenceSystems()))
                .variables(content.variables(root))
                .acquisition(content.acquisition(root))
                .distributions(distributions.distributions())
                .relations(relations.relations())
                .funding(relations.funding())
                .nilReasons(nilReasons);
    }

    private void identification(Part identification) {
        for (Part part : identification.parts()) {
            switch (part.name) {
                case "citation" -> part.all("CI_Citation").forEach(this::citation);
                case "abstract" -> text("abstract", part).ifPresent(record::summary);
                case "purpose" -> text("purpose", part).ifPresent(record::purpose);
                case "supplementalInformation" -> text("supplement", part).ifPresent(record::supplement);
                case "credit" -> addText(credits, part);
                case "status" -> addCode(status, part);
                case "pointOfContact" -> partyReader.read(part, parties);
                case "resourceMaintenance" ->
                    part.all("MD_MaintenanceInformation").forEach(this::maintenance);
                case "graphicOverview" -> part.all("MD_BrowseGraphic").forEach(this::graphic);
                case "descriptiveKeywords" -> part.all("MD_Keywords").forEach(this::keywords);
                case "topicCategory" -> topic(part);
                case "extent" -> part.all("EX_Extent").forEach(extents::read);
                case "resourceConstraints" -> constraints.read(part);
                case "spatialRepresentationType" -> addCode(types, part);
                case "spatialResolution" -> part.all("MD_Resolution").forEach(this::resolution);
                case "temporalResolution" -> {
                    String step = reading.plain(part);
                    if (!step.isEmpty()) {
                        timeSteps.add(step);
                    }
                }
                case "aggregationInfo", "associatedResource" -> relations.associated(part);
                case "additionalDocumentation" ->
                    part.all("CI_Citation").forEach(c -> relations.cited(c, RelationType.IS_DOCUMENTED_BY));
                case "language" -> language(part);
                case "defaultLocale", "otherLocale" ->
                    part.all("PT_Locale", "language").forEach(this::language);
                default -> {
                    // told as a loss
                }
            }
        }
        // After what may be written on both sides of it.
        identification.all("operatesOn").forEach(relations::operatesOn);
        if (identification.name.equals("SV_ServiceIdentification")) {
            Service service = distributions.service(identification);
            if (service != null && told.add("service")) {
                record.service(service);
            }
        }
    }

    /** The text of a property; where it has none and says why, the reason is kept under the part's name in JSON. */
    private Optional<LocalizedText> text(String name, @Nullable Part property) {
        LocalizedText text = reading.text(property);
        if (!text.isEmpty()) {
            nilReasons.remove(name);
            // The first identification that says it is the one that counts.
            return told.add(name) ? Optional.of(text) : Optional.empty();
        }
        String reason = property == null ? null : property.attribute("nilReason");
        if (reason != null && NIL_REASONS.contains(reason) && !told.contains(name)) {
            nilReasons.putIfAbsent(name, reason);
        }
        return Optional.empty();
    }

    private void addText(List<LocalizedText> to, Part property) {
        LocalizedText text = reading.text(property);
        if (!text.isEmpty() && !to.contains(text)) {
            to.add(text);
        }
    }

    private void addCode(java.util.Collection<String> to, Part property) {
        String code = reading.code(property);
        if (!code.isEmpty() && !to.contains(code)) {
            to.add(code);
        }
    }

    private void topic(Part property) {
        String topic = reading.code(property);
        if (TopicCategories.isOne(topic)) {
            topics.add(topic);
        } else if (!topic.isEmpty()) {
            reading.tell("topic-unknown", property, topic);
        }
    }

    private void citation(Part citation) {
        text("title", citation.first("title")).ifPresent(record::title);
        citation.all("alternateTitle").forEach(other -> addText(otherTitles, other));
        String edition = reading.plain(citation, "edition");
        if (edition != null && told.add("edition")) {
            record.edition(edition);
        }
        dates.addAll(citations.dates(citation.all("date", "CI_Date")));
        identifiers.addAll(citations.identifiers(citation));
        citation.all("citedResponsibleParty").forEach(party -> partyReader.read(party, parties));
        for (Part page : citation.all("onlineResource", "CI_OnlineResource", "linkage")) {
            Doi.parse(reading.plain(page)).ifPresent(doi -> addDoi(doi, doi.text()));
        }
    }

    /** The first publication is the date of issue, as far as the day; all others are kept as they are. */
    private void dates() {
        List<DatedEvent> dates = new ArrayList<>(this.dates);
        Optional<DatedEvent> published =
                dates.stream().filter(d -> d.type() == DateType.PUBLICATION).findFirst();
        published.ifPresent(date -> {
            String issued = date.date().substring(0, Math.min(10, date.date().length()));
            record.issued(issued);
            dates.remove(date);
            dates.remove(new DatedEvent(DateType.PUBLICATION, issued)); // the same, told again
        });
        record.dates(dates);
    }

    private void dataSetAddress() {
        String address = reading.plain(root, "dataSetURI");
        if (address == null || CitationReader.isNilWord(address)) {
            return;
        }
        Optional<Doi> doi = Doi.parse(address);
        if (doi.isPresent()) {
            addDoi(doi.get(), address);
        } else {
            identifiers.add(new Identifier(CitationReader.scheme(address, null), address));
        }
    }

    private void addDoi(Doi doi, String written) {
        if (identifiers.stream().noneMatch(i -> Doi.parse(i.value()).equals(Optional.of(doi)))) {
            identifiers.add(new Identifier("doi", written));
        }
    }

    private void keywords(Part group) {
        Part name = group.first("thesaurusName", "CI_Citation", "title");
        String thesaurus = reading.plain(name);
        String address = reading.anchor(name);
        String type = reading.code(group.first("type"));
        for (Part word : group.all("keyword")) {
            LocalizedText label = reading.text(word);
            String concept = reading.anchor(word);
            if (!label.isEmpty() || concept != null) {
                keywords.add(new Keyword(
                        label, concept, thesaurus.isEmpty() ? null : thesaurus, type.isEmpty() ? null : type, address));
            }
        }
    }

    private void language(Part property) {
        String written = reading.code(property);
        Optional<String> code = LanguageCodes.code(written);
        if (code.isPresent()) {
            languages.add(code.get());
        } else if (!written.isEmpty()) {
            reading.tell("language-unknown", property, written);
        }
    }

    private void maintenance(Part maintenance) {
        String frequency = reading.code(maintenance.first("maintenanceAndUpdateFrequency"));
        if (frequency.isEmpty()) {
            frequency = reading.plain(maintenance.first("userDefinedMaintenanceFrequency"));
        }
        Part next = maintenance.first("dateOfNextUpdate");
        if (next == null) {
            next = maintenance.first("maintenanceDate", "CI_Date", "date");
        }
        String update =
                next == null ? null : Moments.written(reading.plain(next)).orElse(null);
        LocalizedText note = reading.text(maintenance.first("maintenanceNote"));
        if (!frequency.isEmpty() || update != null || !note.isEmpty()) {
            record.maintenance(new Maintenance(frequency.isEmpty() ? null : frequency, update, note));
        }
    }

    private void graphic(Part graphic) {
        String address = reading.plain(graphic, "linkage", "CI_OnlineResource", "linkage");
        if (address == null) {
            address = reading.plain(graphic, "fileName");
        }
        if (address != null) {
            BrowseGraphic read = new BrowseGraphic(
                    address,
                    reading.text(graphic.first("fileDescription")),
                    mediaType(reading.plain(graphic, "fileType")));
            if (!graphics.contains(read)) {
                graphics.add(read);
            }
        }
    }

    /** Many write the ending of a file's name. */
    private static @Nullable String mediaType(@Nullable String fileType) {
        return switch (fileType == null ? "" : fileType.toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "gif" -> "image/gif";
            case "jpg", "jpeg" -> "image/jpeg";
            default -> fileType;
        };
    }

    private void resolution(Part resolution) {
        for (Part measure : resolution.parts()) {
            switch (measure.name) {
                case "equivalentScale" -> {
                    for (Part denominator : measure.all("MD_RepresentativeFraction", "denominator")) {
                        resolution(ResolutionMeasure.SCALE, denominator, denominator.only());
                    }
                }
                case "distance" -> {
                    Part value = measure.only();
                    String unit = value == null ? null : value.attribute("uom");
                    boolean isAngle = unit != null
                            && unit.toLowerCase(java.util.Locale.ROOT).startsWith("deg");
                    resolution(isAngle ? ResolutionMeasure.ANGLE : ResolutionMeasure.DISTANCE, measure, value);
                }
                case "vertical" -> resolution(ResolutionMeasure.VERTICAL, measure, measure.only());
                case "angularDistance" -> resolution(ResolutionMeasure.ANGLE, measure, measure.only());
                default -> {
                    // told as a loss
                }
            }
        }
    }

    private void resolution(ResolutionMeasure measure, Part at, @Nullable Part value) {
        if (value == null || value.text().isEmpty()) {
            return;
        }
        String uom = measure == ResolutionMeasure.SCALE ? null : value.attribute("uom");
        try {
            Resolution read = new Resolution(
                    measure,
                    Double.parseDouble(value.text()),
                    uom == null || uom.isEmpty() || uom.equals("unknown") ? null : Units.of(uom));
            if (!resolutions.contains(read)) {
                resolutions.add(read);
            }
        } catch (NumberFormatException none) {
            reading.tell("number-unreadable", at, value.text());
        }
    }

    private List<ReferenceSystem> referenceSystems() {
        List<ReferenceSystem> systems = new ArrayList<>();
        for (Part system : root.all("referenceSystemInfo", "MD_ReferenceSystem")) {
            Part property = system.first("referenceSystemIdentifier");
            Part identifier = property == null ? null : property.only();
            Part code = identifier == null ? null : identifier.first("code");
            String words = reading.plain(code);
            if (identifier == null || words.isEmpty()) {
                continue;
            }
            String href = reading.anchor(code);
            String space = reading.plain(identifier, "codeSpace");
            String type = reading.code(system.first("referenceSystemType"));
            String name = reading.plain(identifier, "description");
            boolean isNumber = space != null && words.matches("\\d{4,6}") && space.matches("(?i).*EPSG.*");
            ReferenceSystem read = new ReferenceSystem(
                    href != null ? href : isNumber ? "EPSG:" + words : words,
                    name == null && href != null ? words : name,
                    type.isEmpty() ? null : type);
            if (!systems.contains(read)) {
                systems.add(read);
            }
        }
        return systems;
    }
}
