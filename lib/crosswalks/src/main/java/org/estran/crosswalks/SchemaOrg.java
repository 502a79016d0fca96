package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.records.AccessCondition;
import org.estran.records.DateType;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-LD of schema.org, by what Google's dataset search asks and the guidelines of science-on-schema.org (ESIP)
 * advise. A dataset or series becomes a {@code Dataset}; software, services, campaigns and the rest their nearest
 * types, with the properties those types have.
 */
public final class SchemaOrg {

    /** Google's limits for a description, in characters. */
    private static final int SHORTEST = 50;

    private static final int LONGEST = 5000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final MetadataRecord record;
    private final Published published;
    private final Language language;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private SchemaOrg(MetadataRecord record, Published published, Language language) {
        this.record = record;
        this.published = published;
        this.language = language;
    }

    /** The document; titles and texts in that language as far as there are any, the title in others beside. */
    public static ObjectNode of(MetadataRecord record, Published published, Language language) {
        return new SchemaOrg(Named.parties(record), published, language).document();
    }

    /** The name of the type that the document of a record has. */
    public static String type(MetadataRecord record) {
        return switch (record.kind()) {
            case DATASET, SERIES -> "Dataset";
            case SOFTWARE -> isSourceCode(record) ? "SoftwareSourceCode" : "SoftwareApplication";
            case DOCUMENT, SAMPLE -> "CreativeWork";
            case SERVICE -> "Service";
            case CAMPAIGN -> "Event";
            case NETWORK -> "ResearchProject";
            case ORGANISATION -> "Organization";
            case PERSON -> "Person";
            case INSTRUMENT -> "Product";
            case PLATFORM -> "Thing";
        };
    }

    /**
     * The document as text that can stand in a {@code <script type="application/ld+json">}: no markup can begin or end
     * inside, whatever the record says.
     */
    public static String forPage(MetadataRecord record, Published published, Language language) {
        return harmless(of(record, published, language));
    }

