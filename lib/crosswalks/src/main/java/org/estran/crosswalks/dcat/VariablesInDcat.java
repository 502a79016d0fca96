package org.estran.crosswalks.dcat;

import java.math.BigDecimal;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.estran.crosswalks.Addresses;
import org.estran.records.Direction;
import org.estran.records.MetadataRecord;
import org.estran.records.Variable;
import org.estran.records.VerticalExtent;
import org.jspecify.annotations.Nullable;

/**
 * What was measured and how deep. Neither DCAT nor GeoDCAT-AP has a term for it; schema.org does, and both let a
 * document use terms of other vocabularies.
 */
final class VariablesInDcat {

    private final Graph graph;
    private final Resource thing;

    VariablesInDcat(Graph graph, Resource thing) {
        this.graph = graph;
        this.thing = thing;
    }

    void write(MetadataRecord record) {
        record.variables().forEach(this::variable);
        record.verticals().forEach(this::vertical);
    }

    private void variable(Variable variable) {
        String name = Graph.clean(variable.name());
        String longName = variable.longName() == null ? "" : Graph.clean(variable.longName());
        if (name.isEmpty() && longName.isEmpty()) {
            return;
        }
        Resource node = graph.blank(thing, "schema:variableMeasured", "schema:PropertyValue");
        graph.plain(node, "schema:name", longName.isEmpty() ? name : longName);
        graph.plain(node, "schema:alternateName", name);
        graph.plain(node, "schema:unitText", variable.unit() == null ? "" : variable.unit());
        Addresses.standardName(variable.standardName())
                .ifPresent(address -> graph.link(node, "schema:propertyID", address));
    }

    /** A property of the place; its name tells which way the numbers grow. */
    private void vertical(VerticalExtent extent) {
        Resource place = graph.blank(thing, "dct:spatial", "dct:Location");
        Resource node = graph.blank(place, "schema:additionalProperty", "schema:PropertyValue");
        graph.plain(node, "schema:name", name(extent.positive()));
        number(node, "schema:minValue", extent.minimum());
        number(node, "schema:maxValue", extent.maximum());
        graph.plain(node, "schema:unitText", extent.unit() == null ? "" : extent.unit());
        graph.plain(node, "schema:propertyID", extent.datum() == null ? "" : extent.datum());
    }

    static String name(@Nullable Direction positive) {
        return positive == null
                ? "vertical extent"
                : switch (positive) {
                    case UP -> "height";
                    case DOWN -> "depth";
                };
    }

    private void number(Resource of, String property, double number) {
        graph.typed(of, property, BigDecimal.valueOf(number).toPlainString(), XSDDatatype.XSDdecimal);
    }
}
