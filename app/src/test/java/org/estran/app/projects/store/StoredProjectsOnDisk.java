package org.estran.app.projects.store;

import java.time.Clock;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.projects.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projects of a catalogue in a folder, without Spring's container. */
public final class StoredProjectsOnDisk {

    private StoredProjectsOnDisk() {}

    public static Projects over(CatalogueOnDisk centre) {
        return new StoredProjects(
                new ProjectRows(JdbcClient.create(centre.source)), centre.transaction, Clock.systemUTC(), news -> {});
    }
}
