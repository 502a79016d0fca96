package org.estran.crosswalks.iso;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.estran.records.Direction;
import org.estran.records.Indeterminate;
import org.estran.records.MetadataRecord;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** Where and when: one {@code EX_Extent} with all boxes, shapes, places, periods and depths. */
final class ExtentWriter {

    /** What names a period's step in time among its names: the form of an ISO 8601 duration. */
    static final String DURATIONS = "urn:iso:std:iso:8601:duration";

    private static final String CRS84 = "urn:ogc:def:crs:OGC:1.3:CRS84";
    private static final String HEIGHT = "http://www.opengis.net/def/crs/EPSG/0/5714";
    private static final String DEPTH = "http://www.opengis.net/def/crs/EPSG/0/5715";
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final Out out;

    ExtentWriter(Out out) {
        this.out = out;
    }

    void write(MetadataRecord record, Pack property) {
        boolean isEmpty = record.boxes().isEmpty()
                && record.shapes().isEmpty()
                && record.places().isEmpty()
                && record.periods().isEmpty()
                && record.verticals().isEmpty();
        if (isEmpty) {
            return;
        }
        out.open(property, "extent").open(Pack.GEX, "EX_Extent");
        record.boxes().forEach(this::box);
        record.shapes().forEach(this::shape);
        record.places().forEach(this::place);
        record.periods().forEach(this::period);
        record.verticals().forEach(this::vertical);
        out.close(2);
    }

    private void box(BoundingBox box) {
        out.open(Pack.GEX, "geographicElement").open(Pack.GEX, "EX_GeographicBoundingBox");
        out.number(Pack.GEX, "westBoundLongitude", "Decimal", box.west());
        out.number(Pack.GEX, "eastBoundLongitude", "Decimal", box.east());
        out.number(Pack.GEX, "southBoundLatitude", "Decimal", box.south());
        out.number(Pack.GEX, "northBoundLatitude", "Decimal", box.north());
        out.close(2);
    }

    private void shape(Shape shape) {
        out.open(Pack.GEX, "geographicElement")
                .open(Pack.GEX, "EX_BoundingPolygon")
                .open(Pack.GEX, "polygon");
        switch (shape) {
            case Shape.Point point -> {
                geometry("Point");
                out.leaf(Pack.GML, "pos", numbers(List.of(point.coordinates()))).close();
            }
            case Shape.Line line -> {
                geometry("LineString");
                out.leaf(Pack.GML, "posList", numbers(line.coordinates())).close();
            }
            case Shape.Polygon polygon -> {
                geometry("Polygon");
                for (int i = 0; i < polygon.coordinates().size(); i++) {
                    out.open(Pack.GML, i == 0 ? "exterior" : "interior").open(Pack.GML, "LinearRing");
                    out.leaf(Pack.GML, "posList", numbers(polygon.coordinates().get(i)));
                    out.close(2);
                }
                out.close();
            }
        }
        out.close(3);
    }

    private void geometry(String name) {
        out.open(Pack.GML, name, "gml:id", out.id("shape"), "srsName", CRS84);
    }

    private static String numbers(List<Position> positions) {
        StringBuilder numbers = new StringBuilder(positions.size() * 16);
        for (Position position : positions) {
            numbers.append(numbers.isEmpty() ? "" : " ")
                    .append(Out.plain(position.longitude()))
                    .append(' ')
                    .append(Out.plain(position.latitude()));
        }
        return numbers.toString();
    }

    private void place(Place place) {
        out.open(Pack.GEX, "geographicElement").open(Pack.GEX, "EX_GeographicDescription");
        out.open(Pack.GEX, "geographicIdentifier").open(Pack.MCC, "MD_Identifier");
        if (place.gazetteer() != null) {
            CitationWriter citations = new CitationWriter(out);
            citations.titled(Pack.MCC, "authority", citations.own(place.gazetteer()), null, () -> {});
        }
        if (place.name().isEmpty() && place.uri() == null) {
            out.nil(Pack.MCC, "code", "missing");
        } else {
            out.text(Pack.MCC, "code", place.name(), place.uri());
        }
        out.close(4);
    }