    /** Any JSON, as text that is harmless inside a script element. */
    public static String harmless(JsonNode json) {
        return MAPPER.writeValueAsString(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private ObjectNode document() {
        json.putObject("@context")
                .put("@vocab", "https://schema.org/")
                .put("@language", language.code())
                .put("spdx", "http://spdx.org/rdf/terms#");
        switch (record.kind()) {
            case DATASET, SERIES -> dataset();
            case SOFTWARE, DOCUMENT -> work();
            case SERVICE -> service();
            case CAMPAIGN -> campaign();
            case NETWORK, ORGANISATION, PERSON, INSTRUMENT -> thing();
            case SAMPLE -> {
                work();
                json.put("additionalType", "http://www.w3.org/ns/sosa/Sample");
            }
            case PLATFORM -> {
                thing();
                json.put("additionalType", "http://www.w3.org/ns/sosa/Platform");
            }
        }
        return json;
    }

    private void dataset() {
        work();
        SchemaOrgData data = new SchemaOrgData(json, record, published, language);
        data.spaceAndTime("spatialCoverage");
        data.variables();
        catalogues();
        data.distribution();
    }

    /** Ours; for a description that came through others, those as well, the nearest first. */
    private void catalogues() {
        ObjectNode ours = catalogue(
                Xml.clean(published.catalogue()),
                published.landingPage().resolve(".").toString());
        if (published.way().isEmpty()) {
            json.set("includedInDataCatalog", ours);
            return;
        }
        ArrayNode all = json.putArray("includedInDataCatalog").add(ours);
        for (PassedCatalogue passed : published.way()) {
            Addresses.web(passed.address()).ifPresent(url -> all.add(catalogue(passed.called(), url)));
        }
    }

    private static ObjectNode catalogue(String name, String url) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("@type", "DataCatalog")
                .put("name", name)
                .put("url", url);
    }

    /** What every creative work has. */
    private void work() {
        thing();
        agents("creator", record.citedParties());
        agents("contributor", record.parties(Role.CONTRIBUTOR));
        agents("funder", record.parties(Role.FUNDER));
        agents("editor", record.parties(Role.EDITOR));
        agents("sponsor", record.parties(Role.SPONSOR));
        agents("provider", record.parties(Role.RESOURCE_PROVIDER));
        agents("copyrightHolder", record.parties(Role.RIGHTS_HOLDER));
        SchemaOrgAgents.grants(json, record.funding());
        date("dateCreated", DateType.CREATION);
        date("dateModified", DateType.REVISION);
        text("creditText", record.credits().stream().findFirst().orElse(LocalizedText.NONE));
        List<String> pictures = record.graphics().stream()
                .flatMap(g -> Addresses.web(g.address()).stream())
                .toList();
        if (!pictures.isEmpty()) {
            json.put("thumbnailUrl", pictures.getFirst());
        }
        json.putObject("publisher").put("@type", "Organization").put("name", published.publisherOf(record));
        if (published.hasYear(record)) {
            json.put("datePublished", published.issued(record));
        }
        published.versionOf(record).ifPresent(version -> json.put("version", version));
        json.put("isAccessibleForFree", published.access().isOpen());
        conditionsOfAccess();
        licence();
        keywords();
        relations();
        if (DataCite.language(record.language()) != null) {
            json.put("inLanguage", record.language());
        }
    }

    private void conditionsOfAccess() {
        switch (published.access()) {
            case AccessCondition.Open open -> text("conditionsOfAccess", record.useLimitation());
            case AccessCondition.Embargoed embargo ->
                json.put(
                        "conditionsOfAccess",
                        (language == Language.FR ? "Sous embargo jusqu’au " : "Under embargo until ")
                                + embargo.until());
            case AccessCondition.Restricted restricted -> text("conditionsOfAccess", restricted.reason());
        }
    }

    private void date(String property, DateType type) {
        record.dates().stream()
                .filter(event -> event.type() == type && event.date().matches("\\d{4}(-\\d{2}(-\\d{2}(T.*)?)?)?"))
                .findFirst()
                .ifPresent(event -> json.put(property, event.date()));
    }

    private void text(String property, LocalizedText text) {
        String clean = Xml.clean(text.best(language));
        if (!clean.isEmpty()) {
            json.put(property, clean);
        }
    }

    private void service() {
        thing();
        agents("provider", record.citedParties());
        licence("termsOfService");
    }

    private void campaign() {
        thing();
        agents("organizer", record.citedParties());
        if (record.period() != null && record.period().start() != null) {
            json.put("startDate", Periods.start(record.period(), ""));
        }
        if (record.period() != null && record.period().end() != null) {
            json.put("endDate", Periods.end(record.period(), ""));
        }
        new SchemaOrgData(json, record, published, language).places("location");
    }

    private void thing() {
        json.put("@type", type(record));
        json.put("@id", published.address(record));
        String title = Xml.clean(record.title().best(language));
        json.put("name", title.isEmpty() ? published.recordId() : title);
        alternateNames(title);
        json.put("description", description(title));
        json.put("url", published.landingPage().toString());
        identifiers();
    }

    /** The title in the other language, then the other titles; one stands alone, several in a list. */
    private void alternateNames(String title) {
        List<String> names = Stream.concat(
                        record.title().exactly(language.other()).stream(),
                        record.alternateTitles().stream().map(t -> t.best(language)))
                .map(Xml::clean)
                .filter(other -> !other.isEmpty() && !other.equals(title))
                .distinct()
                .toList();
        if (names.size() == 1) {
            json.put("alternateName", names.getFirst());
        } else if (!names.isEmpty()) {
            ArrayNode array = json.putArray("alternateName");
            names.forEach(array::add);
        }
    }

    /** At least fifty characters, as Google asks: a short summary is helped by the title, the quantities, the centre. */
    private String description(String title) {
        StringBuilder text = new StringBuilder(Xml.clean(record.summary().best(language)));
        if (text.length() < SHORTEST) {
            sentence(text, title);
        }
        if (text.length() < SHORTEST) {
            List<String> names = record.variables().stream()
                    .map(v -> Xml.clean(v.longName() == null ? v.name() : v.longName()))
                    .toList();
            sentence(text, String.join(", ", names));
        }
        if (text.length() < SHORTEST) {
            String from = language == Language.FR ? "Fiche publiée par " : "Record published by ";
            sentence(text, from + Xml.clean(published.publisher()) + ", " + published.recordId());
        }
        return text.length() <= LONGEST ? text.toString() : cut(text.toString());
    }

    private static void sentence(StringBuilder text, String words) {
        if (!words.isBlank() && text.indexOf(words) < 0) {
            boolean ended = text.length() == 0 || ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
            text.append(ended ? "" : ".").append(text.length() == 0 ? "" : " ").append(words);
        }
    }

    /** Not in the middle of a character of two halves. */
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }

