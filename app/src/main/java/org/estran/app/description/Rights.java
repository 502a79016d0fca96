package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.MADE;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.own;
import static org.estran.app.description.Parts.rows;
import static org.estran.app.description.Parts.words;

import java.util.List;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;

/** Rights. */
final class Rights {

    private Rights() {}

    static List<FormPart> parts() {
        return List.of(
                own("licence", line("licence")),
                own("useLimitation", field("useLimitation", Input.LONG_LOCALIZED)),
                rows(
                        "constraints",
                        MADE,
                        Constraint.class,
                        choice("type", code("constraint"), words(ConstraintType.values(), ConstraintType::word))
                                .needed(),
                        choice("code", code("restriction"), Codes.RESTRICTIONS),
                        localized("text"),
                        line("uri")));
    }
}