    private void period(Period period) {
        out.open(Pack.GEX, "temporalElement")
                .open(Pack.GEX, "EX_TemporalExtent")
                .open(Pack.GEX, "extent");
        out.open(Pack.GML, "TimePeriod", "gml:id", out.id("period"));
        if (period.name() != null) {
            out.leaf(Pack.GML, "name", period.name());
        }
        if (period.resolution() != null) {
            out.leaf(Pack.GML, "name", period.resolution(), "codeSpace", DURATIONS);
        }
        position("beginPosition", period.start(), LocalTime.MIDNIGHT, period.startIs());
        position("endPosition", period.end(), LAST_SECOND, period.endIs());
        out.close(4);
    }

    /** An end as exact as it was given: a whole day is a day, no position at all is an unknown one. */
    private void position(String name, @Nullable Instant at, LocalTime edge, @Nullable Indeterminate is) {
        String word = is == null ? null : is.word();
        if (at == null) {
            out.empty(Pack.GML, name, "indeterminatePosition", word);
            return;
        }
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        boolean isDay = utc.toLocalTime().equals(edge) && utc.getYear() > 0 && utc.getYear() < 10_000;
        out.leaf(Pack.GML, name, isDay ? utc.toLocalDate().toString() : at.toString(), "indeterminatePosition", word);
    }

    private void vertical(VerticalExtent extent) {
        out.open(Pack.GEX, "verticalElement").open(Pack.GEX, "EX_VerticalExtent");
        out.number(Pack.GEX, "minimumValue", "Real", extent.minimum());
        out.number(Pack.GEX, "maximumValue", "Real", extent.maximum());
        boolean isUsual = (extent.unit() == null || extent.unit().equals("m")) && extent.datum() == null;
        if (isUsual) {
            out.empty(Pack.GEX, "verticalCRS", "xlink:href", extent.downwards() ? DEPTH : HEIGHT);
        } else {
            system(extent);
        }
        out.close(2);
    }

    /** A reference system of its own, for another unit than the metre or another datum than mean sea level. */
    private void system(VerticalExtent extent) {
        boolean isDown = extent.positive() == Direction.DOWN;
        String datum = extent.datum() == null ? VerticalAxis.UNTOLD : extent.datum();
        out.open(Pack.GEX, "verticalCRS").open(Pack.GML, "VerticalCRS", "gml:id", out.id("vertical"));
        out.leaf(Pack.GML, "identifier", datum, "codeSpace", "");
        out.leaf(Pack.GML, "scope", VerticalAxis.UNTOLD);
        out.open(Pack.GML, "verticalCS").open(Pack.GML, "VerticalCS", "gml:id", out.id("vertical"));
        out.leaf(Pack.GML, "identifier", VerticalAxis.UNTOLD, "codeSpace", "");
        out.open(Pack.GML, "axis");
        String unit = extent.unit() == null ? "m" : extent.unit();
        out.open(Pack.GML, "CoordinateSystemAxis", "gml:id", out.id("vertical"), "uom", Units.uom(unit));
        out.leaf(Pack.GML, "identifier", VerticalAxis.UNTOLD, "codeSpace", "");
        out.leaf(Pack.GML, "axisAbbrev", isDown ? "D" : "H");
        out.leaf(Pack.GML, "axisDirection", isDown ? "down" : "up", "codeSpace", "");
        out.close(4);
        out.open(Pack.GML, "verticalDatum").open(Pack.GML, "VerticalDatum", "gml:id", out.id("vertical"));
        out.leaf(Pack.GML, "identifier", datum, "codeSpace", "");
        out.leaf(Pack.GML, "scope", VerticalAxis.UNTOLD);
        out.close(4);
    }
}
