package org.estran.app.dissemination;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Passages;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Documents as they came, for records that came from elsewhere: under {@code ?f=original} always, under the name of their
 * own format as long as nobody corrected the record here.
 */
@Component
public class Originals {

    private static final String ORIGINAL = "original";

    private final Origins origins;
    private final Harvests harvests;

    public Originals(Origins origins, Harvests harvests) {
        this.origins = origins;
        this.harvests = harvests;
    }

    /** The catalogues from which the record is harvested, the one whose document it follows first. */
    public List<Passages> ways(CatalogueRecord found) {
        return harvests.passages(found.id());
    }

    /** The document that the record came from; where that lies in a folder of this server, by the name of its source. */
    public Optional<HarvestedDocument> of(CatalogueRecord found) {
        return origins.document(found.id()).map(document -> document.isOfThisServer() ? named(document) : document);
    }

    private HarvestedDocument named(HarvestedDocument document) {
        return harvests.passages(document.recordId()).stream()
                .filter(way -> way.leads() && way.address().equals(document.source()))
                .findFirst()
                .map(way -> document.from(way.publicAddress()))
                .orElseGet(() -> document.from(document.path()));
    }

    /** The answer, where the original is what is asked for. */
    public Optional<ResponseEntity<byte[]>> answer(CatalogueRecord found, String f) {
        return of(found).filter(document -> isMeant(document, found, f)).map(document -> {
            if (found.isGone()) {
                throw new ProblemException(
                        new Problem.Gone("record-withdrawn", "The record " + found.id() + " was withdrawn."));
            }
            return answer(document, origins.original(found.id()).orElseThrow());
        });
    }

    private static boolean isMeant(HarvestedDocument document, CatalogueRecord found, String f) {
        return f.equals(ORIGINAL) || (f.equals(document.format()) && document.isFollowedBy(found));
    }

    /** Others wrote it: a browser must neither guess its type nor run anything in it. */
    private static ResponseEntity<byte[]> answer(HarvestedDocument document, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type(document))
                .header("Content-Disposition", inline(document))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Access-Control-Allow-Origin", "*")
                .eTag("\"" + document.sha512().substring(0, 32) + "\"")
                .body(bytes);
    }

    private static MediaType type(HarvestedDocument document) {
        return switch (document.format()) {
            case "schemaorg", "dcat-jsonld", "datacite-json", "geojson" -> MediaType.APPLICATION_JSON;
            case "dcat-ttl" -> MediaType.parseMediaType("text/turtle");
            default -> MediaType.APPLICATION_XML;
        };
    }

    private static String inline(HarvestedDocument document) {
        String path = document.path();
        return ContentDisposition.inline()
                .filename(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
