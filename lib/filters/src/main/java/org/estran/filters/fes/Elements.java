package org.estran.filters.fes;

import java.util.List;
import java.util.Optional;
import org.estran.crosswalks.Xml;
import org.estran.filters.FilterException;
import org.w3c.dom.Element;

/** Elements of a filter by local name. */
final class Elements {

    private Elements() {}

    static Optional<Element> child(Element parent, String... names) {
        return Xml.children(parent).stream()
                .filter(e -> List.of(names).contains(e.getLocalName()))
                .findFirst();
    }

    static Element needed(Element parent, String... names) throws FilterException {
        return child(parent, names)
                .orElseThrow(() ->
                        new FilterException(parent.getLocalName() + " lacks " + String.join(" or ", names) + "."));
    }

    /** The text right within the element and its one-child descendants, e.g. the position in a time instant. */
    static String text(Element element) throws FilterException {
        Element innermost = element;
        for (int depth = 0; depth < 8; depth++) {
            List<Element> children = Xml.children(innermost);
            if (children.isEmpty()) {
                return innermost.getTextContent().strip();
            }
            if (children.size() > 1) {
                break;
            }
            innermost = children.getFirst();
        }
        throw new FilterException(element.getLocalName() + " holds more than a value.");
    }
}
