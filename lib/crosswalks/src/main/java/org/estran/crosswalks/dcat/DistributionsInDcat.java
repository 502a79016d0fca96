package org.estran.crosswalks.dcat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.estran.crosswalks.Addresses;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.PublishedFile;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Files and distributions; pages that only inform are {@code foaf:page}; a service has endpoints. */
final class DistributionsInDcat {

    private static final Set<String> PAGES = Set.of("information", "completeMetadata", "search", "browsing");

    /** INSPIRE's addresses for {@code MD_SpatialRepresentationTypeCode}. */
    private static final Set<String> TECHNIQUES = Set.of("vector", "grid", "textTable", "tin", "stereoModel", "video");

    /** The names of formats the EU's list of file types has an address for. */
    private static final Map<String, String> FILE_TYPES = Map.ofEntries(
            Map.entry("netcdf", "NETCDF"),
            Map.entry("csv", "CSV"),
            Map.entry("tsv", "TSV"),
            Map.entry("json", "JSON"),
            Map.entry("geojson", "GEOJSON"),
            Map.entry("gml", "GML"),
            Map.entry("shapefile", "SHP"),
            Map.entry("shape", "SHP"),
            Map.entry("shp", "SHP"),
            Map.entry("esri shapefile", "SHP"),
            Map.entry("geopackage", "GPKG"),
            Map.entry("gpkg", "GPKG"),
            Map.entry("kml", "KML"),
            Map.entry("kmz", "KMZ"),
            Map.entry("xml", "XML"),
            Map.entry("pdf", "PDF"),
            Map.entry("zip", "ZIP"),
            Map.entry("tiff", "TIFF"),
            Map.entry("geotiff", "TIFF"),
            Map.entry("png", "PNG"),
            Map.entry("jpeg", "JPEG"),
            Map.entry("txt", "TXT"),
            Map.entry("xls", "XLS"),
            Map.entry("xlsx", "XLSX"),
            Map.entry("html", "HTML"));

    /** What GeoNetwork calls a plain link, which is no protocol. */
    private static final String LINK = "WWW:LINK";

    private final Graph graph;
    private final Resource thing;
    private final Consumer<Resource> licence;
    private final ServicesInDcat services;

    DistributionsInDcat(Graph graph, Resource thing, Consumer<Resource> licence) {
        this.graph = graph;
        this.thing = thing;
        this.licence = licence;
        this.services = new ServicesInDcat(graph);
    }

    void write(MetadataRecord record, Published published) {
        Optional<DataFormat> shared = shared(record);
        Set<String> ours =
                published.files().stream().map(f -> f.url().toString()).collect(Collectors.toSet());
        published.files().forEach(file -> file(file, published));
        for (Distribution distribution : record.distributions()) {
            Optional<String> address = distribution.address() == null
                    ? Optional.empty()
                    : Addresses.web(distribution.address()).filter(a -> !ours.contains(a));
            address.ifPresent(a -> distribution(record, distribution, shared, a));
        }
    }

    /** ISO 19115 may name the format once for all addresses; DCAT allows one format a distribution. */
    private static Optional<DataFormat> shared(MetadataRecord record) {
        List<DataFormat> formats = record.distributions().stream()
                .filter(d -> d.address() == null)
                .flatMap(d -> Stream.ofNullable(d.format()))
                .distinct()
                .toList();
        return formats.size() == 1 ? Optional.of(formats.getFirst()) : Optional.empty();
    }

    private void file(PublishedFile file, Published published) {
        Resource node = graph.blank(thing, "dcat:distribution", "dcat:Distribution");
        graph.link(node, "dcat:accessURL", published.landingPage().toString());
        graph.link(node, "dcat:downloadURL", file.url().toString());
        graph.plain(node, "dct:title", file.path());
        mediaType(node, file.mediaType());
        graph.typed(node, "dcat:byteSize", String.valueOf(file.size()), XSDDatatype.XSDnonNegativeInteger);
        Resource checksum = graph.blank(node, "spdx:checksum", "spdx:Checksum");
        graph.link(
                checksum, "spdx:algorithm", Words.address("spdx:checksumAlgorithm_sha512"), "spdx:ChecksumAlgorithm");
        graph.typed(checksum, "spdx:checksumValue", file.checksums().sha512(), XSDDatatype.XSDhexBinary);
        licence.accept(node);
    }

