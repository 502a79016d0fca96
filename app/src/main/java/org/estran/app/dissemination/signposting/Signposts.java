package org.estran.app.dissemination.signposting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.springframework.stereotype.Component;

/**
 * The header {@code Link} of pages and other forms of records. It stays short whatever the record has: what does not fit is
 * in the link sets alone, to which it always leads.
 */
@Component
public class Signposts {

    /** Servers and programs take headers of 8 kB, all of them together. */
    private static final int LONGEST = 6_000;

    /** More files than this are not told in a header. */
    private static final int FILES = 20;

    private final Catalogue catalogue;
    private final Landmarks landmarks;

    Signposts(Catalogue catalogue, Landmarks landmarks) {
        this.catalogue = catalogue;
        this.landmarks = landmarks;
    }

    /** Of the record's page. */
    public String ofPage(CatalogueRecord found) {
        return header(landmarks.ofRecord(found));
    }

    /** Of the page of one version. */
    public String ofVersion(CatalogueRecord version) {
        return header(landmarks.ofVersion(version));
    }

    /** Of another form of the record. */
    public String ofForm(CatalogueRecord found, Format format) {
        Landmark landmark = landmarks.ofRecord(found);
        Stream<Signpost> profile =
                format.profile().isEmpty() ? Stream.of() : Stream.of(new Signpost(format.profile(), "profile"));
        return joined(Stream.concat(
                        Stream.of(landmark.back("describes")), Stream.concat(profile, linksets(landmark).stream()))
                .toList());
    }

    private String header(Landmark landmark) {
        List<Signpost> linksets = linksets(landmark);
        String all = joined(Stream.of(landmark.posts(), items(landmark), linksets)
                .flatMap(List::stream)
                .toList());
        if (all.length() <= LONGEST && landmark.found().fileCount() <= FILES) {
            return all;
        }
        String withoutFiles = joined(
                Stream.concat(landmark.posts().stream(), linksets.stream()).toList());
        return withoutFiles.length() <= LONGEST ? withoutFiles : joined(linksets);
    }

    private List<Signpost> items(Landmark landmark) {
        CatalogueRecord found = landmark.found();
        return !landmark.hasFiles() || found.fileCount() > FILES
                ? List.of()
                : catalogue.files(found.id(), found.version(), null, FILES).stream()
                        .filter(file -> file.withdrawal() == null)
                        .map(file -> new Signpost(landmark.file(file.path()), "item", file.mediaType()))
                        .toList();
    }

    private static List<Signpost> linksets(Landmark landmark) {
        return Stream.of(Linksets.Syntax.values())
                .map(syntax ->
                        new Signpost(landmark.page() + "/linkset?f=" + syntax.word(), "linkset", syntax.mediaType()))
                .toList();
    }

    private static String joined(List<Signpost> posts) {
        return posts.stream().map(Signpost::inHeader).collect(Collectors.joining(", "));
    }
}
