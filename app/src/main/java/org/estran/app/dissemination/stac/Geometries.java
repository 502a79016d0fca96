package org.estran.app.dissemination.stac;

import java.util.List;
import org.estran.crosswalks.Boxes;
import org.estran.terms.BoundingBox;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Boxes as GeoJSON (RFC 7946), in two parts where they cross the antimeridian. */
final class Geometries {

    private Geometries() {}

    static void write(ObjectNode item, BoundingBox box) {
        ObjectNode geometry = item.putObject("geometry");
        List<BoundingBox> parts = Boxes.unfolded(List.of(box));
        if (box.isPoint()) {
            position(geometry.put("type", "Point").putArray("coordinates"), box.west(), box.south());
        } else if (box.width() == 0 || box.height() == 0) {
            ArrayNode line = geometry.put("type", "LineString").putArray("coordinates");
            position(line.addArray(), box.west(), box.south());
            position(line.addArray(), box.east(), box.north());
        } else if (parts.size() == 1) {
            ring(geometry.put("type", "Polygon").putArray("coordinates").addArray(), box);
        } else {
            ArrayNode polygons = geometry.put("type", "MultiPolygon").putArray("coordinates");
            parts.forEach(part -> ring(polygons.addArray().addArray(), part));
        }
        bbox(item.putArray("bbox"), box);
    }

    static void bbox(ArrayNode out, BoundingBox box) {
        out.add(box.west()).add(box.south()).add(box.east()).add(box.north());
    }

    private static void ring(ArrayNode ring, BoundingBox box) {
        position(ring.addArray(), box.west(), box.south());
        position(ring.addArray(), box.east(), box.south());
        position(ring.addArray(), box.east(), box.north());
        position(ring.addArray(), box.west(), box.north());
        position(ring.addArray(), box.west(), box.south());
    }

    private static void position(ArrayNode out, double longitude, double latitude) {
        out.add(longitude).add(latitude);
    }
}
