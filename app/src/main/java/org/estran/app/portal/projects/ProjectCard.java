package org.estran.app.portal.projects;

import org.estran.app.projects.Project;
import org.estran.terms.Language;

/** A project in a list, and how many records it has. */
public record ProjectCard(Project project, long records) {

    private static final int SHORT = 220;

    /** The first paragraph of what it says of itself, cut between two words. */
    public String beginning(Language language) {
        String first = project.description().best(language).split("\\n\\s*\\n", 2)[0];
        if (first.length() <= SHORT) {
            return first;
        }
        int space = first.lastIndexOf(' ', SHORT);
        return first.substring(0, space > SHORT / 2 ? space : SHORT) + "…";
    }
}
