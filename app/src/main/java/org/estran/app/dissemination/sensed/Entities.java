package org.estran.app.dissemination.sensed;

import java.time.Instant;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.observations.store.Deployment;
import org.estran.app.observations.store.PlatformSummary;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The entities of the sensing profile (18-088, clause 8) as JSON, each with its links. */
final class Entities {

    static final String MEASUREMENT = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";

    private final String root;

    /** @param root the address of the service */
    Entities(String root) {
        this.root = root;
    }

    /** What a platform measured of a property in a record. */
    record Stream(String platform, StoredProperty property, Deployment deployment) {

        String id() {
            return Ids.of(deployment.recordId(), property.name(), platform);
        }
    }

    /** A place at a moment. */
    record Located(double longitude, double latitude) {}

    /** A value. @param depth metres below the surface; NaN where none is told, and so are the others */
    record Measured(Instant time, double result, String flag, double latitude, double longitude, double depth) {}

    private ObjectNode entity(String set, String id, String... related) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String self = address(set, id);
        json.put("@iot.id", id).put("@iot.selfLink", self);
        for (String one : related) {
            json.put(one + "@iot.navigationLink", self + "/" + one);
        }
        return json;
    }

    String address(String set, String id) {
        return root + "/" + set + "('" + id.replace("'", "''") + "')";
    }

    ObjectNode thing(PlatformSummary platform) {
        ObjectNode json = entity("Things", Ids.of(platform.id()), "Datastreams", "Locations");
        json.put("name", platform.id());
        json.put("description", "Platform " + platform.id());
        ObjectNode properties = json.putObject("properties");
        platform.networks().forEach(properties.putArray("networks")::add);
        properties.put("features", platform.features()).put("rows", platform.rows());
        return json;
    }

    ObjectNode stream(Stream stream) {
        ObservedProperty property = stream.property().property();
        ObjectNode json = entity("Datastreams", stream.id(), "Thing", "Sensor", "ObservedProperty", "Observations");
        json.put("name", label(stream.property()) + ", " + stream.platform());
        json.put(
                "description",
                label(stream.property()) + " of " + stream.platform() + " in "
                        + stream.deployment().recordId());
        json.put("observationType", MEASUREMENT);
        ObjectNode unit = json.putObject("unitOfMeasurement");
        unit.put("name", property.unit()).put("symbol", property.unit()).putNull("definition");
        String period = period(stream.deployment().start(), stream.deployment().end());
        if (period != null) {
            json.put("phenomenonTime", period);
        }
        ObjectNode properties =
                json.putObject("properties").put("column", stream.property().name());
        QualityScheme scheme = property.scheme();
        if (scheme != null) {
            properties.put("qualityScheme", scheme.name());
        }
        return json;
    }

    private static @Nullable String period(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null ? null : start + "/" + end;
    }

    private static String label(StoredProperty stored) {
        String label = stored.property().label();
        return label == null ? stored.name() : label;
    }

    ObjectNode property(StoredProperty stored) {
        ObservedProperty property = stored.property();
        ObjectNode json = entity("ObservedProperties", Ids.of(stored.key()));
        json.put("name", label(stored)).put("description", stored.key());
        json.put(
                "definition",
                property.standardName() != null
                        ? "http://vocab.nerc.ac.uk/standard_name/" + property.standardName() + "/"
                        : property.code() != null ? property.code() : stored.key());
        return json;
    }

    /** Which instrument it was is not told of every value: the record tells what is known. */
    ObjectNode sensor(CatalogueRecord record, String page) {
        ObjectNode json = entity("Sensors", Ids.of(record.id()));
        json.put("name", record.record().title().best(Language.EN));
        json.put("description", "Instruments and methods as the record describes them");
        return json.put("encodingType", "text/html").put("metadata", page);
    }

    ObjectNode location(String platform, Located last) {
        ObjectNode json = entity("Locations", Ids.of(platform), "Things");
        json.put("name", platform).put("description", "Last position of " + platform);
        json.put("encodingType", "application/geo+json");
        point(json.putObject("location"), last);
        return json;
    }

    private static void point(ObjectNode json, Located place) {
        json.put("type", "Point").putArray("coordinates").add(place.longitude()).add(place.latitude());
    }

    ObjectNode observation(Stream stream, Measured value) {
        ObjectNode json = entity("Observations", id(stream, value), "Datastream", "FeatureOfInterest");
        json.put("phenomenonTime", value.time().toString()).putNull("resultTime");
        if (stream.property().property().isSingle()) {
            json.put("result", (float) value.result());
        } else {
            json.put("result", value.result());
        }
        if (!value.flag().isEmpty()) {
            json.put("resultQuality", value.flag());
        }
        ObjectNode parameters = json.putObject("parameters");
        put(parameters, "depth", value.depth());
        put(parameters, "latitude", value.latitude());
        put(parameters, "longitude", value.longitude());
        return json;
    }

    String id(Stream stream, Measured value) {
        return Ids.of(
                stream.deployment().recordId(),
                stream.property().name(),
                stream.platform(),
                Long.toString(value.time().toEpochMilli()),
                Double.toString(value.depth()));
    }

    private static void put(ObjectNode json, String name, double number) {
        if (!Double.isNaN(number)) {
            json.put(name, number);
        }
    }

    /** Where a value was taken. */
    ObjectNode place(Measured value) {
        String id = Ids.of(Double.toString(value.longitude()), Double.toString(value.latitude()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@iot.id", id).put("name", value.latitude() + ", " + value.longitude());
        json.put("description", "Place of an observation").put("encodingType", "application/geo+json");
        point(json.putObject("feature"), new Located(value.longitude(), value.latitude()));
        return json;
    }
}
