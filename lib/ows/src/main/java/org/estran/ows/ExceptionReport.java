package org.estran.ows;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The document that tells what was wrong with a request. */
public final class ExceptionReport {

    private ExceptionReport() {}

    public static String write(List<Fault> faults, OwsVersion version) {
        StringWriter text = new StringWriter();
        try {
            write(new Markup(text).declaration(), faults, version);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Markup out, List<Fault> faults, OwsVersion version) throws IOException {
        out.start(
                "ows:ExceptionReport",
                "xmlns:ows",
                version.namespace(),
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "version",
                version.reportVersion(),
                version == OwsVersion.V1_0 ? "language" : "xml:lang",
                "en",
                "xsi:schemaLocation",
                version.namespace() + " " + version.exceptionSchema());
        for (Fault fault : faults) {
            out.start("ows:Exception", "exceptionCode", fault.code().word(), "locator", fault.locator());
            out.element("ows:ExceptionText", fault.text());
            out.end();
        }
        out.endAll();
    }
}
