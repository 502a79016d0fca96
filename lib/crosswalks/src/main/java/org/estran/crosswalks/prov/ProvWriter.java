package org.estran.crosswalks.prov;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.estran.crosswalks.Xml;
import org.estran.crosswalks.dcat.RdfSyntax;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Writes entities and activities as PROV-O; digests by SPDX, as DCAT has them. */
public final class ProvWriter {

    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SPDX = "http://spdx.org/rdf/terms#";

    private final Model model = ModelFactory.createDefaultModel();

    private ProvWriter() {
        model.setNsPrefix("prov", PROV)
                .setNsPrefix("spdx", SPDX)
                .setNsPrefix("rdfs", RDFS.getURI())
                .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    /** The document in UTF-8, as text. */
    public static String write(Collection<Entity> entities, List<Activity> activities, RdfSyntax syntax) {
        ProvWriter writer = new ProvWriter();
        entities.forEach(writer::entity);
        activities.forEach(writer::activity);
        return syntax.write(writer.model);
    }

    private Resource entity(Entity entity) {
        Resource thing = thing(entity.address(), "Entity", entity.label());
        moment(thing, "generatedAtTime", entity.generatedAt());
        link(thing, "specializationOf", entity.specializationOf());
        link(thing, "wasRevisionOf", entity.revisionOf());
        entity.derivedFrom().forEach(source -> link(thing, "wasDerivedFrom", source));
        if (entity.sha512() != null) {
            Resource checksum = model.createResource(entity.address() + "#sha512");
            checksum.addProperty(RDF.type, model.createResource(SPDX + "Checksum"));
            checksum.addProperty(
                    model.createProperty(SPDX, "algorithm"), model.createResource(SPDX + "checksumAlgorithm_sha512"));
            checksum.addProperty(
                    model.createProperty(SPDX, "checksumValue"),
                    model.createTypedLiteral(entity.sha512(), XSDDatatype.XSDhexBinary));
            thing.addProperty(model.createProperty(SPDX, "checksum"), checksum);
        }
        return thing;
    }

    private void activity(Activity activity) {
        Resource thing = thing(activity.address(), "Activity", activity.label());
        moment(thing, "startedAtTime", activity.started());
        moment(thing, "endedAtTime", activity.ended());
        activity.used().forEach(entity -> link(thing, "used", entity));
        for (Agent by : activity.by()) {
            Resource agent = thing(by.address(), "Agent", by.label());
            agent.addProperty(RDF.type, model.createResource(PROV + name(by.kind())));
            thing.addProperty(prov("wasAssociatedWith"), agent);
        }
        activity.generated().forEach(made -> entity(made).addProperty(prov("wasGeneratedBy"), thing));
    }

    private static String name(Agent.Kind kind) {
        return switch (kind) {
            case PERSON -> "Person";
            case ORGANIZATION -> "Organization";
            case SOFTWARE_AGENT -> "SoftwareAgent";
        };
    }

    private Resource thing(String address, String type, LocalizedText label) {
        Resource thing = model.createResource(address).addProperty(RDF.type, model.createResource(PROV + type));
        label.byLanguage().forEach((language, words) -> thing.addProperty(RDFS.label, Xml.clean(words), language));
        return thing;
    }

    private void moment(Resource of, String property, @Nullable Instant instant) {
        if (instant != null) {
            of.addProperty(prov(property), model.createTypedLiteral(instant.toString(), XSDDatatype.XSDdateTime));
        }
    }

    private void link(Resource of, String property, @Nullable String address) {
        if (address != null) {
            of.addProperty(prov(property), model.createResource(address));
        }
    }

    private Property prov(String name) {
        return model.createProperty(PROV, name);
    }
}
