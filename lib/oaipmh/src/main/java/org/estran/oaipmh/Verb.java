package org.estran.oaipmh;

import static org.estran.oaipmh.Argument.FROM;
import static org.estran.oaipmh.Argument.IDENTIFIER;
import static org.estran.oaipmh.Argument.METADATA_PREFIX;
import static org.estran.oaipmh.Argument.RESUMPTION_TOKEN;
import static org.estran.oaipmh.Argument.SET;
import static org.estran.oaipmh.Argument.UNTIL;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The requests (section 4) and the arguments each of them takes. */
public enum Verb {
    IDENTIFY("Identify"),
    LIST_METADATA_FORMATS("ListMetadataFormats", IDENTIFIER),
    LIST_SETS("ListSets", RESUMPTION_TOKEN),
    GET_RECORD("GetRecord", IDENTIFIER, METADATA_PREFIX),
    LIST_IDENTIFIERS("ListIdentifiers", METADATA_PREFIX, FROM, UNTIL, SET, RESUMPTION_TOKEN),
    LIST_RECORDS("ListRecords", METADATA_PREFIX, FROM, UNTIL, SET, RESUMPTION_TOKEN);

    private final String word;
    private final Set<Argument> arguments;

    Verb(String word, Argument... arguments) {
        this.word = word;
        this.arguments = Set.of(arguments);
    }

    public String word() {
        return word;
    }

    boolean takes(Argument argument) {
        return arguments.contains(argument);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }
}
