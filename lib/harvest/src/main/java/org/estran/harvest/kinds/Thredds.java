package org.estran.harvest.kinds;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.harvest.xml.Slices;

/**
 * THREDDS catalogues (InvCatalog 1.0) and those they lead to: each dataset with data by the ISO document of its ncISO
 * service, or, where there is none, by its global attributes as DAP2 tells them.
 */
public final class Thredds implements SourceKind {

    private static final int MOST_CATALOGUES = 10_000;
    private static final int MOST_DATASETS = 1_000_000;

    @Override
    public String word() {
        return "thredds";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Optional<Source> recognise(Web web, URI typed) throws SourceFailed, InterruptedException {
        URI address = URI.create(Addresses.bare(typed).toString().replaceFirst("\\.html$", ".xml"));
        Slices catalogue = Slices.of(web.get(address, Csw.ACCEPT).body());
        return isCatalogue(catalogue)
                ? Optional.of(new Source(
                        word(), address, catalogue.attribute("name").orElse(""), List.of(), List.of(), null, false))
                : Optional.empty();
    }

    private static boolean isCatalogue(Slices document) {
        return document.localName().equals("catalog")
                && (document.first("dataset").isPresent()
                        || document.first("catalogRef").isPresent()
                        || document.first("service").isPresent());
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new Listing(web, selection, Csw.ACCEPT, () -> list(web, selection.address()), DapAttributes::documentOf);
    }

    private static List<Listing.Entry> list(Web web, URI root) throws SourceFailed, InterruptedException {
        List<Listing.Entry> entries = new ArrayList<>();
        Set<URI> seen = new HashSet<>(Set.of(root));
        Deque<URI> catalogues = new ArrayDeque<>(List.of(root));
        while (!catalogues.isEmpty() && seen.size() < MOST_CATALOGUES && entries.size() < MOST_DATASETS) {
            Answer answer = web.get(catalogues.removeFirst(), Csw.ACCEPT);
            Slices catalogue = Slices.of(answer.body());
            Map<String, String> services = services(catalogue);
            for (Slices dataset : catalogue.all("dataset")) {
                datasets(dataset, answer.address(), services, entries);
            }
            for (Slices reference : catalogue.all("catalogRef")) {
                reference
                        .attribute("xlink:href")
                        .map(answer.address()::resolve)
                        .filter(seen::add)
                        .ifPresent(catalogues::add);
            }
        }
        return entries;
    }

    /** The base of each type of service, in lower case; those within a compound one as well. */
    private static Map<String, String> services(Slices catalogue) {
        Map<String, String> bases = new HashMap<>();
        for (Slices service : catalogue.all("service")) {
            add(service, bases);
        }
        return bases;
    }

    private static void add(Slices service, Map<String, String> bases) {
        String type = service.attribute("serviceType").orElse("").toLowerCase(java.util.Locale.ROOT);
        service.attribute("base").filter(base -> !base.isEmpty()).ifPresent(base -> bases.putIfAbsent(type, base));
        service.children().stream()
                .filter(child -> child.localName().equals("service"))
                .forEach(child -> add(child, bases));
    }

    private static void datasets(
            Slices dataset, URI catalogue, Map<String, String> services, List<Listing.Entry> entries) {
        dataset.attribute("urlPath").ifPresent(path -> {
            String iso = services.get("iso");
            String dap = services.getOrDefault("opendap", services.get("dods"));
            String identifier =
                    dataset.attribute("ID").filter(id -> !id.isEmpty()).orElse(path);
            String changed = dataset.children().stream()
                    .filter(child -> child.localName().equals("date")
                            && child.attribute("type").orElse("").equals("modified"))
                    .map(Slices::text)
                    .findFirst()
                    .orElse(null);
            if (iso != null) {
                entries.add(new Listing.Entry(identifier, catalogue.resolve(iso + escaped(path)), changed));
            } else if (dap != null) {
                entries.add(new Listing.Entry(identifier, catalogue.resolve(dap + escaped(path) + ".das"), changed));
            }
        });
        dataset.children().stream()
                .filter(child -> child.localName().equals("dataset"))
                .forEach(child -> datasets(child, catalogue, services, entries));
    }

    private static String escaped(String path) {
        return path.replace(" ", "%20");
    }
}
