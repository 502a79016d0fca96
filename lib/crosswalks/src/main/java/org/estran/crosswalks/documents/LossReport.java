package org.estran.crosswalks.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.estran.crosswalks.DataCiteJson;
import org.estran.crosswalks.DataCiteReader;
import org.estran.crosswalks.DublinCore;
import org.estran.crosswalks.DublinCoreReader;
import org.estran.crosswalks.OgcRecord;
import org.estran.crosswalks.OgcRecordReader;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Reading;
import org.estran.crosswalks.SchemaOrg;
import org.estran.crosswalks.SchemaOrgReader;
import org.estran.crosswalks.dcat.DcatReader;
import org.estran.crosswalks.dcat.DcatWriter;
import org.estran.crosswalks.dcat.RdfSyntax;
import org.estran.crosswalks.iso.Iso191153;
import org.estran.crosswalks.iso.Iso19139;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a record says and a dialect does not carry: nothing is dropped without being told. It is found by the proof: the
 * record is written, read back and compared, so a part is told when somebody who has only the document could not have
 * it. Each loss is an advice with the code {@code not-carried}, the place in the record's JSON and the dialect's name.
 */
public final class LossReport {

    private static final List<String> IN_REFERENCES =
            List.of("kind", "title", "abstract", "issued", "edition", "language", "keywords");

    private LossReport() {}

    /** All losses of writing that record in that dialect, as the centre publishes it. */
    public static List<Finding> of(MetadataRecord record, Published published, Dialect dialect) {
        String name = dialect.name();
        return switch (dialect) {
            case DATACITE ->
                between(record, DataCiteReader.read(bytes(DataCiteJson.attributes(record, published))), name);
            case DCAT -> between(record, dcat(record, published), name);
            case SCHEMA_ORG ->
                between(record, SchemaOrgReader.read(bytes(SchemaOrg.of(record, published, Language.FR))), name);
            case DUBLIN_CORE -> between(record, DublinCoreReader.read(bytes(DublinCore.of(record, published))), name);
            case OGC_RECORD -> between(record, OgcRecordReader.read(bytes(OgcRecord.of(record, published))), name);
            case ISO_19139 -> Iso19139.losses(record);
            case ISO_19115_3 -> Iso191153.losses(record);
            case REFERENCE -> reference(record);
        };
    }

    private static Reading dcat(MetadataRecord record, Published published) {
        byte[] document = bytes(DcatWriter.write(record, published, RdfSyntax.TURTLE));
        return DcatReader.read(document, RdfSyntax.TURTLE).getFirst();
    }

    private static byte[] bytes(Object document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is in the record and not, or not so, in what was read of its document. */
    public static List<Finding> between(MetadataRecord record, Reading back, String dialect) {
        JsonNode before = RecordJson.mapper().valueToTree(record);
        JsonNode after = back instanceof Reading.Read read
                ? RecordJson.mapper().valueToTree(read.record())
                : RecordJson.mapper().createObjectNode();
        List<Finding> losses = new ArrayList<>();
        compare(before, after, "", dialect, losses);
        return List.copyOf(losses);
    }

    private static void compare(JsonNode before, JsonNode after, String pointer, String dialect, List<Finding> losses) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            before.properties()
                    .forEach(member -> compare(
                            member.getValue(),
                            after.path(member.getKey()),
                            pointer + "/" + member.getKey(),
                            dialect,
                            losses));
        } else if (before.isArray()) {
            items(before, after, pointer, dialect, losses);
        } else {
            losses.add(Finding.advice("not-carried", pointer, dialect));
        }
    }

    /**
     * An item is carried when it is found anywhere; else what of it is missing in the one most like it. Those who are
     * cited are lost as a list when their order is.
     */
    private static void items(JsonNode before, JsonNode after, String pointer, String dialect, List<Finding> losses) {
        int told = losses.size();
        for (int i = 0; i < before.size(); i++) {
            JsonNode item = before.get(i);
            if (contains(after, item)) {
                continue;
            }
            JsonNode like = mostLike(item, after);
            if (like.isMissingNode()) {
                losses.add(Finding.advice("not-carried", pointer + "/" + i, dialect));
            } else {
                compare(item, like, pointer + "/" + i, dialect, losses);
            }
        }
        if (told == losses.size() && after.size() == before.size() && pointer.equals("/parties")) {
            losses.add(Finding.advice("not-carried", pointer, dialect));
        }
    }

    /** The item that says at least half of the same; a missing node where there is none. */
    private static JsonNode mostLike(JsonNode item, JsonNode list) {
        JsonNode best = MissingNode.getInstance();
        long most = (item.size() - 1) / 2;
        for (JsonNode one : list.isArray() ? list.values() : List.of(list)) {
            long same = item.properties().stream()
                    .filter(m -> m.getValue().equals(one.path(m.getKey())))
                    .count();
            if (same > most) {
                most = same;
                best = one;
            }
        }
        return best;
    }

    /** A list of one stands without its brackets where it may. */
    private static boolean contains(JsonNode list, JsonNode item) {
        if (!list.isArray()) {
            return list.equals(item);
        }
        for (JsonNode one : list) {
            if (one.equals(item)) {
                return true;
            }
        }
        return false;
    }

    /** References are not read back: they carry what a bibliography prints. */
    private static List<Finding> reference(MetadataRecord record) {
        List<Finding> losses = new ArrayList<>();
        JsonNode members = RecordJson.mapper().valueToTree(record);
        members.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !IN_REFERENCES.contains(name) && !name.equals("parties"))
                .forEach(name -> losses.add(Finding.advice("not-carried", "/" + name, Dialect.REFERENCE.name())));
        for (int i = 0; i < record.parties().size(); i++) {
            if (!record.citedParties().contains(record.parties().get(i))) {
                losses.add(Finding.advice("not-carried", "/parties/" + i, Dialect.REFERENCE.name()));
            }
        }
        return List.copyOf(losses);
    }
}
