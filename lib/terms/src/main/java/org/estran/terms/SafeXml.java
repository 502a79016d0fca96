package org.estran.terms;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;

/** XML of strangers, read without anything that it leads to. */
public final class SafeXml {

    private SafeXml() {}

    /** Streaming readers that refuse document types and entities. */
    public static XMLInputFactory streamReaders() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
