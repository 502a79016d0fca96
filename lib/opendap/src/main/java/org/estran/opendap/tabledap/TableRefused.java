package org.estran.opendap.tabledap;

/** A request that cannot be answered, in ERDDAP's words. */
public final class TableRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    public TableRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    public static TableRefused query(String message) {
        return new TableRefused(400, "Query error: " + message);
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** The body of the answer. */
    public String text() {
        return text(status, String.valueOf(getMessage()));
    }

    /** ERDDAP's Error object: the status, its name and the reason. */
    public static String text(int status, String message) {
        String name = switch (status) {
            case 400 -> "Bad Request: ";
            case 401 -> "Unauthorized: ";
            case 403 -> "Forbidden: ";
            case 404 -> "Not Found: ";
            case 413 -> "Payload Too Large: ";
            case 503 -> "Service Unavailable: ";
            default -> "";
        };
        return "Error {\n    code=" + status + ";\n    message=" + Texts.quoted(name + message) + ";\n}\n";
    }
}
