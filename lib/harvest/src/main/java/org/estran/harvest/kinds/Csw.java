package org.estran.harvest.kinds;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.harvest.xml.Slices;
import org.jspecify.annotations.Nullable;

/** CSW 2.0.2 (OGC 07-006r1); a source that speaks 3.0 alone is read by {@link Csw3}. */
public final class Csw implements SourceKind {

    static final String ACCEPT = "application/xml, text/xml;q=0.9, */*;q=0.5";

    /** What we read, the richest first. */
    private static final List<String> BEST = List.of(
            "http://standards.iso.org/iso/19115/-3/mdb/2.0",
            "http://standards.iso.org/iso/19115/-3/mdb/1.0",
            "http://www.isotc211.org/2005/gmd",
            "http://www.isotc211.org/2005/gmi",
            "http://www.w3.org/ns/dcat#",
            "http://www.opengis.net/cat/csw/2.0.2",
            "http://www.opengis.net/cat/csw/3.0");

    @Override
    public String word() {
        return "csw";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Narrowing narrowing() {
        return new Narrowing(false, true, true, true, false);
    }

    @Override
    public Optional<Source> recognise(Web web, URI typed) throws SourceFailed, InterruptedException {
        URI address = Addresses.bare(typed);
        return capabilities(web, address, null)
                .map(found -> source(speaks2(found) ? word() : Csw3.WORD, address, found));
    }

    static Source source(String word, URI address, Slices capabilities) {
        return new Source(word, address, capabilities.text("Title"), schemas(capabilities), List.of(), null, false);
    }

    /** @param version the only one that is accepted; null for what the source likes best */
    static Optional<Slices> capabilities(Web web, URI address, @Nullable String version)
            throws SourceFailed, InterruptedException {
        URI asked = Addresses.with(Addresses.with(address, "service", "CSW"), "request", "GetCapabilities");
        asked = Addresses.with(asked, "acceptVersions", version);
        Answer answer = web.get(asked, ACCEPT);
        Slices document = Slices.of(answer.body());
        return document.localName().equals("Capabilities") && answer.text().contains("/cat/csw/")
                ? Optional.of(document)
                : Optional.empty();
    }

    /** Those offered that we read. */
    static List<String> schemas(Slices capabilities) {
        return capabilities.all("Parameter").stream()
                .filter(parameter -> parameter.attribute("name").orElse("").equalsIgnoreCase("outputSchema"))
                .flatMap(parameter -> parameter.all("Value").stream())
                .map(Slices::text)
                .distinct()
                .filter(BEST::contains)
                .sorted(Comparator.comparingInt(BEST::indexOf))
                .toList();
    }

    /** 2.0.2 where the server speaks it: its requests by POST are what all servers know. */
    static boolean speaks2(Slices capabilities) {
        return capabilities.attribute("version").orElse("").startsWith("2")
                || capabilities.all("ServiceTypeVersion").stream()
                        .anyMatch(version -> version.text().startsWith("2.0"));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new CswHarvest(web, selection, null);
    }
}
