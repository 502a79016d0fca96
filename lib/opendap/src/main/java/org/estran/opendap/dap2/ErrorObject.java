package org.estran.opendap.dap2;

/** Writes the Error object (section 6.4). */
public final class ErrorObject {

    private ErrorObject() {}

    public static String text(int code, String message) {
        return "Error {\n    code = " + code + ";\n    message = " + Das.quoted(message.replaceAll("\\p{Cntrl}", " "))
                + ";\n};\n";
    }
}
