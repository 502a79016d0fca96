package org.estran.app.dissemination.csw;

import static org.estran.app.catalogue.Queryable.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.fes.FilterEncoding;

/**
 * What the queryables of Dublin Core, OWS and the ISO profile (OGC 07-045, tables 6 to 11) are called here. A name is known
 * with or without a prefix, as a path, in letters of either case.
 */
final class Names {

    /** The queryables of {@code csw:Record}, as the capabilities tell them. */
    static final List<String> DUBLIN_CORE = List.of(
            "dc:title",
            "dct:alternative",
            "dc:creator",
            "dc:subject",
            "dct:abstract",
            "dc:publisher",
            "dc:contributor",
            "dct:modified",
            "dc:date",
            "dc:type",
            "dc:format",
            "dc:identifier",
            "dc:language",
            "dc:relation",
            "dct:isPartOf",
            "dc:rights",
            "dct:license",
            "dct:spatial",
            "dct:temporal",
            "ows:BoundingBox",
            "csw:AnyText");

    static final List<String> ISO = List.of(
            "apiso:Subject",
            "apiso:Title",
            "apiso:Abstract",
            "apiso:AnyText",
            "apiso:Format",
            "apiso:Identifier",
            "apiso:Modified",
            "apiso:Type",
            "apiso:BoundingBox",
            "apiso:CRS",
            "apiso:RevisionDate",
            "apiso:AlternateTitle",
            "apiso:CreationDate",
            "apiso:PublicationDate",
            "apiso:OrganisationName",
            "apiso:Language",
            "apiso:ResourceLanguage",
            "apiso:ResourceIdentifier",
            "apiso:ParentIdentifier",
            "apiso:TopicCategory",
            "apiso:GeographicDescriptionCode",
            "apiso:ServiceType",
            "apiso:Lineage",
            "apiso:TempExtent_begin",
            "apiso:TempExtent_end",
            "apiso:AccessConstraints",
            "apiso:OtherConstraints",
            "apiso:ConditionApplyingToAccessAndUse");

    private static final Map<String, List<Queryable>> KNOWN = known();

    private Names() {}

    /** The properties behind a name, one of which is enough; empty for a name that is not known. */
    static List<Queryable> of(String name) {
        String step = name.strip();
        step = step.substring(step.lastIndexOf('/') + 1);
        String local = step.substring(step.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return KNOWN.getOrDefault(local, List.of());
    }

    private static Map<String, List<Queryable>> known() {
        Map<String, List<Queryable>> names = new LinkedHashMap<>();
        put(names, TITLE, "title");
        put(names, ALTERNATE_TITLE, "alternatetitle", "alternative");
        put(names, ABSTRACT, "abstract", "description");
        put(names, ANY_TEXT, "anytext", "any");
        put(names, IDENTIFIER, "identifier", "resourceidentifier", "fileidentifier", "id", FilterEncoding.RESOURCE_ID);
        put(names, PARENT, "parentidentifier", "ispartof");
        put(names, RELATION, "relation", "references", "source");
        put(names, KIND, "type", "hierarchylevel");
        names.put("subject", List.of(KEYWORD, TOPIC));
        put(names, KEYWORD, "keyword");
        put(names, TOPIC, "topiccategory");
        put(names, FORMAT, "format");
        put(names, ISSUED, "date", "publicationdate", "issued");
        put(names, STAMPED, "modified");
        put(names, CREATED, "creationdate", "created");
        put(names, REVISED, "revisiondate");
        put(names, ORGANISATION, "organisationname");
        put(names, CREATOR, "creator");
        put(names, CONTRIBUTOR, "contributor");
        put(names, PUBLISHER, "publisher");
        put(names, LANGUAGE, "language", "resourcelanguage");
        put(names, RIGHTS, "rights", "accessconstraints", "otherconstraints", "conditionapplyingtoaccessanduse");
        put(names, LICENCE, "license", "licence");
        put(names, BEGIN, "tempextent_begin", "begin");
        put(names, END, "tempextent_end", "end");
        put(names, TIME, "temporalextent", "temporal", "tempextent", "time");
        put(names, PLACE, "boundingbox", "bbox", "boundingshape", "envelope", "geometry", "the_geom");
        put(names, PLACE_NAME, "spatial", "coverage", "geographicdescriptioncode", "geographicdescription");
        put(names, REFERENCE_SYSTEM, "crs");
        put(names, SERVICE_TYPE, "servicetype");
        put(names, LINEAGE, "lineage", "provenance");
        put(names, VARIABLE, "contentinfo", "variable");
        return names;
    }

    private static void put(Map<String, List<Queryable>> names, Queryable property, String... all) {
        for (String name : all) {
            names.put(name, List.of(property));
        }
    }
}
