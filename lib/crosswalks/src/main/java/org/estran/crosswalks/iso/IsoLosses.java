package org.estran.crosswalks.iso;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.estran.crosswalks.Published;
import org.estran.records.AccessCondition;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import tools.jackson.databind.JsonNode;

/**
 * What a record says and an encoding of ISO does not carry, found by writing it, reading that, and comparing: a report that
 * cannot forget anything. What the encoding adds (a date stamp, a contact) is no loss.
 */
final class IsoLosses {

    private static final Published NOBODY = new Published(
            "nobody",
            null,
            URI.create("https://example.org/"),
            "",
            Instant.EPOCH,
            null,
            List.of(),
            "",
            AccessCondition.OPEN);

    private IsoLosses() {}

    static List<Finding> findings(MetadataRecord record, IsoDialect dialect) {
        return of(record, dialect).stream()
                .map(pointer -> Finding.advice("not-carried", pointer, dialect.name()))
                .toList();
    }

    /** Places in the record's JSON (RFC 6901) whose value is not the same after writing and reading. */
    static List<String> of(MetadataRecord record, IsoDialect dialect) {
        return between(record, copy(record, dialect));
    }

    /** Where the other says something else than the one, or nothing. */
    static List<String> between(MetadataRecord one, MetadataRecord other) {
        List<String> losses = new ArrayList<>();
        compare(json(one), json(other), "", losses);
        return List.copyOf(losses);
    }

    /** The record as it is after being written and read. */
    static MetadataRecord copy(MetadataRecord record, IsoDialect dialect) {
        try {
            String document = IsoWriter.write(record, NOBODY, dialect);
            return IsoReader.read(document.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .record();
        } catch (UnreadableDocument impossible) {
            throw new IllegalStateException("a document we wrote cannot be read", impossible);
        }
    }

    /** Parties in the order in which ISO keeps them; their order across roles means nothing. */
    static MetadataRecord ordered(MetadataRecord record) {
        return record.change()
                .parties(record.parties().stream()
                        .sorted(Comparator.comparing(Party::role))
                        .toList())
                .build();
    }

    private static JsonNode json(MetadataRecord record) {
        return RecordJson.mapper().valueToTree(ordered(record));
    }

    private static void compare(JsonNode one, JsonNode other, String pointer, List<String> losses) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            for (Map.Entry<String, JsonNode> member : one.properties()) {
                compare(member.getValue(), other.path(member.getKey()), pointer + "/" + member.getKey(), losses);
            }
        } else if (one.isArray() && other.isArray()) {
            boolean isPaired = one.size() == other.size();
            List<JsonNode> others = new ArrayList<>();
            other.forEach(others::add);
            for (int i = 0; i < one.size(); i++) {
                if (isPaired) {
                    compare(one.get(i), other.get(i), pointer + "/" + i, losses);
                } else if (!others.remove(one.get(i))) {
                    losses.add(pointer + "/" + i);
                }
            }
        } else {
            losses.add(pointer);
        }
    }
}
