package org.estran.wms;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.estran.ows.Markup;

/** The document that tells what was wrong with a request (OGC 06-042, annex E.2; OGC 01-068r3, annex A.3). */
public final class ServiceExceptionReport {

    private static final String DOCTYPE =
            "<!DOCTYPE ServiceExceptionReport SYSTEM \"http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd\">\n";
    private static final String NAMESPACE = "http://www.opengis.net/ogc";

    private ServiceExceptionReport() {}

    public static String write(List<WmsFault> faults, WmsVersion version) {
        StringWriter text = new StringWriter();
        try {
            Markup out = new Markup(text).declaration();
            if (version == WmsVersion.V1_1_1) {
                out.raw(DOCTYPE).start("ServiceExceptionReport", "version", version.number());
            } else {
                out.start(
                        "ServiceExceptionReport",
                        "version",
                        version.number(),
                        "xmlns",
                        NAMESPACE,
                        "xmlns:xsi",
                        "http://www.w3.org/2001/XMLSchema-instance",
                        "xsi:schemaLocation",
                        NAMESPACE + " http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd");
            }
            for (WmsFault fault : faults) {
                WmsFault.Code code = fault.code();
                out.element(
                        "ServiceException",
                        fault.text(),
                        "code",
                        code == null ? null : code.word(),
                        "locator",
                        version == WmsVersion.V1_1_1 ? null : fault.locator());
            }
            out.endAll();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
