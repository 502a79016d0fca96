package org.estran.ows.csw;

import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element with all within it as text that can stand in another document. */
final class XmlText {

    private XmlText() {}

    /** The same as a document of its own, which takes the prefixes with it that were bound around it. */
    static String document(Element element) {
        for (Node around = element.getParentNode(); around instanceof Element outer; around = outer.getParentNode()) {
            for (int i = 0; i < outer.getAttributes().getLength(); i++) {
                Attr binding = (Attr) outer.getAttributes().item(i);
                boolean isBinding = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(binding.getNamespaceURI());
                if (isBinding && !element.hasAttribute(binding.getName())) {
                    element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, binding.getName(), binding.getValue());
                }
            }
        }
        return of(element);
    }

    static String of(Element element) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
