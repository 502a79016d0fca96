package org.estran.app.catalogue.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.records.RecordJson.UnreadableRecord;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a record that was sent, and says all that is wrong with it at once. */
final class SentRecord {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private SentRecord() {}

    /**
     * @throws ProblemException {@code record-invalid} with every finding; {@code record-too-large} above 4 MiB
     */
    static MetadataRecord read(byte[] body, List<Finding> alreadyFound) {
        if (body.length > MOST_BYTES) {
            throw new ProblemException(
                    new Problem.TooLarge("record-too-large", "A record has " + MOST_BYTES + " bytes at most."));
        }
        List<Finding> findings = new ArrayList<>(alreadyFound);
        MetadataRecord record = record(body, findings);
        if (record.title().isEmpty() && findings.size() == alreadyFound.size()) {
            findings.add(Finding.blocking("record-title-missing", "/title"));
        }
        refuse(findings);
        return record;
    }

    static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("record-invalid", "The record cannot be published as it is.", findings);
        }
    }

    private static MetadataRecord record(byte[] body, List<Finding> findings) {
        MetadataRecord nothing = RecordJson.read("{}");
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (RecordJson.mapper().readTree(text) instanceof ObjectNode members) {
                return whole(text, members, findings);
            }
            findings.add(Finding.blocking("record-unreadable", "", "not a JSON object"));
        } catch (CharacterCodingException notUtf8) {
            findings.add(Finding.blocking("record-unreadable", "", "not UTF-8"));
        } catch (JacksonException notJson) {
            findings.add(Finding.blocking("record-unreadable", "", notJson.getOriginalMessage()));
        }
        return nothing;
    }

    private static MetadataRecord whole(String text, ObjectNode members, List<Finding> findings) {
        try {
            return RecordJson.read(text);
        } catch (UnreadableRecord first) {
            int before = findings.size();
            members.properties().forEach(member -> member(member, findings));
            if (findings.size() == before) {
                findings.add(Finding.blocking("record-unreadable", "", String.valueOf(first.getMessage())));
            }
            return RecordJson.read("{}");
        }
    }

    // Reading stops at the first mistake, so each member, and each item of a list, is read as if it stood alone.
    private static void member(Map.Entry<String, JsonNode> member, List<Finding> findings) {
        String pointer = "/" + member.getKey().replace("~", "~0").replace("/", "~1");
        if (member.getValue() instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                alone(
                        member.getKey(),
                        RecordJson.mapper().createArrayNode().add(items.get(i)),
                        pointer + "/" + i,
                        findings);
            }
        } else {
            alone(member.getKey(), member.getValue(), pointer, findings);
        }
    }

    private static void alone(String name, JsonNode value, String pointer, List<Finding> findings) {
        try {
            RecordJson.read(
                    RecordJson.mapper().createObjectNode().set(name, value).toString());
        } catch (UnreadableRecord wrong) {
            String reason = String.valueOf(wrong.getMessage()).replaceFirst("^line \\d+, column \\d+: ", "");
            findings.add(Finding.blocking("record-unreadable", pointer, reason));
        }
    }
}
