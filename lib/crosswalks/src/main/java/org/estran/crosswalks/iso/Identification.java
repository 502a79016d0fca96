package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Variable;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Identification, constraints, lineage, content and distribution of one document, into a builder. */
final class Identification {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern STANDARD_NAME = Pattern.compile("(.+) \\(([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\)");
    private static final Set<String> NIL_WORDS =
            Set.of("missing", "inapplicable", "template", "unknown", "withheld", "tbd", "n/a", "none");

    private final Reading reading;
    private final Part root;
    private final RecordBuilder record;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final Set<Keyword> keywords = new LinkedHashSet<>();
    private final Set<String> topics = new LinkedHashSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private final Set<Variable> variables = new LinkedHashSet<>();
    private final Set<String> licences = new LinkedHashSet<>();
    private final List<LocalizedText> limits = new ArrayList<>();
    private final Parties parties;
    private final Extents extents;

    Identification(Part root, Reading reading, RecordBuilder record) {
        this.root = root;
        this.reading = reading;
        this.record = record;
        this.parties = new Parties(reading);
        this.extents = new Extents(reading);
    }

    void read(@Nullable String parent) {
        if (parent != null) {
            relations.add(new Relation(RelationType.IS_PART_OF, parent, null));
        }
        for (Part information : root.all("identificationInfo")) {
            Part identification = information.only();
            if (identification != null) {
                identification(identification);
            }
        }
        dataSetAddress();
        lineage();
        root.all("contentInfo").forEach(this::content);
        distribution();
        record.identifiers(List.copyOf(identifiers))
                .parties(List.copyOf(parties.parties()))
                .keywords(List.copyOf(keywords))
                .topics(List.copyOf(topics))
                .boxes(List.copyOf(extents.boxes()))
                .vertical(extents.vertical())
                .period(extents.period())
                .variables(List.copyOf(variables))
                .licence(licences.isEmpty() ? null : licences.iterator().next())
                .useLimitation(joined(limits))
                .relations(List.copyOf(relations));
    }

    private void identification(Part identification) {
        Part citation = identification.first("citation", "CI_Citation");
        if (citation != null) {
            citation(citation);
        }
        LocalizedText summary = reading.text(identification.first("abstract"));
        record.summary(summary);
        for (Part part : identification.parts()) {
            switch (part.name) {
                case "pointOfContact" -> parties.read(part);
                case "descriptiveKeywords" -> keywords(part);
                case "topicCategory" -> topic(part);
                case "extent" -> part.all("EX_Extent").forEach(extents::read);
                case "resourceConstraints" -> constraints(part);
                case "aggregationInfo", "associatedResource" -> associated(part);
                case "additionalDocumentation" ->
                    part.all("CI_Citation").forEach(c -> cited(c, RelationType.IS_DOCUMENTED_BY));
                case "operatesOn" -> linked(part, RelationType.REFERENCES);
                case "language" -> language(part);
                case "defaultLocale" -> {
                    Part language = part.first("PT_Locale", "language");
                    if (language != null) {
                        language(language);
                    }
                }
                default -> {
                    // told as a loss
                }
            }
        }
    }

    private void citation(Part citation) {
        record.title(reading.text(citation.first("title")));
        String edition = reading.plain(citation, "edition");
        record.edition(edition);
        issued(citation);
        for (Part property : citation.all("identifier")) {
            Part identifier = property.only();
            if (identifier != null) {
                identifier(identifier);
            }
        }
        for (String number : List.of("ISBN", "ISSN")) {
            String value = reading.plain(citation, number);
            if (value != null) {
                identifiers.add(new Identifier(number.toLowerCase(java.util.Locale.ROOT), value));
            }
        }
        citation.all("citedResponsibleParty").forEach(parties::read);
        for (Part page : citation.all("onlineResource", "CI_OnlineResource", "linkage")) {
            Doi.parse(reading.plain(page)).ifPresent(doi -> identifiers.add(new Identifier("doi", doi.text())));
        }
    }

    private void issued(Part citation) {
        for (Part date : citation.all("date", "CI_Date")) {
            String type = reading.code(date.first("dateType"));
            Part value = date.first("date");
            if (value == null || !(type.equals("publication") || type.equals("released") || type.equals("issued"))) {
                continue;
            }
            String written = reading.plain(value);
            Optional<String> day = Moments.date(written);
            if (day.isPresent()) {
                record.issued(day.get());
                return;
            }
            if (!written.isEmpty()) {
                reading.tell(Moments.isPlaceholder(written) ? "date-placeholder" : "date-unreadable", value, written);
            }
        }
    }

