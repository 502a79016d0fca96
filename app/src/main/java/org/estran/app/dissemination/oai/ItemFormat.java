package org.estran.app.dissemination.oai;

import java.util.Arrays;
import java.util.Optional;
import org.estran.app.dissemination.Format;
import org.estran.oaipmh.OfferedFormat;

/** The formats records are disseminated in; every record can be had in each. */
enum ItemFormat {
    OAI_DC(
            Format.DC,
            "oai_dc",
            "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            "http://www.openarchives.org/OAI/2.0/oai_dc/"),
    OAI_DATACITE(
            Format.DATACITE_XML,
            "oai_datacite",
            "http://schema.datacite.org/oai/oai-1.1/oai.xsd",
            "http://schema.datacite.org/oai/oai-1.1/"),
    DATACITE(
            Format.DATACITE_XML,
            "datacite",
            "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd",
            "http://datacite.org/schema/kernel-4"),
    ISO19139(
            Format.ISO19139,
            "iso19139",
            "http://www.isotc211.org/2005/gmd/gmd.xsd",
            "http://www.isotc211.org/2005/gmd"),
    ISO19115_3(
            Format.ISO19115_3,
            "iso19115-3",
            "http://standards.iso.org/iso/19115/-3/mds/2.0/mds.xsd",
            "http://standards.iso.org/iso/19115/-3/mdb/2.0"),
    DCAT(
            Format.DCAT_RDF,
            "dcat",
            "http://www.openarchives.org/OAI/2.0/rdf.xsd",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private final Format format;
    private final OfferedFormat offered;

    ItemFormat(Format format, String prefix, String schema, String namespace) {
        this.format = format;
        this.offered = new OfferedFormat(prefix, schema, namespace);
    }

    Format format() {
        return format;
    }

    OfferedFormat offered() {
        return offered;
    }

    static Optional<ItemFormat> of(String prefix) {
        return Arrays.stream(values())
                .filter(one -> one.offered.metadataPrefix().equals(prefix))
                .findFirst();
    }

    /** The format documents that came in this one are of. */
    static Optional<ItemFormat> ofDocument(String word) {
        return Arrays.stream(values())
                .filter(one -> one.format.word().equals(word))
                .findFirst();
    }
}
