package org.estran.app.dissemination.ogc;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The links of an answer (RFC 8288), which stand in its JSON and in the header {@code Link}. */
public final class Links {

    public static final String JSON = "application/json";
    public static final String GEOJSON = "application/geo+json";
    public static final String SCHEMA = "application/schema+json";
    public static final String HTML = "text/html";
    public static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    public static final String OGC = "http://www.opengis.net/def/rel/ogc/1.0/";

    private static final int LONGEST_HEADER = 4_000;
    private static final int LINK = 60;

    private Links() {}

    public static void add(ArrayNode links, String href, String rel, String type, String title) {
        links.addObject().put("href", href).put("rel", rel).put("type", type).put("title", title);
    }

    /** The address of the same in another form. */
    public static String inForm(String address, String f) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + "f=" + f;
    }

    /** This resource in its two forms; the one that is JSON is asked for without saying so. */
    public static void selfAndPage(ArrayNode links, String address, String type, String title) {
        add(links, address, "self", type, title);
        add(links, inForm(address, "html"), "alternate", HTML, title);
    }

    /** Those of a resource that lead on from it, as values of the header, as far as a header may go. */
    public static List<String> header(JsonNode links) {
        List<String> values = new ArrayList<>();
        int length = 0;
        for (JsonNode link : links) {
            String rel = link.path("rel").asString("");
            boolean isItem = rel.equals("item") || rel.equals("child") || rel.equals("related");
            length += isItem ? 0 : link.path("href").asString("").length() + rel.length() + LINK;
            if (!isItem && length < LONGEST_HEADER) {
                values.add("<" + link.path("href").asString("").replace(">", "%3E") + ">; rel=\"" + rel + "\"; type=\""
                        + link.path("type").asString("") + "\"");
            }
        }
        return values;
    }
}