    private void identifier(Part identifier) {
        Part code = identifier.first("code");
        String value = reading.plain(code);
        if (code == null || value.isEmpty()) {
            return;
        }
        if (NIL_WORDS.contains(value.toLowerCase(java.util.Locale.ROOT))) {
            reading.tell("nil-word-as-value", code, value);
            return;
        }
        String space = reading.plain(identifier, "codeSpace");
        String href = reading.anchor(code);
        if (Doi.parse(value).isEmpty() && href != null && Doi.parse(href).isPresent()) {
            identifiers.add(new Identifier("doi", href));
        }
        identifiers.add(new Identifier(scheme(value, space), value));
    }

    private void dataSetAddress() {
        String address = reading.plain(root, "dataSetURI");
        if (address != null && !NIL_WORDS.contains(address.toLowerCase(java.util.Locale.ROOT))) {
            Optional<Doi> doi = Doi.parse(address);
            boolean isKnown = doi.isPresent()
                    && identifiers.stream().anyMatch(i -> Doi.parse(i.value()).equals(doi));
            if (!isKnown) {
                identifiers.add(new Identifier(scheme(address, null), address));
            }
        }
    }

    private static String scheme(String value, @Nullable String space) {
        if (Doi.parse(value).isPresent()) {
            return "doi";
        }
        if (UUID.matcher(value).matches()) {
            return "uuid";
        }
        if (value.startsWith("urn:")) {
            return "urn";
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            return "url";
        }
        return space == null ? "code" : space;
    }

    private void keywords(Part property) {
        for (Part group : property.all("MD_Keywords")) {
            Part name = group.first("thesaurusName", "CI_Citation", "title");
            String thesaurus = name == null ? null : blankToNull(reading.plain(name));
            for (Part word : group.all("keyword")) {
                LocalizedText label = reading.text(word);
                if (!label.isEmpty()) {
                    keywords.add(new Keyword(label, reading.anchor(word), thesaurus));
                }
            }
        }
    }

    private void topic(Part property) {
        String topic = reading.plain(property);
        if (!topic.isEmpty()) {
            topics.add(topic);
        }
    }

    private void language(Part property) {
        String written = reading.code(property);
        if (written.isEmpty()) {
            return;
        }
        Optional<String> code = Languages.code(written);
        if (code.isEmpty()) {
            reading.tell("language-unknown", property, written);
        } else {
            record.language(code.get());
        }
    }

    private void constraints(Part property) {
        Part constraints = property.only();
        if (constraints == null) {
            return;
        }
        for (Part part : constraints.parts()) {
            switch (part.name) {
                case "useLimitation", "otherConstraints" -> {
                    LocalizedText words = reading.text(part);
                    if (!words.isEmpty()) {
                        limits.add(words);
                    }
                    words.byLanguage().values().forEach(text -> licence(part, text));
                    String address = reading.anchor(part);
                    if (address != null) {
                        licence(part, address);
                    }
                }
                case "reference" -> reference(part);
                default -> {
                    // told as a loss
                }
            }
        }
    }

    private void reference(Part part) {
        for (Part citation : part.all("CI_Citation")) {
            for (Part linkage : citation.all("onlineResource", "CI_OnlineResource", "linkage")) {
                licence(part, reading.plain(linkage));
            }
            if (licences.isEmpty()) {
                citation.all("title").forEach(title -> licence(part, reading.plain(title)));
            }
        }
    }

    private void licence(Part at, String words) {
        LicenceWords.spdx(words).ifPresent(spdx -> {
            if (licences.add(spdx) && licences.size() == 2) {
                reading.tell("several-licences", at, spdx);
            }
        });
    }

    private void lineage() {
        List<LocalizedText> statements = new ArrayList<>();
        for (Part statement : root.all("dataQualityInfo", "DQ_DataQuality", "lineage", "LI_Lineage", "statement")) {
            statements.add(reading.text(statement));
        }
        for (Part statement : root.all("resourceLineage", "LI_Lineage", "statement")) {
            statements.add(reading.text(statement));
        }
        record.lineage(joined(statements));
    }

    private void associated(Part property) {
        Part resource = property.only();
        if (resource == null) {
            return;
        }
        RelationType type = switch (reading.code(resource.first("associationType"))) {
            case "largerWorkCitation", "series", "collectiveTitle" -> RelationType.IS_PART_OF;
            case "isComposedOf" -> RelationType.HAS_PART;
            case "dependency" -> RelationType.REQUIRES;
            case "revisionOf" -> RelationType.OBSOLETES;
            default -> RelationType.REFERENCES;
        };
        Part citation = resource.first("name", "CI_Citation");
        if (citation == null) {
            citation = resource.first("aggregateDataSetName", "CI_Citation");
        }
        LocalizedText title = citation == null ? LocalizedText.NONE : reading.text(citation.first("title"));
        String target = target(resource, citation);
        if (target != null) {
            relations.add(new Relation(type, target, title.isEmpty() ? null : title));
        }
    }

