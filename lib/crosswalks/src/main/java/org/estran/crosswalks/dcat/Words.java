package org.estran.crosswalks.dcat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.estran.records.DateType;
import org.estran.records.Kind;
import org.estran.records.RelationType;

/** The terms of the vocabularies that GeoDCAT-AP draws on, and our words for them. */
final class Words {

    static final String DCAT = "http://www.w3.org/ns/dcat#";
    static final String DCT = "http://purl.org/dc/terms/";
    static final String GEODCAT = "http://data.europa.eu/930/";
    static final String GEO = "http://www.opengis.net/ont/geosparql#";
    static final String INSPIRE = "http://inspire.ec.europa.eu/metadata-codelist/";
    static final String SERVICE_CATEGORY = INSPIRE + "SpatialDataServiceCategory/";
    static final String TECHNIQUE = INSPIRE + "SpatialRepresentationType/";
    static final String EU = "http://publications.europa.eu/resource/authority/";
    static final String IANA = "https://www.iana.org/assignments/media-types/";

    /** In order, so that documents do not differ from one start to the next. */
    static final Map<String, String> PREFIXES = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            Map.entry("dcat", DCAT),
            Map.entry("dct", DCT),
            Map.entry("geodcatap", GEODCAT),
            Map.entry("geo", GEO),
            Map.entry("adms", "http://www.w3.org/ns/adms#"),
            Map.entry("dqv", "http://www.w3.org/ns/dqv#"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("locn", "http://www.w3.org/ns/locn#"),
            Map.entry("org", "http://www.w3.org/ns/org#"),
            Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("schema", "http://schema.org/"),
            Map.entry("sdmx-attribute", "http://purl.org/linked-data/sdmx/2009/attribute#"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("sosa", "http://www.w3.org/ns/sosa/"),
            Map.entry("spdx", "http://spdx.org/rdf/terms#"),
            Map.entry("vcard", "http://www.w3.org/2006/vcard/ns#"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"))));

    /** The class that tells a kind; more than one kind is a plain {@code dcat:Resource} besides. */
    private static final Map<Kind, String> CLASSES = new EnumMap<>(Kind.class);

    /** How a relation is told by one property; all others are qualified relations. */
    private static final Map<RelationType, String> RELATIONS = new EnumMap<>(RelationType.class);

    /** The dates that a property of its own tells. */
    static final Map<DateType, String> DATES = Map.of(
            DateType.CREATION, "dct:created", DateType.PUBLICATION, "dct:issued", DateType.REVISION, "dct:modified");

    private static final Map<String, String> FREQUENCIES = new HashMap<>();

    static {
        CLASSES.put(Kind.DATASET, "dcat:Dataset");
        CLASSES.put(Kind.SERIES, "dcat:DatasetSeries");
        CLASSES.put(Kind.SERVICE, "dcat:DataService");
        CLASSES.put(Kind.SOFTWARE, "schema:SoftwareApplication");
        CLASSES.put(Kind.NETWORK, "schema:ResearchProject");
        CLASSES.put(Kind.PLATFORM, "sosa:Platform");
        CLASSES.put(Kind.INSTRUMENT, "sosa:Sensor");
        CLASSES.put(Kind.CAMPAIGN, "schema:Event");
        CLASSES.put(Kind.SAMPLE, "sosa:Sample");
        CLASSES.put(Kind.DOCUMENT, "foaf:Document");
        CLASSES.put(Kind.ORGANISATION, "foaf:Organization");
        CLASSES.put(Kind.PERSON, "foaf:Person");

        RELATIONS.put(RelationType.IS_PART_OF, "dct:isPartOf");
        RELATIONS.put(RelationType.HAS_PART, "dct:hasPart");
        RELATIONS.put(RelationType.SERIES, "dcat:inSeries");
        RELATIONS.put(RelationType.REFERENCES, "dct:references");
        RELATIONS.put(RelationType.IS_REFERENCED_BY, "dct:isReferencedBy");
        RELATIONS.put(RelationType.REQUIRES, "dct:requires");
        RELATIONS.put(RelationType.IS_REQUIRED_BY, "dct:isRequiredBy");
        RELATIONS.put(RelationType.OBSOLETES, "dct:replaces");
        RELATIONS.put(RelationType.IS_OBSOLETED_BY, "dct:isReplacedBy");
        RELATIONS.put(RelationType.HAS_VERSION, "dcat:hasVersion");
        RELATIONS.put(RelationType.IS_VERSION_OF, "dcat:isVersionOf");
        RELATIONS.put(RelationType.IS_NEW_VERSION_OF, "dcat:previousVersion");
        RELATIONS.put(RelationType.IS_DERIVED_FROM, "prov:wasDerivedFrom");
        RELATIONS.put(RelationType.IS_VARIANT_FORM_OF, "dct:isFormatOf");
        RELATIONS.put(RelationType.IS_ORIGINAL_FORM_OF, "dct:hasFormat");
        RELATIONS.put(RelationType.OPERATES_ON, "dcat:servesDataset");
        RELATIONS.put(RelationType.CROSS_REFERENCE, "dct:relation");

        for (String pair : ("continual CONT,daily DAILY,weekly WEEKLY,fortnightly BIWEEKLY,monthly MONTHLY,"
                        + "quarterly QUARTERLY,biannually ANNUAL_2,annually ANNUAL,asNeeded AS_NEEDED,irregular IRREG,"
                        + "notPlanned NOT_PLANNED,unknown UNKNOWN,biennially BIENNIAL,semimonthly MONTHLY_2")
                .split(",")) {
            FREQUENCIES.put(pair.split(" ")[0], pair.split(" ")[1]);
        }
    }

    private Words() {}

    /** A property by its short name. */
    static Property p(String name) {
        return ResourceFactory.createProperty(address(name));
    }

    /** A class or another thing by its short name. */
    static Resource r(String name) {
        return ResourceFactory.createResource(address(name));
    }

    static String address(String name) {
        int colon = name.indexOf(':');
        return PREFIXES.getOrDefault(name.substring(0, colon), "") + name.substring(colon + 1);
    }

    static String className(Kind kind) {
        return CLASSES.getOrDefault(kind, "dcat:Resource");
    }

    /** The kind whose class is among those of a resource. */
    static Optional<Kind> kind(java.util.function.Predicate<Resource> hasClass) {
        return CLASSES.entrySet().stream()
                .filter(e -> hasClass.test(r(e.getValue())))
                .map(Map.Entry::getKey)
                .sorted(java.util.Comparator.comparing((Kind k) -> k == Kind.DATASET))
                .findFirst();
    }

    static Optional<String> date(DateType type) {
        return Optional.ofNullable(DATES.get(type));
    }

    static Optional<String> property(RelationType type) {
        return Optional.ofNullable(RELATIONS.get(type));
    }

    static Map<RelationType, String> relations() {
        return RELATIONS;
    }

    /** The address of a relation's word, for those that no property tells. */
    static String role(RelationType type) {
        return type.isDataCite()
                ? "https://schema.datacite.org/meta/kernel-4.7/include/datacite-relationType-v4.xsd#" + type.word()
                : "https://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml#" + type.word();
    }

    static Optional<String> frequency(String code) {
        return Optional.ofNullable(FREQUENCIES.get(code)).map(f -> EU + "frequency/" + f);
    }

    /** {@code MD_MaintenanceFrequencyCode} of an address of the EU's list. */
    static Optional<String> frequencyCode(String address) {
        String last = address.substring(address.lastIndexOf('/') + 1);
        return FREQUENCIES.entrySet().stream()
                .filter(e -> e.getValue().equals(last))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
