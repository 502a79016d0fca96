package org.estran.ows.csw;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.ows.Markup;

/** Writes the capabilities of the service in the words of either version. */
public final class Capabilities {

    private final Markup out;
    private final CswVersion version;
    private final ServiceFacts facts;

    private Capabilities(Markup out, CswVersion version, ServiceFacts facts) {
        this.out = out;
        this.version = version;
        this.facts = facts;
    }

    public static void write(Markup out, ServiceFacts facts, CswRequest.GetCapabilities request) throws IOException {
        new Capabilities(out, request.version(), facts)
                .write(request.sections(), facts.state().equals(request.updateSequence()));
    }

    /** @param known whether the caller has the present state: then nothing is said again */
    private void write(Set<String> sections, boolean known) throws IOException {
        out.start(
                version.name("Capabilities"),
                "xmlns:" + version.prefix(),
                version.namespace(),
                "xmlns:ows",
                version.ows().namespace(),
                "xmlns:ogc",
                "http://www.opengis.net/ogc",
                "xmlns:fes",
                "http://www.opengis.net/fes/2.0",
                "xmlns:gml",
                version == CswVersion.V2_0_2 ? "http://www.opengis.net/gml" : "http://www.opengis.net/gml/3.2",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "version",
                version.word(),
                "updateSequence",
                facts.state(),
                "xsi:schemaLocation",
                version.schemaLocation());
        boolean all = sections.isEmpty() && !known;
        if (all || (!known && sections.contains("serviceidentification"))) {
            identification();
        }
        if (all || (!known && sections.contains("serviceprovider"))) {
            provider();
        }
        if (all || (!known && sections.contains("operationsmetadata"))) {
            operations();
        }
        // The schema of 2.0.2 wants them in every answer.
        if (all || version == CswVersion.V2_0_2 || sections.contains("filter_capabilities")) {
            new FilterCapabilities(out, version).write();
        }
        out.endAll();
    }

    private void identification() throws IOException {
        out.start("ows:ServiceIdentification");
        out.element("ows:Title", facts.title());
        out.element("ows:Abstract", facts.summary());
        out.start("ows:Keywords");
        for (String keyword : facts.keywords()) {
            out.element("ows:Keyword", keyword);
        }
        out.end();
        out.element("ows:ServiceType", "CSW", "codeSpace", "OGC");
        out.element("ows:ServiceTypeVersion", "2.0.2");
        out.element("ows:ServiceTypeVersion", "3.0.0");
        if (version == CswVersion.V3_0_0) {
            out.element("ows:Profile", "http://www.opengis.net/spec/csw/3.0/conf/OpenSearch");
        }
        out.element("ows:Fees", "NONE");
        out.element("ows:AccessConstraints", "NONE");
        out.end();
    }

    private void provider() throws IOException {
        out.start("ows:ServiceProvider");
        out.element("ows:ProviderName", facts.provider());
        out.start("ows:ProviderSite", "xlink:type", "simple", "xlink:href", facts.site())
                .end();
        out.start("ows:ServiceContact");
        out.start("ows:ContactInfo");
        if (facts.email() != null) {
            out.start("ows:Address")
                    .element("ows:ElectronicMailAddress", facts.email())
                    .end();
        }
        out.start("ows:OnlineResource", "xlink:type", "simple", "xlink:href", facts.site())
                .end();
        out.end();
        out.element("ows:Role", "pointOfContact");
        out.end().end();
    }

    private void operations() throws IOException {
        out.start("ows:OperationsMetadata");
        for (String operation : Parameters.operations(version)) {
            operation(operation);
        }
        if (facts.transactions()) {
            operation(Parameters.TRANSACTION);
        }
        parameter("service", List.of("CSW"));
        parameter("version", List.of("2.0.2", "3.0.0"));
        constraint("PostEncoding", List.of("XML", "SOAP"));
        constraint("MaxRecordDefault", List.of(String.valueOf(Requests.USUAL_PAGE)));
        if (version == CswVersion.V2_0_2) {
            constraint("IsoProfiles", List.of("http://www.isotc211.org/2005/gmd"));
        } else {
            constraint("OpenSearchDescriptionDocument", List.of(facts.address() + "?" + OpenSearchDescription.QUERY));
            for (String conformance : Conformance.classes(facts.transactions())) {
                out.start("ows:Constraint", "name", Conformance.BASE + conformance);
                out.start("ows:NoValues").end();
                out.element("ows:DefaultValue", "TRUE");
                out.end();
            }
        }
        out.end();
    }

    private void operation(String name) throws IOException {
        out.start("ows:Operation", "name", name);
        out.start("ows:DCP").start("ows:HTTP");
        if (!name.equals(Parameters.TRANSACTION)) {
            out.start("ows:Get", "xlink:type", "simple", "xlink:href", facts.address())
                    .end();
        }
        out.start("ows:Post", "xlink:type", "simple", "xlink:href", facts.address());
        constraint("PostEncoding", List.of("XML", "SOAP"));
        out.end().end().end();
        for (Map.Entry<String, List<String>> parameter :
                Parameters.of(name, version).entrySet()) {
            parameter(parameter.getKey(), parameter.getValue());
        }
        if (name.equals("GetRecords")) {
            constraint("SupportedDublinCoreQueryables", facts.dublinCore());
            constraint("SupportedISOQueryables", facts.iso());
            constraint("MaxRecordLimit", List.of(String.valueOf(facts.most())));
        }
        out.end();
    }

    private void parameter(String name, List<String> values) throws IOException {
        domain("ows:Parameter", name, values);
    }

    private void constraint(String name, List<String> values) throws IOException {
        domain("ows:Constraint", name, values);
    }

    private void domain(String element, String name, List<String> values) throws IOException {
        out.start(element, "name", name);
        if (version == CswVersion.V3_0_0) {
            out.start("ows:AllowedValues");
        }
        for (String value : values) {
            out.element("ows:Value", value);
        }
        if (version == CswVersion.V3_0_0) {
            out.end();
        }
        out.end();
    }
}
