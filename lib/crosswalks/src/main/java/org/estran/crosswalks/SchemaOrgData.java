package org.estran.crosswalks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.estran.records.Place;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a {@code Dataset} of schema.org has besides a creative work: places, times, variables, distributions. */
final class SchemaOrgData {

    /** A page need not carry a hundred thousand files. */
    private static final int MOST_FILES = 100;

    private final ObjectNode json;
    private final MetadataRecord record;
    private final Published published;
    private final Language language;

    SchemaOrgData(ObjectNode json, MetadataRecord record, Published published, Language language) {
        this.json = json;
        this.record = record;
        this.published = published;
        this.language = language;
    }

    /** Where and when; in WGS 84. */
    void spaceAndTime(String property) {
        places(property);
        Periods.text(record.period(), "..").ifPresent(text -> json.put("temporalCoverage", text));
    }

    /** Latitude comes first here; a box is its south-west and its north-east corner. */
    void places(String property) {
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
        record.shapes().forEach(shape -> shape(places, shape));
        for (Place place : record.places()) {
            String name = Xml.clean(place.name().best(language));
            if (!name.isEmpty()) {
                places.addObject().put("@type", "Place").put("name", name);
            }
        }
        if (places.size() == 1) {
            json.set(property, places.get(0));
        } else if (!places.isEmpty()) {
            json.set(property, places);
        }
    }

    void variables() {
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
            Addresses.standardName(variable.standardName()).ifPresent(address -> one.put("propertyID", address));
        }
    }

    void distribution() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
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
        record.distributions().forEach(one -> distribution(array, one));
        if (!array.isEmpty()) {
            json.set("distribution", array);
        }
    }

    /** What is had elsewhere: an address that gives the bytes, else one that leads to them. */
    private void distribution(ArrayNode array, Distribution one) {
        Optional<String> address = one.address() == null ? Optional.empty() : Addresses.web(one.address());
        boolean isOurs = address.isPresent()
                && published.files().stream().anyMatch(f -> f.url().toString().equals(address.get()));
        if (address.isEmpty() || isOurs) {
            return;
        }
        boolean isDownload = "download".equals(one.function());
        ObjectNode node =
                array.addObject().put("@type", "DataDownload").put(isDownload ? "contentUrl" : "url", address.get());
        text(node, "name", one.name().best(language));
        text(node, "description", one.description().best(language));
        DataFormat format = one.format();
        if (format != null) {
            text(node, "encodingFormat", format.mediaType() == null ? format.name() : format.mediaType());
        }
        if (one.size() != null) {
            node.put("contentSize", one.size() + " B");
        }
    }

    /** Latitude before longitude here as well. */
    private static void shape(ArrayNode places, Shape shape) {
        ObjectNode geo = JsonNodeFactory.instance.objectNode();
        switch (shape) {
            case Shape.Point point ->
                geo.put("@type", "GeoCoordinates")
                        .put("latitude", Boxes.degrees(point.coordinates().latitude()))
                        .put("longitude", Boxes.degrees(point.coordinates().longitude()));
            case Shape.Line line -> geo.put("@type", "GeoShape").put("line", positions(line.coordinates()));
            case Shape.Polygon polygon ->
                geo.put("@type", "GeoShape")
                        .put("polygon", positions(polygon.coordinates().getFirst()));
        }
        places.addObject().put("@type", "Place").set("geo", geo);
    }

    private static String positions(List<Position> positions) {
        return positions.stream()
                .map(p -> Boxes.degrees(p.latitude()) + " " + Boxes.degrees(p.longitude()))
                .collect(Collectors.joining(" "));
    }

    private static void text(ObjectNode to, String member, @Nullable String text) {
        String clean = text == null ? "" : Xml.clean(text);
        if (!clean.isEmpty()) {
            to.put(member, clean);
        }
    }
}
