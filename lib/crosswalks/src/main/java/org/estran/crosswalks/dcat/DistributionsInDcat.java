package org.estran.crosswalks.dcat;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

    private final Graph graph;
    private final Resource thing;
    private final Consumer<Resource> licence;

    DistributionsInDcat(Graph graph, Resource thing, Consumer<Resource> licence) {
        this.graph = graph;
        this.thing = thing;
        this.licence = licence;
    }

    void write(MetadataRecord record, Published published) {
        Set<String> ours =
                published.files().stream().map(f -> f.url().toString()).collect(Collectors.toSet());
        published.files().forEach(file -> file(file, published));
        for (Distribution distribution : record.distributions()) {
            Optional<String> address = distribution.address() == null
                    ? Optional.empty()
                    : Addresses.web(distribution.address()).filter(a -> !ours.contains(a));
            address.ifPresent(a -> distribution(record.kind(), distribution, a));
        }
    }

    private void file(PublishedFile file, Published published) {
        Resource node = graph.blank(thing, "dcat:distribution", "dcat:Distribution");
        page(node, "dcat:accessURL", published.landingPage().toString());
        page(node, "dcat:downloadURL", file.url().toString());
        graph.plain(node, "dct:title", file.path());
        mediaType(node, file.mediaType());
        graph.typed(node, "dcat:byteSize", String.valueOf(file.size()), XSDDatatype.XSDnonNegativeInteger);
        Resource checksum = graph.blank(node, "spdx:checksum", "spdx:Checksum");
        graph.link(
                checksum, "spdx:algorithm", Words.address("spdx:checksumAlgorithm_sha512"), "spdx:ChecksumAlgorithm");
        graph.typed(checksum, "spdx:checksumValue", file.checksums().sha512(), XSDDatatype.XSDhexBinary);
        licence.accept(node);
    }

    private void distribution(Kind kind, Distribution distribution, String address) {
        String function = distribution.function() == null ? "" : distribution.function();
        if (PAGES.contains(function)) {
            Resource page = graph.link(thing, "foaf:page", address, "foaf:Document");
            words(page, distribution.name(), distribution.description());
        } else if (kind == Kind.SERVICE) {
            page(
                    thing,
                    address.matches("(?i).*request=getcapabilities.*")
                            ? "dcat:endpointDescription"
                            : "dcat:endpointURL",
                    address);
        } else {
            Resource node = graph.blank(thing, "dcat:distribution", "dcat:Distribution");
            page(node, "dcat:accessURL", address);
            if (function.equals("download")) {
                page(node, "dcat:downloadURL", address);
            }
            words(node, distribution.name(), distribution.description());
            protocol(node, distribution.protocol());
            format(node, distribution.format());
            if (distribution.size() != null && distribution.size() >= 0) {
                graph.typed(
                        node, "dcat:byteSize", String.valueOf(distribution.size()), XSDDatatype.XSDnonNegativeInteger);
            }
            licence.accept(node);
        }
    }

    private void words(Resource of, LocalizedText name, LocalizedText description) {
        graph.texts(of, "dct:title", name);
        graph.texts(of, "dct:description", description);
    }

    private void page(Resource of, String property, String address) {
        of.addProperty(Words.p(property), graph.model().createResource(address));
    }

    private void protocol(Resource of, @Nullable String protocol) {
        if (protocol != null && !Graph.clean(protocol).isEmpty()) {
            Resource standard = graph.blank(of, "dct:conformsTo", "dct:Standard");
            graph.plain(standard, "dct:title", protocol);
        }
    }

    private void format(Resource of, @Nullable DataFormat format) {
        if (format == null) {
            return;
        }
        if (format.mediaType() != null) {
            mediaType(of, format.mediaType());
        }
        String name = format.name() == null ? "" : Graph.clean(format.name());
        Optional<String> uri = format.uri() == null ? Optional.empty() : Addresses.web(format.uri());
        if (uri.isPresent() || !name.isEmpty()) {
            Resource node = uri.map(a -> graph.link(of, "dct:format", a, "dct:MediaTypeOrExtent"))
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
