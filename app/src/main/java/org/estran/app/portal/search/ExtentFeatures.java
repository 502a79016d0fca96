package org.estran.app.portal.search;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.RecordExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import tools.jackson.databind.json.JsonMapper;

/**
 * Extents as GeoJSON. A feature of a record holds all its boxes; one that crosses the antimeridian goes on past 180°, which
 * is what a map needs (RFC 7946, section 3.1.9 would cut it in two).
 */
final class ExtentFeatures {

    private ExtentFeatures() {}

    static String json(List<RecordExtent> extents, Language language) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "type",
                        "FeatureCollection",
                        "features",
                        extents.stream()
                                .map(extent -> feature(extent, language))
                                .toList()));
    }

    private static Map<String, Object> feature(RecordExtent extent, Language language) {
        List<BoundingBox> boxes = extent.boxes();
        Map<String, Object> geometry = boxes.size() == 1 && boxes.getFirst().isPoint()
                ? Map.of(
                        "type",
                        "Point",
                        "coordinates",
                        List.of(boxes.getFirst().west(), boxes.getFirst().south()))
                : Map.of(
                        "type",
                        "MultiPolygon",
                        "coordinates",
                        boxes.stream().map(ExtentFeatures::polygon).toList());
        return Map.of(
                "type",
                "Feature",
                "id",
                extent.id(),
                "geometry",
                geometry,
                "properties",
                Map.of(
                        "title",
                        extent.title().best(language),
                        "kind",
                        extent.kind().word()));
    }

    private static List<List<List<Double>>> polygon(BoundingBox box) {
        double east = box.west() + box.width();
        return List.of(List.of(
                List.of(box.west(), box.south()),
                List.of(east, box.south()),
                List.of(east, box.north()),
                List.of(box.west(), box.north()),
                List.of(box.west(), box.south())));
    }
}