    private void distribution(
            MetadataRecord record, Distribution distribution, Optional<DataFormat> shared, String address) {
        String function = distribution.function() == null ? "" : distribution.function();
        boolean isEndpoint = record.kind() == Kind.SERVICE && isEndpoint(distribution, address);
        if (isEndpoint) {
            services.endpoint(thing, address);
            ServicesInDcat.protocol(distribution).ifPresent(spoken -> services.protocol(thing, spoken));
        }
        if (isPage(distribution)) {
            Resource page = graph.link(thing, "foaf:page", address, "foaf:Document");
            words(page, distribution.name(), distribution.description());
        } else if (!isEndpoint) {
            Resource node = graph.blank(thing, "dcat:distribution", "dcat:Distribution");
            graph.link(node, "dcat:accessURL", address);
            if (function.equals("download")) {
                graph.link(node, "dcat:downloadURL", address);
            }
            words(node, distribution.name(), distribution.description());
            protocol(node, distribution.protocol());
            services.access(node, distribution, address, record.title());
            record.representation().types().stream()
                    .filter(TECHNIQUES::contains)
                    .forEach(type -> graph.link(node, "adms:representationTechnique", Words.TECHNIQUE + type));
            format(node, distribution.format() == null ? shared.orElse(null) : distribution.format());
            if (distribution.size() != null && distribution.size() >= 0) {
                graph.typed(
                        node, "dcat:byteSize", String.valueOf(distribution.size()), XSDDatatype.XSDnonNegativeInteger);
            }
            licence.accept(node);
        }
    }

    /** A page only informs: its function says so, or it is a plain link of GeoNetwork's words. */
    private static boolean isPage(Distribution distribution) {
        String function = distribution.function();
        String protocol = distribution.protocol();
        return function == null ? protocol != null && protocol.startsWith(LINK) : PAGES.contains(function);
    }

    private static boolean isEndpoint(Distribution distribution, String address) {
        return !isPage(distribution)
                || ServicesInDcat.protocol(distribution).isPresent()
                || ServicesInDcat.isDescription(address);
    }

    private void words(Resource of, LocalizedText name, LocalizedText description) {
        graph.texts(of, "dct:title", name);
        graph.texts(of, "dct:description", description);
    }

    private void protocol(Resource of, @Nullable String protocol) {
        if (protocol != null && !Graph.clean(protocol).isEmpty() && !protocol.startsWith(LINK)) {
            Resource standard = graph.blank(of, "dct:conformsTo", "dct:Standard");
            graph.plain(standard, "dct:title", protocol);
        }
    }

    private void format(Resource of, @Nullable DataFormat format) {
        if (format == null) {
            return;
        }
        Optional<String> uri = format.uri() == null ? Optional.empty() : Addresses.web(format.uri());
        Optional<String> registered = uri.filter(u -> u.startsWith(Words.IANA));
        if (format.mediaType() != null) {
            mediaType(of, format.mediaType());
        } else {
            registered.ifPresent(u -> mediaType(of, u.substring(Words.IANA.length())));
        }
        String name = format.name() == null ? "" : Graph.clean(format.name());
        Optional<String> address = uri.filter(u -> registered.isEmpty())
                .or(() -> Optional.ofNullable(FILE_TYPES.get(name.toLowerCase(Locale.ROOT)))
                        .map(code -> Words.EU + "file-type/" + code));
        if (address.isPresent() || !name.isEmpty()) {
            Resource node = address.map(a -> graph.link(of, "dct:format", a, "dct:MediaTypeOrExtent"))
                    .orElseGet(() -> graph.blank(of, "dct:format", "dct:MediaTypeOrExtent"));
            graph.plain(node, "rdfs:label", name);
        }
    }

    private void mediaType(Resource of, String mediaType) {
        String bare = mediaType.split(";", 2)[0].strip();
        if (bare.matches("[a-z]+/[A-Za-z0-9.+-]+")) {
            graph.link(of, "dcat:mediaType", Words.IANA + bare, "dct:MediaType");
        }
    }
}
