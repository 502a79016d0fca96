package org.estran.ows.csw;

import java.util.ArrayList;
import java.util.List;
import org.estran.crosswalks.Xml;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.cql.CqlText;
import org.estran.filters.fes.FilterEncoding;
import org.estran.ows.ExceptionCode;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
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
        return new CswRequest.Action.Insert(records.stream().map(XmlText::of).toList());
    }

    private static CswRequest.Action update(Element update) throws OwsException {
        List<Element> inside = Xml.children(update);
        if (inside.stream().anyMatch(e -> "RecordProperty".equals(e.getLocalName()))) {
            throw new OwsException(new Fault(
                    ExceptionCode.OPTION_NOT_SUPPORTED,
                    "RecordProperty",
                    "Single properties are not changed here; send the whole record."));
        }
        if (inside.size() != 1) {
            throw new OwsException(Fault.malformed("Update", "An update has one whole record."));
        }
        return new CswRequest.Action.Replace(XmlText.of(inside.getFirst()));
    }

    private static CswRequest.Action delete(Element delete) throws OwsException {
        for (Element constraint : Xml.children(delete)) {
            for (Element condition : Xml.children(constraint)) {
                try {
                    return new CswRequest.Action.Delete(
                            "CqlText".equals(condition.getLocalName())
                                    ? CqlText.read(condition.getTextContent().strip(), FilterLimits.USUAL)
                                    : FilterEncoding.read(condition, FilterLimits.USUAL));
                } catch (FilterException wrong) {
                    throw new OwsException(Fault.invalid("Constraint", String.valueOf(wrong.getMessage())));
                }
            }
        }
        throw new OwsException(Fault.missing("Constraint"));
    }
}