    private void identifiers() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Optional<Doi> doi = published.doiOf(record);
        // Nobody should index a DOI of the rehearsal: it stands for nothing.
        doi.filter(d -> !d.isRehearsal())
                .ifPresent(d -> identifier(
                        array, "https://registry.identifiers.org/registry/doi", "doi:" + d.text(), d.address()));
        for (Identifier identifier : record.identifiers()) {
            boolean known = Doi.parse(identifier.value())
                    .filter(d -> d.isRehearsal() || doi.filter(d::equals).isPresent())
                    .isPresent();
            if (!known && !Xml.clean(identifier.value()).isEmpty()) {
                identifier(
                        array,
                        Xml.clean(identifier.scheme()),
                        Xml.clean(identifier.value()),
                        Addresses.web(identifier.value()).orElse(null));
            }
        }
        if (array.size() == 1) {
            json.set("identifier", array.get(0));
        } else if (!array.isEmpty()) {
            json.set("identifier", array);
        }
    }

    private static void identifier(ArrayNode array, String scheme, String value, @Nullable String url) {
        ObjectNode one = array.addObject()
                .put("@type", "PropertyValue")
                .put("propertyID", scheme)
                .put("value", value);
        if (url != null) {
            one.put("url", url);
        }
    }

    private void agents(String property, List<Party> parties) {
        SchemaOrgAgents.put(json, property, parties);
    }

    private void licence() {
        licence("license");
    }

    private void licence(String property) {
        String licence = record.licence();
        if (licence == null || licence.isBlank()) {
            return;
        }
        json.put(
                property,
                Licences.of(licence)
                        .map(Licence::address)
                        .orElseGet(() -> Addresses.web(licence)
                                .orElseGet(() -> licence.matches("[A-Za-z0-9.+-]+")
                                        ? "https://spdx.org/licenses/" + licence + ".html"
                                        : Xml.clean(licence))));
    }

    private void keywords() {
        List<ObjectNode> terms = new ArrayList<>();
        record.keywords().forEach(keyword -> {
            String label = Xml.clean(keyword.label().best(language));
            if (!label.isEmpty()) {
                ObjectNode term = JsonNodeFactory.instance
                        .objectNode()
                        .put("@type", "DefinedTerm")
                        .put("name", label);
                Optional.ofNullable(keyword.uri()).flatMap(Addresses::web).ifPresent(uri -> term.put("@id", uri));
                if (keyword.thesaurus() != null
                        && !Xml.clean(keyword.thesaurus()).isEmpty()) {
                    term.put("inDefinedTermSet", Xml.clean(keyword.thesaurus()));
                }
                terms.add(term);
            }
        });
        for (String topic : record.topics()) {
            terms.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("@type", "DefinedTerm")
                    .put("name", Xml.clean(topic))
                    .put("inDefinedTermSet", DataCite.TOPIC_CATEGORY));
        }
        if (!terms.isEmpty()) {
            json.putArray("keywords").addAll(terms);
        }
    }

    private void relations() {
        for (Relation relation : record.relations()) {
            property(relation.type())
                    .ifPresent(name -> Addresses.target(relation.target(), published)
                            .ifPresent(target -> json.withArray(name).add(target.address())));
        }
    }

    /** The property of a creative work that says such a relation; empty where schema.org has none. */
    static Optional<String> property(RelationType type) {
        return switch (type) {
            case IS_PART_OF, IS_PUBLISHED_IN, SERIES -> Optional.of("isPartOf");
            case HAS_PART -> Optional.of("hasPart");
            case IS_DERIVED_FROM, IS_VERSION_OF, IS_VARIANT_FORM_OF -> Optional.of("isBasedOn");
            case IS_TRANSLATION_OF -> Optional.of("translationOfWork");
            case HAS_TRANSLATION -> Optional.of("workTranslation");
            case IS_IDENTICAL_TO -> Optional.of("sameAs");
            case CITES, REFERENCES, IS_DOCUMENTED_BY, IS_DESCRIBED_BY, IS_SUPPLEMENT_TO -> Optional.of("citation");
            case IS_CITED_BY, IS_REFERENCED_BY, IS_REVIEWED_BY -> Optional.of("subjectOf");
            case IS_SOURCE_OF,
                    DOCUMENTS,
                    IS_COLLECTED_BY,
                    COLLECTS,
                    REQUIRES,
                    IS_REQUIRED_BY,
                    IS_OBSOLETED_BY,
                    OBSOLETES,
                    DESCRIBES,
                    IS_SUPPLEMENTED_BY,
                    IS_NEW_VERSION_OF,
                    IS_PREVIOUS_VERSION_OF,
                    HAS_VERSION,
                    CONTINUES,
                    IS_CONTINUED_BY,
                    IS_COMPILED_BY,
                    COMPILES,
                    IS_ORIGINAL_FORM_OF,
                    REVIEWS,
                    HAS_METADATA,
                    IS_METADATA_FOR,
                    OTHER,
                    CROSS_REFERENCE,
                    COLLECTIVE_TITLE,
                    STEREO_MATE,
                    PART_OF_SEAMLESS_DATABASE,
                    OPERATES_ON,
                    IS_OPERATED_ON_BY -> Optional.empty();
        };
    }

    private static boolean isSourceCode(MetadataRecord record) {
        return record.relations().stream().map(Relation::target).anyMatch(SchemaOrg::isForge)
                || record.identifiers().stream().map(Identifier::value).anyMatch(SchemaOrg::isForge);
    }

    private static boolean isForge(String address) {
        return address.matches(
                        "https?://([^/]*\\.)?(git[^/]*|codeberg\\.org|sourceforge\\.net|archive\\.softwareheritage\\.org)/.*")
                || address.startsWith("swh:");
    }
}
