package org.estran.opendap.dap4;

import org.estran.opendap.XmlText;

/** Writes the error response (volume 2, chapter 6). */
public final class ErrorResponse {

    private ErrorResponse() {}

    public static String text(int status, String message) {
        String quoted = XmlText.quoted(message);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error xmlns=\"" + Dmr.NAMESPACE + "\" httpcode=\"" + status
                + "\">\n    <Message>" + quoted.substring(1, quoted.length() - 1) + "</Message>\n</Error>\n";
    }
}
