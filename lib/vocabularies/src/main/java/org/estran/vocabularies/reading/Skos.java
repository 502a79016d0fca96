package org.estran.vocabularies.reading;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.InputStream;
import org.apache.jena.irix.IRIException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Thesaurus;

/** SKOS in the forms of RDF, statement by statement as Jena finds them. */
final class Skos {

    /** Relative addresses have nothing to be relative to; this shows where one was written. */
    private static final String BASE = "urn:relative:";

    /** The forms of RDF that thesauri come in; N-Triples are Turtle too. */
    enum Syntax {
        TURTLE,
        RDF_XML,
        JSON_LD
    }

    private Skos() {}

    /**
     * @throws ProblemException {@code vocabulary-unreadable} with Jena's words and the line
     */
    static Thesaurus read(InputStream bytes, Syntax syntax, String name) {
        SkosStatements statements = new SkosStatements();
        try {
            RDFParser.source(bytes)
                    .forceLang(lang(syntax))
                    .base(BASE)
                    .resolveURIs(false)
                    .checking(false)
                    .errorHandler(new Strict())
                    .set(LangJSONLD11.JSONLD_OPTIONS, fetchingNothing())
                    .parse(statements);
        } catch (RiotException | IRIException broken) {
            throw ThesaurusFile.unreadable("", told(broken));
        } catch (StackOverflowError tooDeep) {
            throw ThesaurusFile.unreadable("", "it is nested too deeply");
        }
        return statements.thesaurus(name);
    }

    private static Lang lang(Syntax syntax) {
        return switch (syntax) {
            case TURTLE -> Lang.TURTLE;
            case RDF_XML -> Lang.RDFXML;
            case JSON_LD -> Lang.JSONLD11;
        };
    }

    // A context kept elsewhere would have us ask addresses that a stranger chose.
    private static JsonLdOptions fetchingNothing() {
        JsonLdOptions options = new JsonLdOptions();
        options.setDocumentLoader((address, how) -> {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                    "its context is kept at " + address + "; we fetch nothing, put the context into the file");
        });
        return options;
    }

    private static String told(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String words =
                cause instanceof JsonLdError || broken.getMessage() == null ? cause.getMessage() : broken.getMessage();
        return words == null ? cause.getClass().getSimpleName() : words;
    }

    /** What is broken ends the reading; what is only odd is none of our business. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            throw refusal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw refusal(message, line, column);
        }

        private static ProblemException refusal(String message, long line, long column) {
            return ThesaurusFile.unreadable(line < 0 ? "" : "/line/" + line, place(line, column) + message);
        }

        private static String place(long line, long column) {
            return line < 0 ? "" : "line " + line + ", column " + column + ": ";
        }
    }
}
