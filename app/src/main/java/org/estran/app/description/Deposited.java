package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.HowItWasMade.carried;
import static org.estran.app.description.Parts.NONE;
import static org.estran.app.description.Parts.box;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.first;
import static org.estran.app.description.Parts.own;
import static org.estran.app.description.Parts.rows;
import static org.estran.app.description.Parts.variable;
import static org.estran.app.description.Parts.words;

import java.util.List;
import org.estran.app.description.FormPart.Mode;
import org.estran.app.description.FormPart.Only;
import org.estran.records.AcquisitionInstrument;
import org.estran.records.AcquisitionPlatform;
import org.estran.records.Distribution;
import org.estran.records.Keyword;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;

/** The depositor's form. */
final class Deposited {

    private Deposited() {}

    static List<FormPart> parts() {
        return List.of(
                own("title", localized("title")),
                own("abstract", field("abstract", Input.LONG_LOCALIZED)),
                new FormPart(
                        "keywords",
                        "keywords",
                        Mode.FREE_KEYWORDS,
                        List.of(localized("").suggesting("keyword")),
                        Keyword.class,
                        "row-impossible",
                        NONE,
                        Only.ANY),
                new FormPart(
                        "concept",
                        "keywords",
                        Mode.ROWS,
                        List.of(
                                localized("label"),
                                line("uri").needed(),
                                line("thesaurus"),
                                line("thesaurusUri"),
                                choice("type", code("keyword"), Codes.KEYWORD_TYPES)),
                        Keyword.class,
                        "row-impossible",
                        NONE,
                        Only.saying("uri")),
                rows(
                        "place",
                        "places",
                        NONE,
                        Place.class,
                        localized("name").suggesting("place"),
                        line("uri").rare(),
                        line("gazetteer").rare()),
                first("box", "boxes", BoundingBox.class, "extent-impossible", box()),
                first(
                        "day",
                        "period",
                        Period.class,
                        "period-impossible",
                        field("start", Input.FIRST_DAY),
                        field("end", Input.LAST_DAY)),
                first(
                        "depth",
                        "vertical",
                        VerticalExtent.class,
                        "vertical-impossible",
                        field("minimum", Input.NUMBER).needed(),
                        field("maximum", Input.NUMBER).needed()),
                rows("variable", "variables", NONE, Variable.class, variable()),
                new FormPart(
                        "author",
                        "parties",
                        Mode.ROWS,
                        List.of(
                                line("family"),
                                line("given"),
                                field("orcid", Input.ORCID),
                                line("organisation").suggesting("organisation"),
                                field("ror", Input.ROR),
                                line("uri").rare()),
                        Party.class,
                        "row-impossible",
                        NONE,
                        new Only("role", Role.AUTHOR.word())),
                own("licence", line("licence")),
                own("lineage", field("lineage", Input.LONG_LOCALIZED)),
                rows("platform", "acquisition/platforms", NONE, AcquisitionPlatform.class, carried("platform")),
                rows("instrument", "acquisition/instruments", NONE, AcquisitionInstrument.class, carried("instrument")),
                rows(
                        "relation",
                        "relations",
                        NONE,
                        Relation.class,
                        choice("type", "deposit.relation.", words(RelationType.values(), RelationType::word))
                                .needed()
                                .orElse(RelationType.REFERENCES.word()),
                        line("target").needed()),
                rows("elsewhere", "distributions", NONE, Distribution.class, line("address"), localized("name")));
    }
}
