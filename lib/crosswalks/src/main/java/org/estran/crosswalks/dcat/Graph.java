package org.estran.crosswalks.dcat;

import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.AnonId;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Addresses;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Xml;
import org.estran.terms.LocalizedText;

/** What is written into a graph: texts fit for every syntax, addresses that every reader takes. */
final class Graph {

    private static final String DATE = "-?\\d{4}(-\\d{2}(-\\d{2})?)?";
    private static final String INSTANT = "-?\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";

    private final Model model;
    private int blanks;

    Graph(Model model) {
        this.model = model;
    }

    Model model() {
        return model;
    }

    /** One literal a language. */
    void texts(Resource of, String property, LocalizedText text) {
        text.byLanguage().forEach((language, words) -> {
            String clean = clean(words);
            if (!clean.isEmpty()) {
                boolean isTag = !language.equals(LanguageCodes.UNKNOWN)
                        && language.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
                of.addProperty(
                        Words.p(property), isTag ? model.createLiteral(clean, language) : model.createLiteral(clean));
            }
        });
    }

    /** A literal without a language; nothing where there is no text. */
    void plain(Resource of, String property, String text) {
        String clean = clean(text);
        if (!clean.isEmpty()) {
            of.addProperty(Words.p(property), clean);
        }
    }

    /** An identifier, of the type GeoDCAT-AP gives to those that are addresses. */
    void identifier(Resource of, String text) {
        Optional<String> address = Addresses.web(text);
        if (address.isPresent()) {
            typed(of, "dct:identifier", address.get(), XSDDatatype.XSDanyURI);
        } else {
            plain(of, "dct:identifier", text);
        }
    }

    void typed(Resource of, String property, String text, RDFDatatype type) {
        Literal literal = model.createTypedLiteral(text, type);
        of.addProperty(Words.p(property), literal);
    }

    static boolean isDate(String text) {
        return text.strip().matches(DATE) || text.strip().matches(INSTANT);
    }

    /** A year, a month, a day or an instant, each with its own type; nothing for other texts. */
    void date(Resource of, String property, String date) {
        String text = date.strip();
        if (text.matches(INSTANT)) {
            typed(of, property, text, XSDDatatype.XSDdateTime);
        } else if (text.matches(DATE)) {
            int parts = text.replaceFirst("^-", "").split("-").length;
            typed(
                    of,
                    property,
                    text,
                    parts == 1 ? XSDDatatype.XSDgYear : parts == 2 ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDdate);
        }
    }

    /** A thing with an address, of that class. */
    Resource link(Resource of, String property, String address, String type) {
        Resource target = model.createResource(address);
        target.addProperty(RDF.type, Words.r(type));
        of.addProperty(Words.p(property), target);
        return target;
    }

    /** A thing with an address of which nothing more is said. */
    Resource link(Resource of, String property, String address) {
        Resource target = model.createResource(address);
        of.addProperty(Words.p(property), target);
        return target;
    }

    /** A thing without an address, of that class. */
    Resource blank(Resource of, String property, String type) {
        Resource target = blank();
        target.addProperty(RDF.type, Words.r(type));
        of.addProperty(Words.p(property), target);
        return target;
    }

    /** Numbered, not drawn by chance: the same record gives the same document, to the letter. */
    Resource blank() {
        return model.createResource(new AnonId("n" + blanks++));
    }

    /** An address of the web or a URN that can stand in a graph. */
    Optional<String> address(String text) {
        return Addresses.web(text)
                .or(() -> Optional.of(text.strip())
                        .filter(t -> t.matches("urn:[a-z0-9][a-z0-9-]{1,31}:[A-Za-z0-9()+,.:=@;$_!*'/?-]+")));
    }

    static String clean(String text) {
        return Xml.clean(text).replace("\r\n", "\n").replace('\r', '\n');
    }
}
