package org.estran.crosswalks.dcat;

import java.util.Optional;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Addresses;
import org.estran.records.AccessCondition;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;
import org.estran.records.Maintenance;
import org.estran.records.MetadataRecord;
import org.estran.records.QualityReport;
import org.estran.terms.Doi;

/** How it was made, what it conforms to, and what limits its use. */
final class MakingInDcat {

    private final Graph graph;
    private final Resource thing;

    MakingInDcat(Graph graph, Resource thing) {
        this.graph = graph;
        this.thing = thing;
    }

    void write(MetadataRecord record, AccessCondition access) {
        if (!record.lineage().isEmpty()) {
            Resource statement = graph.blank(thing, "dct:provenance", "dct:ProvenanceStatement");
            graph.texts(statement, "dct:description", record.lineage());
        }
        record.provenance().sources().stream()
                .flatMap(source -> Optional.ofNullable(source.identifier()).stream())
                .flatMap(id -> Doi.parse(id).map(Doi::address).or(() -> Addresses.web(id)).stream())
                .flatMap(address -> graph.address(address).stream())
                .forEach(address ->
                        thing.addProperty(Words.p("dct:source"), graph.model().createResource(address)));
        rights(record, accessRights(access));
        record.quality().forEach(this::conformity);
        Maintenance maintenance = record.maintenance();
        if (maintenance != null && maintenance.frequency() != null) {
            Words.frequency(maintenance.frequency())
                    .ifPresent(address -> graph.link(thing, "dct:accrualPeriodicity", address, "dct:Frequency"));
        }
        record.graphics().stream()
                .flatMap(g -> Addresses.web(g.address()).stream())
                .forEach(address -> graph.link(thing, "foaf:depiction", address, "foaf:Image"));
    }

    /** By the EU's list of access rights; nothing is said of what is open. Whether something was said. */
    private boolean accessRights(AccessCondition access) {
        if (access.isOpen()) {
            return false;
        }
        graph.link(thing, "dct:accessRights", Words.EU + "access-right/RESTRICTED", "dct:RightsStatement");
        if (access instanceof AccessCondition.Embargoed embargo) {
            graph.date(thing, "dct:available", embargo.until().toString());
        }
        return true;
    }

    /** DCAT-AP allows one statement on access; what is more stands among the rights. */
    private void rights(MetadataRecord record, boolean isAlreadyTold) {
        boolean isAccessTold = isAlreadyTold;
        for (Constraint constraint : record.constraints()) {
            boolean isAccess = constraint.type() == ConstraintType.ACCESS && !isAccessTold;
            isAccessTold |= isAccess;
            Optional<String> uri = constraint.uri() == null ? Optional.empty() : Addresses.web(constraint.uri());
            if (uri.isEmpty() && constraint.text().isEmpty()) {
                continue;
            }
            String property = isAccess ? "dct:accessRights" : "dct:rights";
            Resource node = uri.map(address -> graph.link(thing, property, address, "dct:RightsStatement"))
                    .orElseGet(() -> graph.blank(thing, property, "dct:RightsStatement"));
            graph.texts(node, "rdfs:label", constraint.text());
        }
        if (!record.useLimitation().isEmpty()) {
            Resource warning = graph.blank(thing, "dct:rights", "dct:RightsStatement");
            graph.texts(warning, "dct:description", record.useLimitation());
        }
    }

    /** What was evaluated against a specification, as GeoDCAT-AP tells conformity. */
    private void conformity(QualityReport report) {
        Optional<String> uri =
                report.specificationUri() == null ? Optional.empty() : Addresses.web(report.specificationUri());
        if (uri.isEmpty() && report.specification().isEmpty()) {
            return;
        }
        if (Boolean.TRUE.equals(report.pass())) {
            specification(thing, "dct:conformsTo", "dct:Standard", report, uri);
        }
        thing.addProperty(RDF.type, Words.r("prov:Entity"));
        Resource activity = graph.blank(thing, "prov:wasUsedBy", "prov:Activity");
        activity.addProperty(Words.p("prov:used"), thing);
        Resource association = graph.blank(activity, "prov:qualifiedAssociation", "prov:Association");
        Resource plan = graph.blank(association, "prov:hadPlan", "prov:Plan");
        specification(plan, "prov:wasDerivedFrom", "prov:Entity", report, uri);
        Resource result = graph.blank(activity, "prov:generated", "prov:Entity");
        String degree = report.pass() == null ? "notEvaluated" : report.pass() ? "conformant" : "notConformant";
        result.addProperty(
                Words.p("dct:type"), graph.model().createResource(Words.INSPIRE + "DegreeOfConformity/" + degree));
        graph.texts(result, "dct:description", report.result());
    }

    private void specification(Resource of, String property, String type, QualityReport report, Optional<String> uri) {
        Resource node = uri.map(address -> graph.link(of, property, address, type))
                .orElseGet(() -> graph.blank(of, property, type));
        graph.texts(node, "dct:title", report.specification());
        if (report.specificationDate() != null) {
            graph.date(node, "dct:issued", report.specificationDate());
        }
    }
}
