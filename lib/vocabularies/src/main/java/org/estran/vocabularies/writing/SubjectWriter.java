package org.estran.vocabularies.writing;

import java.io.IOException;
import java.util.List;

/** One form of RDF, subject by subject. */
interface SubjectWriter {

    /** @param type the address of its class */
    void subject(String address, String type, List<Statement> statements) throws IOException;

    /** Ends the document; the stream stays open. */
    void end() throws IOException;
}
