package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.ALL;
import static org.estran.app.description.Parts.MADE;
import static org.estran.app.description.Parts.rows;
import static org.estran.app.description.Parts.words;

import java.util.List;
import org.estran.records.Funding;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;

/** People and organisations. */
final class Responsible {

    private Responsible() {}

    static List<FormPart> parts() {
        return List.of(
                rows(
                        "parties",
                        ALL,
                        Party.class,
                        choice("role", "role.", words(Role.values(), Role::word))
                                .needed()
                                .orElse(Role.AUTHOR.word()),
                        line("family"),
                        line("given"),
                        field("orcid", Input.ORCID),
                        line("organisation").suggesting("organisation"),
                        field("ror", Input.ROR),
                        line("email").rare(),
                        line("position").rare(),
                        line("uri").rare(),
                        line("contact/phone").rare(),
                        line("contact/street").rare(),
                        line("contact/city").rare(),
                        line("contact/region").rare(),
                        line("contact/postalCode").rare(),
                        line("contact/country").rare(),
                        line("contact/website").rare()),
                rows(
                        "funding",
                        MADE,
                        Funding.class,
                        line("funder").needed().suggesting("organisation"),
                        line("funderIdentifier"),
                        line("award"),
                        line("awardUri").rare(),
                        localized("awardTitle").rare()),
                rows("credits", MADE, LocalizedText.class, localized("")));
    }
}
