package org.estran.ows.csw;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.estran.crosswalks.Xml;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Envelopes a request may come in, and its answer goes back in. */
public enum Soap {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String mediaType;

    Soap(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What stands before the answer, and what after it. */
    public String opening() {
        return "<soap:Envelope xmlns:soap=\"" + namespace + "\"><soap:Body>";
    }

    public String closing() {
        return "</soap:Body></soap:Envelope>";
    }

    /** A fault that holds a report of exceptions, whose sender is to blame. */
    public String fault(String report) {
        return switch (this) {
            case V1_1 ->
                "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>A fault of the service</faultstring><detail>"
                        + report + "</detail></soap:Fault>";
            case V1_2 ->
                "<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text"
                        + " xml:lang=\"en\">A fault of the service</soap:Text></soap:Reason><soap:Detail>" + report
                        + "</soap:Detail></soap:Fault>";
        };
    }

    static Optional<Soap> ofNamespace(@Nullable String namespace) {
        return Arrays.stream(values())
                .filter(s -> Objects.equals(s.namespace, namespace))
                .findFirst();
    }

    static Element content(Element envelope) throws OwsException {
        return Xml.children(envelope).stream()
                .filter(e -> "Body".equals(e.getLocalName()))
                .flatMap(body -> Xml.children(body).stream())
                .findFirst()
                .orElseThrow(() -> new OwsException(Fault.malformed("Body", "The envelope holds no request.")));
    }
}
