package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
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
    /** A page need not carry a hundred thousand files. */
    private static final int MOST_FILES = 100;

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
        return new SchemaOrg(record, published, language).document();
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
        json.putObject("@context").put("@vocab", "https://schema.org/").put("spdx", "http://spdx.org/rdf/terms#");
        switch (record.kind()) {
            case DATASET, SERIES -> dataset();
            case SOFTWARE -> work(isSourceCode() ? "SoftwareSourceCode" : "SoftwareApplication");
            case DOCUMENT -> work("CreativeWork");
            case SERVICE -> service();
            case CAMPAIGN -> campaign();
            case NETWORK -> thing("ResearchProject");
            case ORGANISATION -> thing("Organization");
            case PERSON -> thing("Person");
            case INSTRUMENT -> thing("Product");
            case SAMPLE -> work("CreativeWork");
            case PLATFORM -> {
                thing("Thing");
                json.put("additionalType", "http://www.w3.org/ns/sosa/Platform");
            }
        }
        return json;
    }

    private void dataset() {
        work("Dataset");
        spaceAndTime();
        variables();
        json.putObject("includedInDataCatalog")
                .put("@type", "DataCatalog")
                .put("name", Xml.clean(published.catalogue()))
                .put("url", published.landingPage().resolve(".").toString());
        distribution();
    }

    /** What every creative work has. */
    private void work(String type) {
        thing(type);
        agents("creator", record.citedParties());
        agents("contributor", record.parties(Role.CONTRIBUTOR));
        agents("funder", record.parties(Role.FUNDER));
        json.putObject("publisher").put("@type", "Organization").put("name", published.publisherOf(record));
        if (published.hasYear(record)) {
            json.put("datePublished", published.issued(record));
        }
        published.versionOf(record).ifPresent(version -> json.put("version", version));
        json.put("isAccessibleForFree", true);
        licence();
        keywords();
        relations();
        if (DataCite.language(record.language()) != null) {
            json.put("inLanguage", record.language());
        }
    }

    private void service() {
        thing("Service");
        agents("provider", record.citedParties());
        licence("termsOfService");
    }

    private void campaign() {
        thing("Event");
        agents("organizer", record.citedParties());
        if (record.period() != null && record.period().start() != null) {
            json.put("startDate", Periods.start(record.period(), ""));
        }
        if (record.period() != null && record.period().end() != null) {
            json.put("endDate", Periods.end(record.period(), ""));
        }
        places("location");
    }

    private void thing(String type) {
        json.put("@type", type);
        json.put("@id", published.address(record));
        String title = Xml.clean(record.title().best(language));
        json.put("name", title.isEmpty() ? published.recordId() : title);
        record.title()
                .exactly(language.other())
                .map(Xml::clean)
                .filter(other -> !other.isEmpty() && !other.equals(title))
                .ifPresent(other -> json.put("alternateName", other));
        json.put("description", description(title));
        json.put("url", published.landingPage().toString());
        identifiers();
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
            sentence(text, from + Xml.clean(published.publisher()) + ", " + published.issued(record));
        }
        return text.length() <= LONGEST ? text.toString() : cut(text.toString());
    }

    private static void sentence(StringBuilder text, String words) {
        if (!words.isBlank()) {
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
        List<ObjectNode> agents = parties.stream()
                .filter(p -> !Xml.clean(p.name()).isEmpty())
                .map(SchemaOrg::agent)
                .distinct()
                .toList();
        if (agents.size() == 1) {
            json.set(property, agents.getFirst());
        } else if (!agents.isEmpty()) {
            json.putArray(property).addAll(agents);
        }
    }

    private static ObjectNode agent(Party party) {
        ObjectNode agent = JsonNodeFactory.instance.objectNode();
        if (!party.isPerson()) {
            return organisation(agent, party.organisation(), party.ror());
        }
        agent.put("@type", "Person");
        Optional.ofNullable(party.orcid())
                .flatMap(Orcid::parse)
                .ifPresent(orcid -> agent.put("@id", orcid.address()).put("identifier", orcid.address()));
        String family = Xml.clean(String.valueOf(party.family()));
        String given = party.given() == null ? "" : Xml.clean(party.given());
        agent.put("name", (given + " " + family).strip());
        agent.put("familyName", family);
        if (!given.isEmpty()) {
            agent.put("givenName", given);
        }
        if (party.organisation() != null && !Xml.clean(party.organisation()).isEmpty()) {
            organisation(agent.putObject("affiliation"), party.organisation(), party.ror());
        }
        return agent;
    }

    private static ObjectNode organisation(ObjectNode to, @Nullable String name, @Nullable String ror) {
        to.put("@type", "Organization");
        Optional.ofNullable(ror).flatMap(Ror::parse).ifPresent(r -> to.put("@id", r.address()));
        return to.put("name", name == null ? "" : Xml.clean(name));
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
        if (!terms.isEmpty()) {
            json.putArray("keywords").addAll(terms);
        }
    }

    private void spaceAndTime() {
        places("spatialCoverage");
        Periods.text(record.period(), "..").ifPresent(text -> json.put("temporalCoverage", text));
    }

    /** Latitude comes first here; a box is its south-west and its north-east corner. */
    private void places(String property) {
        ArrayNode places = JsonNodeFactory.instance.arrayNode();
        for (BoundingBox box : Boxes.unfolded(record.boxes())) {
            ObjectNode geo = places.addObject().put("@type", "Place").putObject("geo");
            if (box.isPoint()) {
                geo.put("@type", "GeoCoordinates")
                        .put("latitude", Boxes.degrees(box.south()))
                        .put("longitude", Boxes.degrees(box.west()));
            } else {
                geo.put("@type", "GeoShape")
                        .put(
                                "box",
                                "%s %s %s %s"
                                        .formatted(
                                                Boxes.degrees(box.south()),
                                                Boxes.degrees(box.west()),
                                                Boxes.degrees(box.north()),
                                                Boxes.degrees(box.east())));
            }
        }
        if (places.size() == 1) {
            json.set(property, places.get(0));
        } else if (!places.isEmpty()) {
            json.set(property, places);
        }
    }

    private void variables() {
        if (record.variables().isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("variableMeasured");
        for (Variable variable : record.variables()) {
            ObjectNode one = array.addObject().put("@type", "PropertyValue");
            String longName = variable.longName() == null ? "" : Xml.clean(variable.longName());
            one.put("name", longName.isEmpty() ? Xml.clean(variable.name()) : longName);
            one.put("alternateName", Xml.clean(variable.name()));
            if (variable.unit() != null && !Xml.clean(variable.unit()).isEmpty()) {
                one.put("unitText", Xml.clean(variable.unit()));
            }
            String standardName = variable.standardName();
            if (standardName != null && standardName.matches("[A-Za-z0-9_]+")) {
                one.put("propertyID", DataCite.cfAddress(standardName));
            }
        }
    }

    private void distribution() {
        if (published.files().isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("distribution");
        for (PublishedFile file : published.files().stream().limit(MOST_FILES).toList()) {
            ObjectNode one = array.addObject()
                    .put("@type", "DataDownload")
                    .put("name", Xml.clean(file.path()))
                    .put("contentUrl", file.url().toString())
                    .put("encodingFormat", Xml.clean(file.mediaType()))
                    .put("contentSize", file.size() + " B");
            one.putObject("spdx:checksum")
                    .put("@type", "spdx:Checksum")
                    .put("spdx:checksumValue", file.checksums().sha512())
                    .putObject("spdx:algorithm")
                    .put("@id", "spdx:checksumAlgorithm_sha512");
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

    private boolean isSourceCode() {
        return record.relations().stream().map(Relation::target).anyMatch(SchemaOrg::isForge)
                || record.identifiers().stream().map(Identifier::value).anyMatch(SchemaOrg::isForge);
    }

    private static boolean isForge(String address) {
        return address.matches(
                        "https?://([^/]*\\.)?(git[^/]*|codeberg\\.org|sourceforge\\.net|archive\\.softwareheritage\\.org)/.*")
                || address.startsWith("swh:");
    }
}
