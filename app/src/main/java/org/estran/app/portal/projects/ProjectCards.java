package org.estran.app.portal.projects;

import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.springframework.stereotype.Component;

/** The projects with the numbers of their records, for lists. */
@Component
public class ProjectCards {

    private final Projects projects;
    private final Catalogue catalogue;

    ProjectCards(Projects projects, Catalogue catalogue) {
        this.projects = projects;
        this.catalogue = catalogue;
    }

    /** Projects, without the data centres. */
    public List<ProjectCard> projects() {
        return cards(false);
    }

    List<ProjectCard> centres() {
        return cards(true);
    }

    private List<ProjectCard> cards(boolean centres) {
        return projects.all().stream()
                .filter(project -> project.isCentre() == centres)
                .map(this::card)
                .toList();
    }

    private ProjectCard card(Project project) {
        SearchRequest members =
                SearchRequest.EVERYTHING.filter(project.scope().filter()).limit(0);
        return new ProjectCard(project, catalogue.matching(members, 0).matched());
    }
}
