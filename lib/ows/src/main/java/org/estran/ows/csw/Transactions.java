package org.estran.ows.csw;

import java.util.ArrayList;
import java.util.List;
import org.estran.crosswalks.Xml;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.cql.CqlText;
import org.estran.filters.fes.FilterEncoding;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads what a transaction does. */
final class Transactions {

    private static final int MOST_RECORDS = 1_000;

    private Transactions() {}

    static List<CswRequest.Action> actions(Element transaction) throws OwsException {
        List<CswRequest.Action> actions = new ArrayList<>();
        for (Element action : Xml.children(transaction)) {
            actions.add(
                    switch (String.valueOf(action.getLocalName())) {
                        case "Insert" -> insert(action);
                        case "Update" -> update(action);
                        case "Delete" -> delete(action);
                        default ->
                            throw new OwsException(Fault.malformed(
                                    action.getLocalName(),
                                    "A transaction inserts, updates and deletes, nothing else."));
                    });
        }
        if (actions.isEmpty()) {
            throw new OwsException(Fault.malformed("Transaction", "The transaction does nothing."));
        }
        return actions;
    }

    private static CswRequest.Action insert(Element insert) throws OwsException {
        List<Element> records = Xml.children(insert);
        if (records.isEmpty() || records.size() > MOST_RECORDS) {
            throw new OwsException(
                    Fault.malformed("Insert", "An insert has one record at least, and at most " + MOST_RECORDS + "."));
        }
        return new CswRequest.Action.Insert(
                handle(insert), records.stream().map(XmlText::document).toList());
    }

    private static CswRequest.Action update(Element update) throws OwsException {
        List<Element> inside = Xml.children(update);
        if (inside.stream().anyMatch(e -> is(e, "RecordProperty"))) {
            return change(update, inside);
        }
        if (inside.size() != 1 || is(inside.getFirst(), "Constraint")) {
            throw new OwsException(
                    Fault.malformed("Update", "An update has one whole record, or properties and a constraint."));
        }
        return new CswRequest.Action.Replace(handle(update), XmlText.document(inside.getFirst()));
    }

    private static CswRequest.Action change(Element update, List<Element> inside) throws OwsException {
        List<CswRequest.Property> properties = new ArrayList<>();
        for (Element element : inside) {
            if (is(element, "RecordProperty")) {
                properties.add(property(element));
            } else if (!is(element, "Constraint")) {
                throw new OwsException(Fault.malformed(
                        "Update", "Properties are changed beside a constraint, not " + element.getNodeName() + "."));
            }
        }
        return new CswRequest.Action.Change(handle(update), properties, constraint(update));
    }

    private static CswRequest.Property property(Element property) throws OwsException {
        String name = "";
        String value = null;
        for (Element part : Xml.children(property)) {
            if (is(part, "Name")) {
                name = part.getTextContent().strip();
            } else if (is(part, "Value")) {
                value = part.getTextContent().strip();
            }
        }
        if (name.isEmpty()) {
            throw new OwsException(Fault.missing("Name"));
        }
        return new CswRequest.Property(name, value == null || value.isEmpty() ? null : value);
    }

    private static CswRequest.Action delete(Element delete) throws OwsException {
        return new CswRequest.Action.Delete(handle(delete), constraint(delete));
    }

    /** An action on what fits a condition has one: nothing is ever done to all there is for want of a word. */
    private static Filter constraint(Element action) throws OwsException {
        for (Element constraint : Xml.children(action)) {
            if (!is(constraint, "Constraint")) {
                continue;
            }
            for (Element condition : Xml.children(constraint)) {
                try {
                    return is(condition, "CqlText")
                            ? CqlText.read(condition.getTextContent().strip(), FilterLimits.USUAL)
                            : FilterEncoding.read(condition, FilterLimits.USUAL);
                } catch (FilterException wrong) {
                    throw new OwsException(Fault.invalid("Constraint", String.valueOf(wrong.getMessage())));
                }
            }
        }
        throw new OwsException(Fault.missing("Constraint"));
    }

    private static boolean is(Element element, String name) {
        return name.equals(element.getLocalName());
    }

    private static @Nullable String handle(Element action) {
        String handle = action.getAttribute("handle").strip();
        return handle.isEmpty() ? null : handle;
    }
}
