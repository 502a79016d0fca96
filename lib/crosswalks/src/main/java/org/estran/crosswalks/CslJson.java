package org.estran.crosswalks;

import java.util.List;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One item of CSL-JSON (Citation Style Language 1.0.2), from which reference managers make any style. */
public final class CslJson {

    private CslJson() {}

    /** A list of one item, which is how the schema has it. */
    public static ArrayNode of(MetadataRecord whole, Published published, Language language) {
        MetadataRecord record = Named.parties(whole);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        ObjectNode item = items.addObject();
        item.put("id", published.recordId()).put("type", type(record.kind()));
        String title = Xml.clean(record.title().best(language));
        item.put("title", title.isEmpty() ? published.recordId() : title);
        authors(item, record.citedParties());
        if (published.hasYear(record)) {
            issued(item, published.issued(record));
        }
        text(item, "publisher", published.publisherOf(record));
        text(item, "abstract", record.summary().best(language));
        text(item, "version", published.versionOf(record).orElse(""));
        published.doiOf(record).filter(doi -> !doi.isRehearsal()).map(Doi::text).ifPresent(doi -> item.put("DOI", doi));
        item.put("URL", published.address(record));
        text(item, "language", record.language() == null ? "" : record.language());
        item.put("genre", Citation.kind(record.kind(), language));
        return items;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case DATASET -> "dataset";
            case SERIES -> "collection";
            case SOFTWARE -> "software";
            case DOCUMENT -> "document";
            case CAMPAIGN -> "event";
            case SERVICE, NETWORK, PLATFORM, INSTRUMENT, SAMPLE, ORGANISATION, PERSON -> "webpage";
        };
    }

    private static void authors(ObjectNode item, List<Party> parties) {
        if (parties.isEmpty()) {
            return;
        }
        ArrayNode authors = item.putArray("author");
        for (Party party : parties.stream().distinct().toList()) {
            ObjectNode author = authors.addObject();
            if (party.isPerson()) {
                author.put("family", party.family());
                text(author, "given", party.given() == null ? "" : party.given());
            } else {
                author.put("literal", party.name());
            }
        }
    }

    private static void issued(ObjectNode item, String date) {
        ArrayNode parts = item.putObject("issued").putArray("date-parts").addArray();
        for (String part : date.split("-")) {
            parts.add(Integer.parseInt(part));
        }
    }

    private static void text(ObjectNode to, String member, String text) {
        String clean = Xml.clean(text);
        if (!clean.isEmpty()) {
            to.put(member, clean);
        }
    }
}
