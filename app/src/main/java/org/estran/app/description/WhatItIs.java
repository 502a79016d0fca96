package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.ALL;
import static org.estran.app.description.Parts.MADE;
import static org.estran.app.description.Parts.OBSERVED;
import static org.estran.app.description.Parts.PLACED;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.own;
import static org.estran.app.description.Parts.rows;
import static org.estran.app.description.Parts.variable;
import static org.estran.app.description.Parts.words;

import java.util.List;
import org.estran.records.BrowseGraphic;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.TopicCategories;
import org.estran.records.Variable;
import org.estran.terms.LocalizedText;

/** What it is. */
final class WhatItIs {

    private WhatItIs() {}

    static List<FormPart> parts() {
        return List.of(
                own(
                        "kind",
                        choice("kind", "kind.", words(Kind.values(), Kind::word))
                                .needed()),
                own("title", localized("title").needed()),
                rows("alternateTitles", ALL, LocalizedText.class, localized("")),
                own("abstract", field("abstract", Input.LONG_LOCALIZED)),
                rows(
                        "keywords",
                        ALL,
                        Keyword.class,
                        localized("label").suggesting("keyword"),
                        line("uri"),
                        line("thesaurus"),
                        choice("type", code("keyword"), Codes.KEYWORD_TYPES).rare(),
                        line("thesaurusUri").rare()),
                rows("topics", PLACED, String.class, choice("", code("topic"), TopicCategories.ALL)),
                rows("variables", OBSERVED, Variable.class, variable()),
                rows(
                        "identifiers",
                        ALL,
                        Identifier.class,
                        line("scheme").needed(),
                        line("value").needed()),
                own("edition", line("edition"), field("issued", Input.DATE)),
                rows(
                        "dates",
                        ALL,
                        DatedEvent.class,
                        choice("type", code("date"), words(DateType.values(), DateType::word))
                                .needed(),
                        field("date", Input.DATE).needed()),
                rows("status", ALL, String.class, choice("", code("status"), Codes.STATUSES)),
                rows("language", MADE, String.class, line("")),
                own("purpose", field("purpose", Input.LONG_LOCALIZED)),
                own("supplement", field("supplement", Input.LONG_LOCALIZED)),
                rows(
                        "graphics",
                        ALL,
                        BrowseGraphic.class,
                        line("address").needed(),
                        localized("description"),
                        line("mediaType").rare()));
    }
}
