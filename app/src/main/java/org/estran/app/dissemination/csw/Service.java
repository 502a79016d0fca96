package org.estran.app.dissemination.csw;

import java.util.List;
import java.util.Optional;
import org.estran.app.dissemination.Publications;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.ows.csw.ServiceFacts;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/** What the service says of itself. */
@Component
class Service {

    private final Projects projects;

    Service(Projects projects) {
        this.projects = projects;
    }

    Optional<Scope> scope(String slug) {
        return projects.scope(slug);
    }

    ServiceFacts facts(Asking asking, String state) {
        String site = asking.endpoint().replaceFirst("/csw$", "");
        return new ServiceFacts(
                asking.endpoint(),
                title(asking.scope(), asking.language()),
                switch (asking.language()) {
                    case FR -> "Les métadonnées publiées ici, en Dublin Core, ISO 19139, ISO 19115-3 et DCAT.";
                    case EN -> "The metadata published here, as Dublin Core, ISO 19139, ISO 19115-3 and DCAT.";
                },
                switch (asking.language()) {
                    case FR -> List.of("catalogue", "métadonnées", "océan", "terre", "atmosphère");
                    case EN -> List.of("catalogue", "metadata", "ocean", "land", "atmosphere");
                },
                Publications.PUBLISHER,
                site.isEmpty() ? asking.endpoint() : site,
                null,
                state,
                CswAnswers.MOST,
                Names.DUBLIN_CORE,
                Names.ISO,
                asking.mayTransact());
    }

    static String title(Scope scope, Language language) {
        return scope.isWhole() || scope.title().isEmpty()
                ? Publications.PUBLISHER
                : scope.title().best(language);
    }
}
