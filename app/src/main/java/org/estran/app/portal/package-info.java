/**
 * The pages that gather from many rooms for whoever looks for data: home, search, the landing page of a record. Owns no
 * data and decides nothing: it asks the catalogue, and shows. Landing pages speak schema.org in the page, and give the
 * record's other formats by {@code ?f=} and by content negotiation (RFC 9110, section 12).
 */
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "access",
            "access :: contents",
            "accounts",
            "archive",
            "catalogue",
            "coverages",
            "coverages :: datasets",
            "deposit",
            "description",
            "dissemination",
            "dissemination :: signposting",
            "harvests",
            "home",
            "links",
            "observations :: selection",
            "observations :: store",
            "origins",
            "pages",
            "producers",
            "projects",
            "usage"
        })
@NullMarked
package org.estran.app.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
