package org.estran.oaipmh;

import java.util.Arrays;
import java.util.Optional;

/** The arguments of requests beside the verb, in the order the answer repeats them in. */
public enum Argument {
    IDENTIFIER("identifier"),
    METADATA_PREFIX("metadataPrefix"),
    FROM("from"),
    UNTIL("until"),
    SET("set"),
    RESUMPTION_TOKEN("resumptionToken");

    private final String word;

    Argument(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Argument> of(String word) {
        return Arrays.stream(values())
                .filter(argument -> argument.word.equals(word))
                .findFirst();
    }
}
