package org.estran.app.portal.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.app.pages.Words;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.documents.Dialect;
import org.estran.crosswalks.documents.LossReport;
import org.estran.terms.Finding;

/**
 * What one dialect does not carry of a record.
 *
 * @param formats the forms that are written in it
 * @param pointers places in the record's JSON (RFC 6901)
 */
public record Losses(List<Format> formats, List<String> pointers) {

    /** A part of the record for people, and how many places of it are lost. */
    public record Lost(String part, long places) {}

    static List<Losses> of(CatalogueRecord found, Publications publications) {
        Published published = publications.of(found);
        return Arrays.stream(Dialect.values())
                .map(dialect -> new Losses(
                        Format.all().stream()
                                .filter(format ->
                                        format.dialect().filter(dialect::equals).isPresent())
                                .toList(),
                        LossReport.of(found.record(), published, dialect).stream()
                                .map(Finding::pointer)
                                .distinct()
                                .toList()))
                .toList();
    }

    /** The lost parts by the words the forms have for them, in the order of the record. */
    public List<Lost> parts(Words words) {
        Map<String, Long> places = new LinkedHashMap<>();
        pointers.forEach(pointer -> places.merge(part(pointer.split("/", 3)[1], words), 1L, Long::sum));
        return places.entrySet().stream()
                .map(part -> new Lost(part.getKey(), part.getValue()))
                .toList();
    }

    private static String part(String member, Words words) {
        return switch (member) {
            case "edition" -> words.text("record.fact.edition");
            case "representation" -> words.text("record.fact.representation");
            case "acquisition", "provenance", "metadata" -> words.text("record.section." + member);
            case "nilReasons" -> words.text("losses.nil-reasons");
            default -> words.text("description." + member);
        };
    }
}
