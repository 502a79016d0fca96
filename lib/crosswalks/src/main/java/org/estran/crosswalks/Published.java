package org.estran.crosswalks;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.records.AccessCondition;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.estran.records.Role;
import org.estran.terms.Doi;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What the centre adds to a record when it publishes it.
 *
 * @param recordId the centre's own id
 * @param doi the DOI the centre gave it; null where it gave none
 * @param landingPage absolute address of its page, {@code …/records/{id}}
 * @param publisher the centre's name
 * @param at when it was published
 * @param version the version of this publication; null where versions are not counted or it only describes
 * @param files what can be downloaded
 * @param catalogue the name of the catalogue it is found in
 * @param access whether anybody may have its data when this is written
 * @param way the catalogues its description was harvested through, the nearest first; empty for our own
 */
public record Published(
        String recordId,
        @Nullable Doi doi,
        URI landingPage,
        String publisher,
        Instant at,
        @Nullable String version,
        List<PublishedFile> files,
        String catalogue,
        AccessCondition access,
        List<PassedCatalogue> way) {

    public Published {
        files = List.copyOf(files);
        way = List.copyOf(way);
    }

    /** Of a record that was described here. */
    public Published(
            String recordId,
            @Nullable Doi doi,
            URI landingPage,
            String publisher,
            Instant at,
            @Nullable String version,
            List<PublishedFile> files,
            String catalogue,
            AccessCondition access) {
        this(recordId, doi, landingPage, publisher, at, version, files, catalogue, access, List.of());
    }

    /** The same of a description that came that way. */
    public Published through(List<PassedCatalogue> catalogues) {
        return new Published(recordId, doi, landingPage, publisher, at, version, files, catalogue, access, catalogues);
    }

    /** From when on the data are to be had: at the end of the embargo, else since it was published. */
    Instant availableAt() {
        return access instanceof AccessCondition.Embargoed embargo ? embargo.until() : at;
    }

    /** The DOI that stands for the record: the centre's, or the one it came with from elsewhere. */
    public Optional<Doi> doiOf(MetadataRecord record) {
        return doi != null
                ? Optional.of(doi)
                : record.identifier("doi").map(Identifier::value).flatMap(Doi::parse);
    }

    /** The address to give to others: the DOI's, else the landing page's. A rehearsal DOI leads nowhere. */
    public String address(MetadataRecord record) {
        return doiOf(record).filter(d -> !d.isRehearsal()).map(Doi::address).orElse(landingPage.toString());
    }

    /**
     * The name of what is described among others in a graph: the DOI registered here, else the landing page. A DOI that
     * merely came with a description may stand in several of them, and is told as an identifier.
     */
    public String name() {
        return doi != null && !doi.isRehearsal() ? doi.address() : landingPage.toString();
    }

    /** The year of the authors' own date of issue, else of the publication here; four digits. */
    public String year(MetadataRecord record) {
        return Optional.ofNullable(record.issued())
                .filter(Published::startsWithAYear)
                .map(issued -> issued.substring(0, 4))
                .orElseGet(() -> String.format(
                        Locale.ROOT, "%04d", at.atZone(ZoneOffset.UTC).getYear()));
    }

    /** The date of issue in as much detail as is known. */
    public String issued(MetadataRecord record) {
        return Optional.ofNullable(record.issued())
                .filter(Published::isDate)
                .orElseGet(() -> at.atZone(ZoneOffset.UTC).toLocalDate().toString());
    }

    /** Whether a year of publication is known: the centre publishes with a DOI of its own, or the record tells. */
    public boolean hasYear(MetadataRecord record) {
        return doi != null || (record.issued() != null && startsWithAYear(record.issued()));
    }

    private static boolean startsWithAYear(String issued) {
        return issued.matches("(?!0000)\\d{4}(-.*)?");
    }

    /** A year, a month or a day that there was. */
    private static boolean isDate(String text) {
        if (!text.matches("(?!0000)\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return false;
        }
        try {
            TimeInterval.first(text);
            return true;
        } catch (IllegalArgumentException noSuchDay) {
            return false;
        }
    }

    /**
     * Who published it: the centre where it gave the DOI, or where the record names nobody; else whom the record names,
     * for a record that only describes what was published elsewhere.
     */
    public String publisherOf(MetadataRecord record) {
        Optional<String> named = record.parties(Role.PUBLISHER).stream()
                .map(party -> Named.name(party.name()))
                .filter(name -> !name.isEmpty())
                .findFirst();
        return doi == null && named.isPresent() ? named.get() : Xml.clean(publisher);
    }

    /** The version of the publication, else the authors' edition. */
    public Optional<String> versionOf(MetadataRecord record) {
        return Optional.ofNullable(version != null ? version : record.edition())
                .map(Xml::clean)
                .filter(v -> !v.isBlank());
    }
}
