package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.ALL;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.relation;
import static org.estran.app.description.Parts.rows;

import java.util.List;
import org.estran.records.Distribution;
import org.estran.records.Relation;

/** Links to other things, and where it is had. */
final class Links {

    private Links() {}

    static List<FormPart> parts() {
        return List.of(
                rows("relations", "relations", ALL, Relation.class, relation()),
                rows(
                        "distributions",
                        ALL,
                        Distribution.class,
                        line("address"),
                        localized("name"),
                        choice("function", code("function"), Codes.FUNCTIONS),
                        line("protocol"),
                        line("profile").rare(),
                        localized("description").rare(),
                        line("format/name").rare(),
                        line("format/version").rare(),
                        line("format/mediaType").rare(),
                        line("format/uri").rare(),
                        field("size", Input.WHOLE_NUMBER).rare()));
    }
}
