package org.estran.oaipmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.estran.crosswalks.Xml;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer (section 3.2) as it is made. The elements of OAI-PMH stand without a prefix, because the registry's
 * validator finds them by their bare names. The stream is neither flushed nor closed.
 */
public final class AnswerWriter {

    /** The media type of every answer, errors too. */
    public static final String MEDIA_TYPE = "text/xml;charset=UTF-8";

    private static final String BEGIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
             xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
            """;

    private static final String OAI_IDENTIFIER = """
            <description><oai-identifier xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier"\
             xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai-identifier\
             http://www.openarchives.org/OAI/2.0/oai-identifier.xsd"><scheme>oai</scheme>""";

    private static final String PROVENANCE = """
            <about><provenance xmlns="http://www.openarchives.org/OAI/2.0/provenance"\
             xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/provenance\
             http://www.openarchives.org/OAI/2.0/provenance.xsd">""";

    private final OutputStream out;
    private final String baseUrl;

    /** @param baseUrl of the repository, which every answer repeats */
    public AnswerWriter(OutputStream out, String baseUrl) {
        this.out = out;
        this.baseUrl = baseUrl;
    }

    /** The answer to a request that cannot be done; at least one error. */
    public void refusal(Instant now, Told told, List<OaiError> errors) throws IOException {
        begin(now, told);
        for (OaiError error : errors) {
            text("<error code=\"" + error.code().word() + "\">" + escaped(error.message()) + "</error>\n");
        }
        text("</OAI-PMH>\n");
    }

    /** What stands inside the element of the verb. */
    public interface Content {
        void write() throws IOException;
    }

    /** The answer to {@code verb}. */
    public void answer(Instant now, Verb verb, Told told, Content content) throws IOException {
        begin(now, told);
        text("<" + verb.word() + ">\n");
        content.write();
        text("</" + verb.word() + ">\n</OAI-PMH>\n");
    }

    private void begin(Instant now, Told told) throws IOException {
        StringBuilder head = new StringBuilder(BEGIN);
        head.append("<responseDate>").append(Datestamp.text(now)).append("</responseDate>\n<request");
        Verb verb = told.verb();
        if (verb != null) {
            head.append(" verb=\"").append(verb.word()).append('"');
            told.arguments()
                    .forEach((argument, value) -> head.append(' ')
                            .append(argument.word())
                            .append("=\"")
                            .append(escaped(value))
                            .append('"'));
        }
        text(head.append('>').append(escaped(baseUrl)).append("</request>\n").toString());
    }

    public void identification(Identification about) throws IOException {
        element("repositoryName", about.repositoryName());
        element("baseURL", baseUrl);
        element("protocolVersion", "2.0");
        element("adminEmail", about.adminEmail());
        element("earliestDatestamp", Datestamp.text(about.earliestDatestamp()));
        element("deletedRecord", "persistent");
        element("granularity", "YYYY-MM-DDThh:mm:ssZ");
        element("compression", "gzip");
        text(OAI_IDENTIFIER);
        element("repositoryIdentifier", about.repositoryIdentifier());
        element("delimiter", ":");
        element("sampleIdentifier", about.sampleIdentifier());
        text("</oai-identifier></description>\n");
    }

    public void format(OfferedFormat format) throws IOException {
        text("<metadataFormat>");
        element("metadataPrefix", format.metadataPrefix());
        element("schema", format.schema());
        element("metadataNamespace", format.metadataNamespace());
        text("</metadataFormat>\n");
    }

    public void set(OfferedSet set) throws IOException {
        text("<set>");
        element("setSpec", set.spec());
        element("setName", set.name());
        text("</set>\n");
    }

    public void header(Header header) throws IOException {
        StringBuilder text = new StringBuilder(header.isDeleted() ? "<header status=\"deleted\">" : "<header>");
        text.append("<identifier>").append(escaped(header.identifier())).append("</identifier>");
        text.append("<datestamp>").append(Datestamp.text(header.datestamp())).append("</datestamp>");
        header.sets().forEach(set -> text.append("<setSpec>").append(set).append("</setSpec>"));
        text(text.append("</header>\n").toString());
    }

    /** @param metadata null where the record is deleted */
    public void record(Header header, @Nullable EmbeddedDocument metadata, @Nullable Provenance provenance)
            throws IOException {
        text("<record>");
        header(header);
        if (metadata != null) {
            text("<metadata>");
            out.write(metadata.bytes(), metadata.from(), metadata.to() - metadata.from());
            text("</metadata>\n");
            if (provenance != null) {
                provenance(provenance);
            }
        }
        text("</record>\n");
    }

    private void provenance(Provenance origin) throws IOException {
        text(PROVENANCE);
        origin(origin);
        text("</provenance></about>\n");
    }

    /** Guidelines for provenance, section 2: each description holds the one of the place before. */
    private void origin(Provenance origin) throws IOException {
        text("<originDescription harvestDate=\"" + Datestamp.text(origin.harvestDate()) + "\" altered=\""
                + origin.altered() + "\">");
        element("baseURL", origin.baseUrl());
        element("identifier", origin.identifier());
        element("datestamp", origin.datestamp());
        element("metadataNamespace", origin.metadataNamespace());
        Provenance before = origin.before();
        if (before != null) {
            origin(before);
        }
        text("</originDescription>");
    }

    /**
     * The end of an incomplete list (section 3.5).
     *
     * @param next null at the end of the whole list, where the element is empty
     */
    public void resumptionToken(@Nullable ResumptionToken next, long cursor, long completeListSize) throws IOException {
        text("<resumptionToken completeListSize=\"" + completeListSize + "\" cursor=\"" + cursor + "\">"
                + (next == null ? "" : next.text()) + "</resumptionToken>\n");
    }

    private void element(String name, String text) throws IOException {
        text("<" + name + ">" + escaped(text) + "</" + name + ">");
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    private static String escaped(String text) {
        return Xml.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }
}
