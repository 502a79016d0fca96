package org.estran.app.portal.projects;

import java.util.List;
import org.estran.app.projects.Project;

/** An address at which programs find the records of a project. */
public record ProjectDoor(String name, String address) {

    static List<ProjectDoor> of(Project project) {
        return List.of(new ProjectDoor("GeoJSON", project.address() + "/records?f=geojson"));
    }
}
