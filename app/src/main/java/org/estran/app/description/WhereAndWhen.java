package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.ALL;
import static org.estran.app.description.Parts.DATA;
import static org.estran.app.description.Parts.OBSERVED;
import static org.estran.app.description.Parts.PLACED;
import static org.estran.app.description.Parts.box;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.rows;
import static org.estran.app.description.Parts.words;

import java.util.List;
import org.estran.records.Direction;
import org.estran.records.Indeterminate;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.ReferenceSystem;
import org.estran.records.Resolution;
import org.estran.records.ResolutionMeasure;
import org.estran.records.Shape;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;

/** Where and when. */
final class WhereAndWhen {

    private WhereAndWhen() {}

    static List<FormPart> parts() {
        return List.of(
                rows("boxes", "boxes", PLACED, BoundingBox.class, "extent-impossible", box()),
                rows(
                        "shapes",
                        "shapes",
                        PLACED,
                        Shape.class,
                        "positions-unreadable",
                        choice("type", code("shape"), List.of("Point", "LineString", "Polygon"))
                                .needed(),
                        field("coordinates", Input.POSITIONS).needed()),
                rows(
                        "places",
                        PLACED,
                        Place.class,
                        localized("name").suggesting("place"),
                        line("uri"),
                        line("gazetteer")),
                rows(
                        "vertical",
                        "vertical",
                        OBSERVED,
                        VerticalExtent.class,
                        "vertical-impossible",
                        field("minimum", Input.NUMBER).needed(),
                        field("maximum", Input.NUMBER).needed(),
                        line("unit"),
                        choice("positive", code("direction"), words(Direction.values(), Direction::word)),
                        line("datum").rare()),
                rows(
                        "period",
                        "period",
                        ALL,
                        Period.class,
                        "period-impossible",
                        field("start", Input.FIRST_INSTANT),
                        field("end", Input.LAST_INSTANT),
                        choice("startIs", code("bound"), words(Indeterminate.values(), Indeterminate::word))
                                .rare(),
                        choice("endIs", code("bound"), words(Indeterminate.values(), Indeterminate::word))
                                .rare(),
                        line("resolution").rare(),
                        line("name").rare()),
                rows(
                        "types",
                        "representation/types",
                        DATA,
                        String.class,
                        choice("", code("representation"), Codes.REPRESENTATIONS)),
                rows(
                        "resolutions",
                        "representation/resolutions",
                        DATA,
                        Resolution.class,
                        choice(
                                        "measure",
                                        code("resolution"),
                                        words(ResolutionMeasure.values(), ResolutionMeasure::word))
                                .needed(),
                        field("value", Input.NUMBER).needed(),
                        line("unit")),
                rows("timeSteps", "representation/timeSteps", DATA, String.class, line("")),
                rows(
                        "referenceSystems",
                        "representation/referenceSystems",
                        DATA,
                        ReferenceSystem.class,
                        line("code").needed(),
                        line("name"),
                        line("type").rare()));
    }
}
