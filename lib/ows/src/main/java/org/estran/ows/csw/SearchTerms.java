package org.estran.ows.csw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estran.filters.AxisOrder;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.QueryBox;
import org.estran.filters.cql.CqlText;
import org.estran.filters.fes.FilterEncoding;
import org.estran.ows.Faults;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;

/**
 * The search terms of CSW 3.0.0's key-value pairs (OGC 12-176r7, table 6), which are those of OpenSearch with its geo and
 * time extensions. A box is west, south, east, north, unless it names a reference system.
 */
final class SearchTerms {

    /** The property of the place of a record, and that of its time. */
    private static final String PLACE = "BoundingBox";

    private static final String TIME = "TemporalExtent";

    private final RawRequest raw;
    private final Faults faults;
    private final List<Filter> filters = new ArrayList<>();

    SearchTerms(RawRequest raw, Faults faults) {
        this.raw = raw;
        this.faults = faults;
    }

    List<Filter> read() {
        ids();
        raw.value("bbox").ifPresent(text -> told("bbox", () -> box(text)));
        raw.value("geometry").ifPresent(text -> told("geometry", () -> geometry(text)));
        if (raw.value("lat").isPresent()
                || raw.value("lon").isPresent()
                || raw.value("radius").isPresent()) {
            told("radius", this::around);
        }
        raw.value("time").ifPresent(text -> told("time", () -> time(text)));
        if (raw.value("start").isPresent() || raw.value("stop").isPresent()) {
            told(
                    "start",
                    () -> time(raw.value("start").orElse("..") + "/"
                            + raw.value("stop").orElse("..")));
        }
        return filters;
    }

    private interface Term {
        void read() throws FilterException;
    }

    private void told(String name, Term term) {
        try {
            term.read();
        } catch (FilterException | IllegalArgumentException wrong) {
            faults.invalid(name, String.valueOf(wrong.getMessage()));
        }
    }

    private void ids() {
        List<Literal> ids =
                raw.list("recordids").stream().<Literal>map(Literal.Text::new).toList();
        if (!ids.isEmpty()) {
            filters.add(new Filter.In(FilterEncoding.RESOURCE_ID, ids, Filter.Case.EXACT));
        }
    }

    private void box(String text) throws FilterException {
        String[] parts = text.split(",");
        int numbers = parts.length >= 6 ? 6 : 4;
        if (parts.length < 4 || parts.length > 7) {
            throw new FilterException("A box is west,south,east,north and perhaps a reference system.");
        }
        double[] n = new double[4];
        int[] places = numbers == 6 ? new int[] {0, 1, 3, 4} : new int[] {0, 1, 2, 3};
        for (int i = 0; i < 4; i++) {
            n[i] = number(parts[places[i]]);
        }
        boolean latitudeFirst = parts.length > numbers && AxisOrder.of(parts[numbers]) == AxisOrder.LATITUDE_FIRST;
        filters.add(new Filter.Spatial(
                PLACE, Filter.SpatialRelation.INTERSECTS, QueryBox.shapes(latitudeFirst, n[0], n[1], n[2], n[3])));
    }

    private void geometry(String text) throws FilterException {
        String relation = raw.value("relation").orElse("intersects").toUpperCase(Locale.ROOT);
        if (AxisOrder.of(raw.value("geometry_crs").orElse(null)) == AxisOrder.LATITUDE_FIRST) {
            throw new FilterException("A geometry in well-known text is longitude first here.");
        }
        if (!relation.matches("INTERSECTS|DISJOINT|WITHIN|CONTAINS|EQUALS|TOUCHES|CROSSES|OVERLAPS")) {
            throw new FilterException("The relation " + relation + " is not known here.");
        }
        filters.add(CqlText.read(relation + "(" + PLACE + ", " + text + ")", FilterLimits.USUAL));
    }

    private void around() throws FilterException {
        Shape centre = new Shape.Point(new Position(
                number(raw.value("lon").orElse("")), number(raw.value("lat").orElse(""))));
        double metres = number(raw.value("radius").orElse("0"));
        filters.add(
                metres == 0
                        ? new Filter.Spatial(PLACE, Filter.SpatialRelation.INTERSECTS, List.of(centre))
                        : new Filter.Distance(PLACE, List.of(centre), Math.abs(metres), true));
    }

    private void time(String text) {
        TimeInterval time = TimeInterval.parse(text);
        if (!time.isEmpty()) {
            filters.add(new Filter.Temporal(TIME, Filter.TemporalRelation.ANY_INTERACTS, time));
        }
    }

    private static double number(String text) throws FilterException {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException told) {
            throw new FilterException("Not a number: '" + text + "'", told);
        }
        throw new FilterException("Not a number: '" + text + "'");
    }
}
