package org.estran.app.dissemination.records;

/** The conformance classes that are declared; each is tested (docs/protocols/ogcapi-records.md). */
enum ConformanceClass {
    COMMON_CORE("ogcapi-common-1/1.0/conf/core"),
    COMMON_COLLECTIONS("ogcapi-common-2/1.0/conf/collections"),
    FEATURES_CORE("ogcapi-features-1/1.0/conf/core"),
    FEATURES_OAS30("ogcapi-features-1/1.0/conf/oas30"),
    FEATURES_HTML("ogcapi-features-1/1.0/conf/html"),
    FEATURES_GEOJSON("ogcapi-features-1/1.0/conf/geojson"),
    FILTER("ogcapi-features-3/1.0/conf/filter"),
    FEATURES_FILTER("ogcapi-features-3/1.0/conf/features-filter"),
    QUERYABLES("ogcapi-features-3/1.0/conf/queryables"),
    QUERYABLE_PARAMETERS("ogcapi-features-3/1.0/conf/queryables-query-parameters"),
    CQL2_TEXT("cql2/1.0/conf/cql2-text"),
    CQL2_JSON("cql2/1.0/conf/cql2-json"),
    CQL2_BASIC("cql2/1.0/conf/basic-cql2"),
    CQL2_ADVANCED("cql2/1.0/conf/advanced-comparison-operators"),
    CQL2_CASE("cql2/1.0/conf/case-insensitive-comparison"),
    CQL2_ACCENTS("cql2/1.0/conf/accent-insensitive-comparison"),
    CQL2_BASIC_SPATIAL("cql2/1.0/conf/basic-spatial-functions"),
    CQL2_BASIC_SPATIAL_PLUS("cql2/1.0/conf/basic-spatial-functions-plus"),
    CQL2_SPATIAL("cql2/1.0/conf/spatial-functions"),
    CQL2_TEMPORAL("cql2/1.0/conf/temporal-functions"),
    CQL2_ARRAYS("cql2/1.0/conf/array-functions"),
    RECORD_CORE("ogcapi-records-1/1.0/conf/record-core"),
    RECORD_COLLECTION("ogcapi-records-1/1.0/conf/record-collection"),
    RECORD_PARAMETERS("ogcapi-records-1/1.0/conf/record-core-query-parameters"),
    RECORDS_API("ogcapi-records-1/1.0/conf/records-api"),
    SEARCHABLE("ogcapi-records-1/1.0/conf/searchable-catalog"),
    SEARCHABLE_SORTING("ogcapi-records-1/1.0/conf/searchable-catalog-sorting"),
    SEARCHABLE_FILTERING("ogcapi-records-1/1.0/conf/searchable-catalog-filtering"),
    CRAWLABLE("ogcapi-records-1/1.0/conf/crawlable-catalog"),
    LOCAL_RESOURCES("ogcapi-records-1/1.0/conf/local-resources-catalog"),
    LOCAL_RESOURCES_PARAMETERS("ogcapi-records-1/1.0/conf/local-resources-catalog-query-parameters"),
    AUTODISCOVERY("ogcapi-records-1/1.0/conf/autodiscovery"),
    SORTING("ogcapi-records-1/1.0/conf/sorting"),
    FILTERING("ogcapi-records-1/1.0/conf/filtering"),
    RECORDS_JSON("ogcapi-records-1/1.0/conf/json"),
    RECORDS_HTML("ogcapi-records-1/1.0/conf/html"),
    RECORDS_OAS30("ogcapi-records-1/1.0/conf/oas30");

    private final String uri;

    ConformanceClass(String path) {
        this.uri = "http://www.opengis.net/spec/" + path;
    }

    String uri() {
        return uri;
    }
}
