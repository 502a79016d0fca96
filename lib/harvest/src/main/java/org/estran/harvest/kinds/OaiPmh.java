package org.estran.harvest.kinds;

import static org.estran.harvest.web.SourceFailed.Reason.NOT_UNDERSTOOD;

import java.net.URI;
import java.util.ArrayList;
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

/** OAI-PMH 2.0: incremental, with deletions where the repository keeps them. */
public final class OaiPmh implements SourceKind {

    /** What we read, the richest first: the namespace of a metadata format begins or ends so. */
    private static final List<String> BEST = List.of(
            "http://standards.iso.org/iso/19115/-3/",
            "http://www.isotc211.org/2005/gm",
            "http://datacite.org/schema/kernel-",
            "http://schema.datacite.org/oai/",
            "http://www.w3.org/ns/dcat",
            "http://www.openarchives.org/OAI/2.0/oai_dc/");

    private static final int MOST_SETS = 500;

    @Override
    public String word() {
        return "oai-pmh";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Narrowing narrowing() {
        return new Narrowing(true, false, false, true, true);
    }

    @Override
    public Optional<Source> recognise(Web web, URI typed) throws SourceFailed, InterruptedException {
        URI address = Addresses.bare(typed);
        Optional<Slices> identify =
                answer(web, Addresses.with(address, "verb", "Identify")).flatMap(answer -> answer.first("Identify"));
        if (identify.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                word(),
                address,
                identify.get().text("repositoryName"),
                formats(web, address),
                sets(web, address),
                null,
                !identify.get().text("deletedRecord").equals("no")));
    }

    /** The document, where it is one of OAI-PMH. */
    static Optional<Slices> answer(Web web, URI address) throws SourceFailed, InterruptedException {
        Answer answer = web.get(address, "text/xml, application/xml;q=0.9, */*;q=0.5");
        Slices document = Slices.of(answer.body());
        return document.localName().equals("OAI-PMH") ? Optional.of(document) : Optional.empty();
    }

    private static List<String> formats(Web web, URI address) throws SourceFailed, InterruptedException {
        Slices answer = answer(web, Addresses.with(address, "verb", "ListMetadataFormats"))
                .orElseThrow(() -> new SourceFailed(NOT_UNDERSTOOD, address + " does not list its formats."));
        return answer.all("metadataFormat").stream()
                .filter(format -> rank(format) < BEST.size())
                .sorted(Comparator.comparingInt(OaiPmh::rank))
                .map(format -> format.text("metadataPrefix"))
                .toList();
    }

    private static int rank(Slices format) {
        String namespace = format.text("metadataNamespace");
        for (int i = 0; i < BEST.size(); i++) {
            if (namespace.startsWith(BEST.get(i))) {
                return i;
            }
        }
        return BEST.size();
    }

    private static List<Source.Part> sets(Web web, URI address) throws SourceFailed, InterruptedException {
        List<Source.Part> sets = new ArrayList<>();
        answer(web, Addresses.with(address, "verb", "ListSets"))
                .ifPresent(answer -> answer.all("set").stream()
                        .limit(MOST_SETS)
                        .forEach(set -> sets.add(new Source.Part(set.text("setSpec"), set.text("setName")))));
        return sets;
    }

    static String bestFormat(Web web, URI address) throws SourceFailed, InterruptedException {
        List<String> formats = formats(web, address);
        if (formats.isEmpty()) {
            throw new SourceFailed(NOT_UNDERSTOOD, address + " offers no format that is read here.");
        }
        return formats.getFirst();
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new OaiHarvest(web, selection);
    }
}
