package org.estran.app.portal.projects;

import java.util.List;
import org.estran.app.projects.Project;

/** An address at which programs find the records of a project. */
public record ProjectDoor(String name, String address) {

    static List<ProjectDoor> of(Project project) {
        return List.of(
                new ProjectDoor("OGC API Records", "/ogc/collections/catalogue-" + project.slug()),
                new ProjectDoor("CSW", project.address() + "/csw?service=CSW&request=GetCapabilities"),
                new ProjectDoor(
                        "OAI-PMH",
                        "/oai?verb=ListRecords&metadataPrefix=oai_dc&set="
                                + project.kind().word() + ":" + project.slug()),
                new ProjectDoor("DCAT-AP", project.address() + "/dcat"),
                new ProjectDoor("Sitemap", project.address() + "/sitemap.xml"),
                new ProjectDoor("GeoJSON", project.address() + "/records?f=geojson"));
    }
}
