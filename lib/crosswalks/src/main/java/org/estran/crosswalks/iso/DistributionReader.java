package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.Service;
import org.estran.records.ServiceOperation;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Where and in which forms it is had; what a service can be asked. */
final class DistributionReader {

    /** {@code transferSize} counts megabytes, of a million bytes (SI). */
    static final double MEGABYTE = 1_000_000;

    private static final String[] CONTACTS = {"distributionInfo", "MD_Distribution", "distributor", "MD_Distributor"};

    private final Reading reading;
    private final CitationReader citations;
    private final List<Distribution> distributions = new ArrayList<>();

    DistributionReader(Reading reading) {
        this.reading = reading;
        this.citations = new CitationReader(reading);
    }

    /** The DOI of the resource, where GeoNetwork's word for it says that an address is that. */
    Optional<Doi> doi() {
        return distributions.stream()
                .filter(one -> "DOI".equalsIgnoreCase(one.protocol()))
                .flatMap(one -> Stream.ofNullable(one.address()))
                .flatMap(address -> Doi.parse(address).stream())
                .findFirst();
    }

    List<Distribution> distributions() {
        return distributions;
    }

    static List<Part> contacts(Part root) {
        List<Part> contacts = new ArrayList<>();
        root.all(CONTACTS).forEach(distributor -> contacts.addAll(distributor.all("distributorContact")));
        return contacts;
    }

    void read(Part root) {
        for (Part distribution : root.all("distributionInfo", "MD_Distribution")) {
            distribution.all("transferOptions", "MD_DigitalTransferOptions").forEach(this::transfer);
            for (Part distributor : distribution.all("distributor", "MD_Distributor")) {
                distributor
                        .all("distributorTransferOptions", "MD_DigitalTransferOptions")
                        .forEach(this::transfer);
                formats(distributor, "distributorFormat");
            }
            formats(distribution, "distributionFormat");
        }
    }

    /** Formats that belong to no address. */
    void formats(Part of, String property) {
        for (Part format : of.all(property, "MD_Format")) {
            DataFormat read = format(format);
            if (read != null && distributions.stream().noneMatch(d -> read.equals(d.format()))) {
                add(new Distribution(null, null, null, null, LocalizedText.NONE, LocalizedText.NONE, read, null));
            }
        }
    }

    private void transfer(Part transfer) {
        List<Part> online = transfer.all("onLine", "CI_OnlineResource");
        List<Part> formats = transfer.all("distributionFormat", "MD_Format");
        Part sized = transfer.first("transferSize");
        Long size = online.size() <= 1 && sized != null ? size(sized) : null;
        DataFormat format = formats.size() == 1 ? format(formats.getFirst()) : null;
        for (Part one : online) {
            online(one, format, size);
        }
        if (formats.size() > 1) {
            formats(transfer, "distributionFormat");
        } else if (online.isEmpty() && (format != null || size != null)) {
            add(new Distribution(null, null, null, null, LocalizedText.NONE, LocalizedText.NONE, format, size));
        }
    }

    private @Nullable Long size(Part property) {
        String text = reading.plain(property);
        try {
            double megabytes = Double.parseDouble(text);
            if (megabytes >= 0 && megabytes * MEGABYTE < Long.MAX_VALUE) {
                return Math.round(megabytes * MEGABYTE);
            }
        } catch (NumberFormatException none) {
            // told below
        }
        if (!text.isEmpty()) {
            reading.tell("number-unreadable", property, text);
        }
        return null;
    }

    private void online(Part online, @Nullable DataFormat format, @Nullable Long size) {
        String function = reading.code(online.first("function"));
        Distribution read = new Distribution(
                reading.plain(online, "linkage"),
                function.isEmpty() ? null : function,
                reading.plain(online, "protocol"),
                reading.plain(online, "applicationProfile"),
                reading.text(online.first("name")),
                reading.text(online.first("description")),
                format,
                size);
        boolean saysSomething = read.address() != null
                || read.function() != null
                || read.protocol() != null
                || read.profile() != null
                || !read.name().isEmpty()
                || !read.description().isEmpty()
                || format != null
                || size != null;
        if (saysSomething) {
            add(read);
        }
    }

    private @Nullable DataFormat format(Part format) {
        Part name = format.first("name");
        String version = reading.plain(format, "version");
        String mediaType = null;
        Part citation = format.first("formatSpecificationCitation", "CI_Citation");
        if (citation != null) {
            name = citation.first("title");
            version = reading.plain(citation, "edition");
            mediaType = citations.target(citation);
        }
        String named = reading.plain(name);
        DataFormat read = new DataFormat(named.isEmpty() ? null : named, version, mediaType, reading.anchor(name));
        return read.equals(new DataFormat(null, null, null, null)) ? null : read;
    }

    private void add(Distribution distribution) {
        if (!distributions.contains(distribution)) {
            distributions.add(distribution);
        }
    }

    /** What the identification of a service says beyond that of data; null where it says nothing. */
    @Nullable
    Service service(Part identification) {
        String type = reading.plain(identification, "serviceType");
        List<String> versions = new ArrayList<>();
        for (Part version : identification.all("serviceTypeVersion")) {
            String text = reading.plain(version);
            if (!text.isEmpty()) {
                versions.add(text);
            }
        }
        String coupling = reading.code(identification.first("couplingType"));
        List<ServiceOperation> operations = new ArrayList<>();
        for (Part operation : identification.all("containsOperations", "SV_OperationMetadata")) {
            operations.add(operation(operation));
        }
        Service service = new Service(type, versions, coupling.isEmpty() ? null : coupling, operations);
        return service.equals(new Service(null, List.of(), null, List.of())) ? null : service;
    }

    private ServiceOperation operation(Part operation) {
        String name = reading.plain(operation, "operationName");
        List<String> platforms = new ArrayList<>();
        for (Part property : operation.parts()) {
            if (property.name.equals("DCP") || property.name.equals("distributedComputingPlatform")) {
                String code = reading.code(property);
                if (!code.isEmpty()) {
                    platforms.add(code);
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (Part linkage : operation.all("connectPoint", "CI_OnlineResource", "linkage")) {
            String address = reading.plain(linkage);
            if (!address.isEmpty()) {
                addresses.add(address);
            }
        }
        return new ServiceOperation(
                name == null ? "" : name, reading.text(operation.first("operationDescription")), platforms, addresses);
    }
}
