package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.SERVICES;
import static org.estran.app.description.Parts.code;
import static org.estran.app.description.Parts.one;
import static org.estran.app.description.Parts.rows;

import java.util.List;
import org.estran.records.Service;
import org.estran.records.ServiceOperation;

/** What only a service has. */
final class ServiceAlone {

    private ServiceAlone() {}

    static List<FormPart> parts() {
        return List.of(
                one(
                        "service",
                        SERVICES,
                        Service.class,
                        line("type"),
                        field("versions", Input.LINES),
                        choice("coupling", code("coupling"), List.of("loose", "mixed", "tight"))),
                rows(
                        "serviceOperations",
                        "service/operations",
                        SERVICES,
                        ServiceOperation.class,
                        line("name").needed(),
                        field("addresses", Input.LINES),
                        localized("description").rare(),
                        field("platforms", Input.LINES).rare()));
    }
}
