package org.estran.app.projects.store;

import java.util.List;
import java.util.Optional;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Project;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of projects and of their logos. */
@Component
class ProjectRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    ProjectRows(JdbcClient database) {
        this.database = database;
    }

    List<Project> all() {
        return database.sql("SELECT document FROM project ORDER BY slug")
                .query((row, number) -> JSON.readValue(row.getString(1), Project.class))
                .list();
    }

    Optional<Project> find(String slug) {
        return database.sql("SELECT document FROM project WHERE slug = ?")
                .param(slug)
                .query((row, number) -> JSON.readValue(row.getString(1), Project.class))
                .optional();
    }

    void insert(Project project) {
        database.sql("INSERT INTO project (slug, kind, document, change, changed_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        project.slug(),
                        project.kind().word(),
                        JSON.writeValueAsString(project),
                        project.change(),
                        project.changedAt().toEpochMilli())
                .update();
    }

    /** False where somebody changed it meanwhile. */
    boolean update(Project project, long ifChange) {
        return database.sql("UPDATE project SET document = ?, change = ?, changed_at = ? WHERE slug = ? AND change = ?")
                        .params(
                                JSON.writeValueAsString(project),
                                project.change(),
                                project.changedAt().toEpochMilli(),
                                project.slug(),
                                ifChange)
                        .update()
                == 1;
    }

    /** False where there was none. */
    boolean delete(String slug) {
        deleteLogo(slug);
        database.sql("DELETE FROM data_centre WHERE slug = ?").param(slug).update();
        return database.sql("DELETE FROM project WHERE slug = ?").param(slug).update() == 1;
    }

    Optional<Logo> logo(String slug) {
        return database.sql("SELECT media_type, digest, content FROM project_logo WHERE slug = ?")
                .param(slug)
                .query((row, number) -> new Logo(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    void putLogo(String slug, Logo logo) {
        deleteLogo(slug);
        database.sql("INSERT INTO project_logo (slug, media_type, digest, content) VALUES (?, ?, ?, ?)")
                .params(slug, logo.mediaType(), logo.digest(), logo.content())
                .update();
    }

    void deleteLogo(String slug) {
        database.sql("DELETE FROM project_logo WHERE slug = ?").param(slug).update();
    }
}
