package org.estran.crosswalks.dcat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Resource;
import org.estran.records.Distribution;
import org.estran.records.Service;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Protocols of the OGC by the addresses GeoDCAT-AP names them with, and the endpoints that speak them. */
final class ServicesInDcat {

    private static final String OGC = "http://www.opengeospatial.org/standards/";
    private static final String TYPES = Words.INSPIRE + "SpatialDataServiceType/";
    private static final Pattern WORD = Pattern.compile("(?i)(?:^|.*\\W)(wms|wmts|wfs|wcs|wps|sos|csw|cat)(?:\\W.*|$)");
    private static final Pattern INSPIRE_TYPE = Pattern.compile("discovery|view|download|transformation|invoke|other");
    private static final Map<String, String> NAMES = Map.of(
            "web map service", "wms",
            "web map tile service", "wmts",
            "web feature service", "wfs",
            "web coverage service", "wcs",
            "web processing service", "wps",
            "sensor observation service", "sos",
            "catalogue service", "cat");

    private final Graph graph;

    ServicesInDcat(Graph graph) {
        this.graph = graph;
    }

    /** What kind of service it is: INSPIRE's word, or the protocol it speaks. */
    void type(Resource of, @Nullable Service service) {
        String type =
                service == null || service.type() == null ? "" : service.type().strip();
        if (INSPIRE_TYPE.matcher(type).matches()) {
            graph.link(of, "geodcatap:serviceType", TYPES + type);
        }
        protocol(type).ifPresent(address -> protocol(of, address));
    }

    /** The service behind a distribution, where its protocol is one. */
    void access(Resource of, Distribution distribution, String address, LocalizedText title) {
        Optional<String> spoken = protocol(distribution);
        if (spoken.isPresent()) {
            Resource service = graph.blank(of, "dcat:accessService", "dcat:DataService");
            protocol(service, spoken.get());
            Stream.of(distribution.name(), distribution.description(), title)
                    .filter(words -> !words.isEmpty())
                    .findFirst()
                    .ifPresent(words -> graph.texts(service, "dct:title", words));
            endpoint(service, address);
        }
    }

    /** An address that asks for the capabilities describes the endpoint that stands before its question mark. */
    void endpoint(Resource of, String address) {
        boolean isDescription = isDescription(address);
        if (isDescription) {
            graph.link(of, "dcat:endpointDescription", address);
        }
        graph.link(of, "dcat:endpointURL", isDescription ? address.replaceFirst("\\?.*", "") : address);
    }

    static boolean isDescription(String address) {
        return address.toLowerCase(Locale.ROOT).contains("request=getcapabilities");
    }

    void protocol(Resource of, String address) {
        graph.link(of, "geodcatap:serviceProtocol", address, "dct:Standard");
    }

    static Optional<String> protocol(Distribution distribution) {
        return distribution.protocol() == null ? Optional.empty() : protocol(distribution.protocol());
    }

    /** The standard's address that a word ({@code OGC:WMS}), a name or an address names. */
    private static Optional<String> protocol(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        Matcher word = WORD.matcher(text);
        if (word.matches()) {
            return Optional.of(OGC + word.group(1).replace("csw", "cat"));
        }
        return NAMES.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(name -> OGC + name.getValue())
                .findFirst();
    }

    /** {@code OGC:WMS} of the standard's address. */
    static Optional<String> word(String address) {
        return address.startsWith(OGC)
                ? Optional.of("OGC:"
                        + address.substring(OGC.length()).replace("cat", "csw").toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
