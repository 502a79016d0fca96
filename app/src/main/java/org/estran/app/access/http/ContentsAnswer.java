package org.estran.app.access.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.estran.app.access.contents.Contents;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Words;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contents of an archive as JSON, with what is odd in it in the reader's words. */
@Component
public class ContentsAnswer {

    private final Bundles bundles;

    ContentsAnswer(Bundles bundles) {
        this.bundles = bundles;
    }

    /**
     * @param contents null where the file is no archive
     * @throws ProblemException {@code not-an-archive}
     */
    public ResponseEntity<String> answer(HttpServletRequest request, String path, @Nullable Contents contents) {
        Contents archive = archive(path, contents);
        Words words = bundles.in(ReaderLanguage.of(request));
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("path", path);
        json.put("complete", archive.isWhole());
        ArrayNode entries = json.putArray("entries");
        archive.entries().forEach(entry -> put(entries.addObject(), entry));
        ArrayNode findings = json.putArray("findings");
        archive.findings()
                .forEach(finding ->
                        findings.addObject().put("code", finding.code()).put("message", words.finding(finding)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.toString());
    }

    /** @throws ProblemException {@code not-an-archive} */
    static Contents archive(String path, @Nullable Contents contents) {
        if (contents == null) {
            throw ProblemException.invalid(
                    "not-an-archive",
                    "This file is no archive that can be listed here.",
                    List.of(Finding.blocking("not-an-archive", "/path", path)));
        }
        return contents;
    }

    private static void put(ObjectNode json, Contents.Entry entry) {
        json.put("name", entry.name())
                .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                .put("size", entry.size());
        if (entry.packed() >= 0) {
            json.put("packed", entry.packed());
        }
        Instant changed = entry.changedAt();
        if (changed != null) {
            json.put("changedAt", changed.toString());
        }
    }
}
