package org.estran.app.dissemination.stac;

import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Links of STAC documents. */
final class StacLinks {

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String HTML = "text/html";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    private StacLinks() {}

    static ObjectNode add(ArrayNode links, String rel, String href, String type) {
        return links.addObject().put("rel", rel).put("href", href).put("type", type);
    }

    static ObjectNode add(ArrayNode links, String rel, String href, String type, String title) {
        return add(links, rel, href, type).put("title", title);
    }

    /** This document, the landing page, and the document it is found from. */
    static void ancestry(ArrayNode links, Places places, String self, String type, String parent) {
        add(links, "self", self, type);
        add(links, "root", places.root(), JSON);
        add(links, "parent", parent, JSON);
    }

    /** The same request for the page behind this one. */
    static void next(ArrayNode links, String address, Map<String, String> query, String token, String type) {
        add(links, "next", Queries.with(address, query, token), type).put("method", "GET");
    }
}
