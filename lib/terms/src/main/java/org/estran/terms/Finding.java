package org.estran.terms;

import java.util.List;

/**
 * One remark on what somebody gave us: what is wrong, where, and how grave. The words come from the message bundles
 * under {@code finding.<code>}, in the reader's language, with the arguments filled in.
 *
 * @param code stable, kebab-case
 * @param pointer where: a JSON Pointer (RFC 6901) into the document, or {@code /files/<path>}
 * @param severity whether it stops a submission
 * @param arguments what the words need, in order
 */
public record Finding(String code, String pointer, Severity severity, List<String> arguments) {

    /** Whether a finding stops the work or only advises. */
    public enum Severity {
        BLOCKING,
        ADVICE
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding blocking(String code, String pointer, String... arguments) {
        return new Finding(code, pointer, Severity.BLOCKING, List.of(arguments));
    }

    public static Finding advice(String code, String pointer, String... arguments) {
        return new Finding(code, pointer, Severity.ADVICE, List.of(arguments));
    }

    public boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }
}
