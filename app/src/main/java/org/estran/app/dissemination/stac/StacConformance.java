package org.estran.app.dissemination.stac;

/** What this door conforms to. */
enum StacConformance {
    CORE("https://api.stacspec.org/v1.0.0/core"),
    BROWSEABLE("https://api.stacspec.org/v1.0.0/browseable"),
    COLLECTIONS("https://api.stacspec.org/v1.0.0/collections"),
    FEATURES("https://api.stacspec.org/v1.0.0/ogcapi-features"),
    ITEM_SEARCH("https://api.stacspec.org/v1.0.0/item-search"),
    FEATURES_CORE("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"),
    FEATURES_OPENAPI("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30"),
    FEATURES_GEOJSON("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private final String uri;

    StacConformance(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }
}