    private @Nullable String target(Part resource, @Nullable Part citation) {
        Part reference = resource.first("metadataReference");
        if (reference != null) {
            String uuid = reference.attribute("uuidref");
            if (uuid != null && !uuid.isEmpty()) {
                return uuid;
            }
        }
        String code = reading.plain(resource, "aggregateDataSetIdentifier", "MD_Identifier", "code");
        if (code == null && citation != null) {
            code = reading.plain(citation, "identifier", "MD_Identifier", "code");
        }
        if (code == null && citation != null) {
            code = reading.plain(citation, "onlineResource", "CI_OnlineResource", "linkage");
        }
        return code;
    }

    private void cited(Part citation, RelationType type) {
        String target = target(citation, citation);
        if (target != null) {
            LocalizedText title = reading.text(citation.first("title"));
            relations.add(new Relation(type, target, title.isEmpty() ? null : title));
        }
    }

    private void linked(Part property, RelationType type) {
        String uuid = property.attribute("uuidref");
        String target = uuid == null || uuid.isEmpty() ? property.attribute("href") : uuid;
        if (target != null && !target.isEmpty()) {
            relations.add(new Relation(type, target, null));
        }
    }

    private void distribution() {
        for (Part online : root.all(
                "distributionInfo",
                "MD_Distribution",
                "transferOptions",
                "MD_DigitalTransferOptions",
                "onLine",
                "CI_OnlineResource")) {
            online(online);
        }
        for (Part online : root.all(
                "distributionInfo",
                "MD_Distribution",
                "distributor",
                "MD_Distributor",
                "distributorTransferOptions",
                "MD_DigitalTransferOptions",
                "onLine",
                "CI_OnlineResource")) {
            online(online);
        }
        root.all("distributionInfo", "MD_Distribution", "distributor", "MD_Distributor", "distributorContact")
                .forEach(parties::read);
        for (Part online : root.all(
                "metadataExtensionInfo",
                "MD_MetadataExtensionInformation",
                "extensionOnLineResource",
                "CI_OnlineResource")) {
            online(online);
        }
    }

    private void online(Part online) {
        String address = reading.plain(online, "linkage");
        if (address == null) {
            return;
        }
        LocalizedText name = reading.text(online.first("name"));
        LocalizedText title = name.isEmpty() ? reading.text(online.first("description")) : name;
        String function = reading.code(online.first("function"));
        relations.add(new Relation(
                function.equals("information") ? RelationType.IS_DOCUMENTED_BY : RelationType.REFERENCES,
                address,
                title.isEmpty() ? null : title));
    }

    private void content(Part property) {
        Part content = property.only();
        if (content == null) {
            return;
        }
        for (Part dimension : content.all("dimension")) {
            variable(dimension.only());
        }
        for (Part dimension : content.all("attributeGroup", "MD_AttributeGroup", "attribute")) {
            variable(dimension.only());
        }
    }

    private void variable(@Nullable Part band) {
        if (band == null) {
            return;
        }
        String name = reading.plain(band, "sequenceIdentifier", "MemberName", "aName");
        String standardName = null;
        for (Part identifier : band.all("name", "MD_Identifier")) {
            String code = reading.plain(identifier, "code");
            String space = reading.plain(identifier, "codeSpace");
            if (code != null
                    && space != null
                    && space.toLowerCase(java.util.Locale.ROOT).contains("standard-name")) {
                standardName = code;
            } else if (name == null) {
                name = code;
            }
        }
        String longName = reading.plain(band, "descriptor");
        if (longName == null) {
            longName = reading.plain(band, "description");
        }
        java.util.regex.Matcher m = STANDARD_NAME.matcher(longName == null ? "" : longName);
        if (standardName == null && m.matches()) {
            standardName = m.group(2);
            longName = m.group(1);
        }
        String shown = name != null ? name : longName != null ? longName : standardName;
        if (shown != null) {
            variables.add(new Variable(shown, name == null ? null : longName, standardName, unit(band)));
        }
    }

    private @Nullable String unit(Part band) {
        Part units = band.first("units");
        if (units != null) {
            String href = units.attribute("href");
            if (href != null && href.contains("#")) {
                return href.substring(href.indexOf('#') + 1);
            }
            Part unit = units.only();
            if (unit != null) {
                String symbol = blankToNull(textOf(unit, "catalogSymbol"));
                String name = blankToNull(textOf(unit, "name"));
                return symbol != null ? symbol : name != null ? name : blankToNull(textOf(unit, "identifier"));
            }
        }
        return null;
    }

    private static String textOf(Part part, String name) {
        Part child = part.first(name);
        return child == null ? "" : child.text();
    }

    private static LocalizedText joined(List<LocalizedText> texts) {
        if (texts.size() == 1) {
            return texts.getFirst();
        }
        Map<String, String> joined = new LinkedHashMap<>();
        for (LocalizedText text : new LinkedHashSet<>(texts)) {
            text.byLanguage().forEach((language, words) -> joined.merge(language, words, (a, b) -> a + "\n\n" + b));
        }
        return joined.isEmpty() ? LocalizedText.NONE : new LocalizedText(joined);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
