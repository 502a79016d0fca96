package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.RecordBuilder;
import org.estran.records.Service;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Distributions, pages and endpoints of a resource. */
final class DistributionsFromDcat {

    private final Node thing;
    private final List<Distribution> distributions = new ArrayList<>();

    DistributionsFromDcat(Node thing) {
        this.thing = thing;
    }

    void read(RecordBuilder record) {
        thing.all("dcat:distribution").forEach(this::distribution);
        endpoints();
        record.distributions(distributions.stream().distinct().toList());
        service().ifPresent(type -> record.service(new Service(type, List.of(), null, List.of())));
    }

    /** A description tells its endpoint as well; an endpoint that is told as a page too is one distribution. */
    private void endpoints() {
        List<String> descriptions = thing.values("dcat:endpointDescription");
        Set<String> endpoints = new LinkedHashSet<>(thing.values("dcat:endpointURL"));
        endpoints.removeIf(url -> descriptions.stream().anyMatch(d -> d.startsWith(url + "?")));
        endpoints.addAll(descriptions);
        String protocol = spoken(thing).orElse(null);
        for (Node page : thing.all("foaf:page")) {
            boolean isEndpoint = endpoints.remove(page.uri());
            add(
                    page.uri(),
                    "information",
                    isEndpoint ? protocol : null,
                    page.text("dct:title"),
                    page.text("dct:description"));
        }
        endpoints.forEach(address -> add(address, null, protocol, LocalizedText.NONE, LocalizedText.NONE));
    }

    private Optional<String> service() {
        return thing.addresses("geodcatap:serviceType").stream()
                .findFirst()
                .map(type -> type.replaceFirst(".*/", ""))
                .or(() -> spoken(thing));
    }

    private static Optional<String> spoken(Node service) {
        return service.addresses("geodcatap:serviceProtocol").stream()
                .flatMap(address -> ServicesInDcat.word(address).stream())
                .findFirst();
    }

    /** The protocol of the service that gives access; what else it says the distribution says too. */
    private static Optional<String> accessProtocol(Node distribution) {
        List<Node> services = distribution.all("dcat:accessService");
        services.forEach(service -> {
            service.text("dct:title");
            service.values("dcat:endpointURL");
            service.values("dcat:endpointDescription");
        });
        return services.stream().flatMap(s -> spoken(s).stream()).findFirst();
    }

    private void add(
            @Nullable String address,
            @Nullable String function,
            @Nullable String protocol,
            LocalizedText name,
            LocalizedText words) {
        if (address != null) {
            distributions.add(new Distribution(address, function, protocol, null, name, words, null, null));
        }
    }

    /** Each address once: those from which it is downloaded, then those that only lead to it. */
    private void distribution(Node node) {
        LocalizedText name = node.text("dct:title");
        LocalizedText words = node.text("dct:description");
        DataFormat format = format(node);
        Long size = size(node.value("dcat:byteSize"));
        Optional<String> access = accessProtocol(node);
        String protocol = node.all("dct:conformsTo").stream()
                .flatMap(s -> Optional.ofNullable(s.value("dct:title")).stream())
                .findFirst()
                .or(() -> access)
                .orElse(null);
        List<String> downloads = node.values("dcat:downloadURL");
        Set<String> addresses = new LinkedHashSet<>(downloads);
        if (downloads.isEmpty()) {
            addresses.addAll(node.values("dcat:accessURL"));
        }
        node.values("dcat:accessURL");
        for (String address : addresses) {
            String function = downloads.contains(address) ? "download" : null;
            distributions.add(new Distribution(address, function, protocol, null, name, words, format, size));
        }
    }

    private static @Nullable DataFormat format(Node node) {
        String type = node.value("dcat:mediaType");
        String mediaType =
                type == null ? null : type.replaceFirst("^https?://www\\.iana\\.org/assignments/media-types/", "");
        Optional<Node> format = node.first("dct:format");
        String name = format.map(f -> f.value("rdfs:label", "skos:prefLabel", "dct:title", "rdf:value"))
                .orElseGet(() -> node.literals("dct:format").stream()
                        .map(org.apache.jena.rdf.model.Literal::getLexicalForm)
                        .findFirst()
                        .orElse(null));
        String uri = format.map(Node::uri).orElse(null);
        String called = name == null && uri != null && uri.startsWith(Words.EU) ? uri.replaceFirst(".*/", "") : name;
        return called == null && mediaType == null && uri == null ? null : new DataFormat(called, null, mediaType, uri);
    }

    private static @Nullable Long size(@Nullable String bytes) {
        try {
            return bytes == null ? null : (long) Double.parseDouble(bytes);
        } catch (NumberFormatException words) {
            return null;
        }
    }
}
