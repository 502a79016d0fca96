package org.estran.harvest.kinds;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.harvest.web.Answer;
import org.estran.records.RecordJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The global attributes of a dataset as a DAS of DAP2 tells them (ESE-RFC-004, section 5.2), read by the Attribute
 * Convention for Data Discovery 1.3 and told in the words of schema.org.
 */
final class DapAttributes {

    private static final Pattern GLOBAL =
            Pattern.compile("\\b(?:NC_GLOBAL|HDF5_GLOBAL|[A-Za-z_]*GLOBAL[A-Za-z_]*)\\s*\\{", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\s*(?:String|Float64|Float32|Int32|Int16|UInt32|UInt16|Byte|Url)\\s+([\\w.:-]+)\\s+((?:\"(?:\\\\.|[^\"\\\\])*\"|[^;\"])*);");

    private DapAttributes() {}

    /** An ISO document as it came; of a DAS what it says of the whole. */
    static Optional<byte[]> documentOf(Answer answer) {
        return answer.address().getPath().endsWith(".das") ? Optional.of(document(answer)) : Optional.of(answer.body());
    }

    private static byte[] document(Answer answer) {
        Map<String, String> said = attributes(answer.text());
        String data = answer.address().toString().replaceFirst("\\.das$", "");
        String file = data.substring(data.lastIndexOf('/') + 1);
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("@context", "https://schema.org/").put("@type", "Dataset");
        json.put("identifier", said.getOrDefault("id", data));
        json.put("name", said.getOrDefault("title", file));
        json.put("description", said.getOrDefault("summary", said.getOrDefault("comment", "")));
        put(json, "license", said.get("license"));
        put(json, "keywords", said.get("keywords"));
        put(json, "dateModified", said.getOrDefault("date_modified", said.get("date_created")));
        String creator = said.getOrDefault("creator_name", said.get("institution"));
        if (creator != null) {
            json.putObject("creator").put("@type", "Organization").put("name", creator);
        }
        place(json, said);
        String from = said.get("time_coverage_start");
        String to = said.get("time_coverage_end");
        if (from != null && to != null) {
            json.put("temporalCoverage", from + "/" + to);
        }
        json.putArray("distribution")
                .addObject()
                .put("@type", "DataDownload")
                .put("contentUrl", data)
                .put("encodingFormat", "application/x-netcdf");
        return RecordJson.mapper().writeValueAsBytes(json);
    }

    private static void put(ObjectNode json, String member, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.put(member, value);
        }
    }

    private static void place(ObjectNode json, Map<String, String> said) {
        String south = said.get("geospatial_lat_min");
        String north = said.get("geospatial_lat_max");
        String west = said.get("geospatial_lon_min");
        String east = said.get("geospatial_lon_max");
        if (south != null && north != null && west != null && east != null) {
            json.putObject("spatialCoverage")
                    .put("@type", "Place")
                    .putObject("geo")
                    .put("@type", "GeoShape")
                    .put("box", south + " " + west + " " + north + " " + east);
        }
    }

    private static Map<String, String> attributes(String das) {
        Map<String, String> all = new HashMap<>();
        Matcher global = GLOBAL.matcher(das);
        if (!global.find()) {
            return all;
        }
        Matcher attribute = ATTRIBUTE.matcher(das);
        int at = global.end();
        while (attribute.find(at) && das.substring(at, attribute.start()).isBlank()) {
            String value = attribute.group(2).strip();
            String plain = value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                    ? value.substring(1, value.length() - 1)
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\")
                    : value;
            all.put(attribute.group(1).toLowerCase(Locale.ROOT), plain);
            at = attribute.end();
        }
        return all;
    }
}
