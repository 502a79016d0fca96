package org.estran.app.dissemination;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.crosswalks.BibTex;
import org.estran.crosswalks.CslJson;
import org.estran.crosswalks.DataCiteJson;
import org.estran.crosswalks.DataCiteXml;
import org.estran.crosswalks.DublinCore;
import org.estran.crosswalks.OgcRecord;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Ris;
import org.estran.crosswalks.SchemaOrg;
import org.estran.crosswalks.dcat.DcatWriter;
import org.estran.crosswalks.dcat.RdfSyntax;
import org.estran.crosswalks.iso.Iso191153;
import org.estran.crosswalks.iso.Iso19139;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/** Writes a record in the format asked for. */
@Component
public class Formats {

    private final Publications publications;
    private final WaysIn ways;

    public Formats(Publications publications, WaysIn ways) {
        this.publications = publications;
        this.ways = ways;
    }

    public byte[] write(CatalogueRecord found, Format format, Language language) {
        MetadataRecord record = publications.described(found);
        Published published = publications.of(found).through(ways.of(found.id()));
        String text = switch (format) {
            case JSON -> json(found, published);
            case SCHEMAORG -> SchemaOrg.of(record, published, language).toPrettyString();
            case DATACITE_XML -> DataCiteXml.of(record, published);
            case DATACITE_JSON -> DataCiteJson.attributes(record, published).toPrettyString();
            case DCAT_TTL -> DcatWriter.write(record, published, RdfSyntax.TURTLE);
            case DCAT_JSONLD -> DcatWriter.write(record, published, RdfSyntax.JSON_LD);
            case DCAT_RDF -> DcatWriter.write(record, published, RdfSyntax.RDF_XML);
            case DC -> DublinCore.of(record, published);
            case GEOJSON -> OgcRecord.of(record, published).toPrettyString();
            case ISO19139 -> Iso19139.write(record, published);
            case ISO19115_3 -> Iso191153.write(record, published);
            case BIBTEX -> BibTex.of(record, published, language);
            case RIS -> Ris.of(record, published, language);
            case CSL -> CslJson.of(record, published, language).toPrettyString();
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The record as the centre keeps it, with what its publication adds. */
    private static String json(CatalogueRecord found, Published published) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", found.id());
        members.put("address", published.landingPage().toString());
        if (found.doi() != null) {
            members.put("doi", found.doi().text());
        }
        members.put("version", found.version());
        members.put("publishedAt", found.publishedAt().toString());
        members.put("changedAt", found.changedAt().toString());
        Withdrawal withdrawal = found.withdrawal();
        if (withdrawal != null) {
            members.put("withdrawal", withdrawal(withdrawal));
        }
        if (!found.access().equals(AccessPolicy.OPEN)) {
            members.put("access", AccessPolicyJson.write(found.access()));
        }
        members.put("fileCount", found.fileCount());
        members.put("byteCount", found.byteCount());
        members.put("record", found.record());
        return RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(members);
    }

    private static Map<String, Object> withdrawal(Withdrawal withdrawal) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reason", withdrawal.reason());
        if (withdrawal.replacedBy() != null) {
            members.put("replacedBy", withdrawal.replacedBy());
        }
        members.put("scope", withdrawal.scope().word());
        members.put("at", withdrawal.at().toString());
        return members;
    }
}
