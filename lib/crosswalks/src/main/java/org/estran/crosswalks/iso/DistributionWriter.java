package org.estran.crosswalks.iso;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.PublishedFile;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.estran.records.Service;
import org.estran.records.ServiceOperation;
import org.estran.terms.LocalizedText;

/** Where and in which forms it is had, each in a transfer of its own; what a service can be asked. */
final class DistributionWriter {

    private final Out out;
    private final CitationWriter citations;
    private final PartyWriter parties;

    DistributionWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
        this.parties = new PartyWriter(out);
    }

    void write(MetadataRecord record, Published published) {
        if (record.distributions().isEmpty() && published.files().isEmpty()) {
            return;
        }
        out.open(Pack.MDB, "distributionInfo").open(Pack.MRD, "MD_Distribution");
        if (out.is2003()) {
            formats(record).forEach(format -> format("distributionFormat", format));
        }
        for (Distribution distribution : record.distributions()) {
            boolean isFormatOnly = !isOnline(distribution) && distribution.size() == null;
            if (!out.is2003() || !isFormatOnly) {
                transfer(distribution);
            }
        }
        for (PublishedFile file : published.files()) {
            transfer(new Distribution(
                    file.url().toString(),
                    "download",
                    "WWW:DOWNLOAD-1.0-http--download",
                    null,
                    citations.own(file.path()),
                    LocalizedText.NONE,
                    new DataFormat(null, null, file.mediaType(), null),
                    file.size()));
        }
        out.close(2);
    }

    /** In 2003 formats stand beside the addresses, not with them. */
    private static Set<DataFormat> formats(MetadataRecord record) {
        Set<DataFormat> formats = new LinkedHashSet<>();
        for (Distribution distribution : record.distributions()) {
            DataFormat format = distribution.format();
            if (format != null && (format.name() != null || format.uri() != null)) {
                formats.add(new DataFormat(format.name(), format.version(), null, format.uri()));
            }
        }
        return formats;
    }

    private static boolean isOnline(Distribution d) {
        return d.address() != null
                || d.function() != null
                || d.protocol() != null
                || d.profile() != null
                || !d.name().isEmpty()
                || !d.description().isEmpty();
    }

    private void transfer(Distribution distribution) {
        out.open(Pack.MRD, "transferOptions").open(Pack.MRD, "MD_DigitalTransferOptions");
        if (distribution.size() != null) {
            out.number(Pack.MRD, "transferSize", "Real", distribution.size() / DistributionReader.MEGABYTE);
        }
        if (isOnline(distribution)) {
            out.open(Pack.MRD, "onLine").open(Pack.CIT, "CI_OnlineResource");
            parties.linkage(distribution.address());
            out.string(Pack.CIT, "protocol", distribution.protocol());
            out.string(Pack.CIT, "applicationProfile", distribution.profile());
            out.text(Pack.CIT, "name", distribution.name());
            out.text(Pack.CIT, "description", distribution.description());
            out.code(Pack.CIT, "function", Pack.CIT, "CI_OnLineFunctionCode", distribution.function());
            out.close(2);
        }
        if (!out.is2003() && distribution.format() != null) {
            format("distributionFormat", distribution.format());
        }
        out.close(2);
    }

    private void format(String property, DataFormat format) {
        out.open(Pack.MRD, property).open(Pack.MRD, "MD_Format");
        if (out.is2003()) {
            out.anchor(Pack.MRD, "name", format.name(), format.uri());
            if (format.version() == null) {
                out.nil(Pack.MRD, "version", "unknown");
            } else {
                out.string(Pack.MRD, "version", format.version());
            }
        } else {
            citations.titled(
                    Pack.MRD, "formatSpecificationCitation", citations.own(format.name()), format.uri(), () -> {
                        out.string(Pack.CIT, "edition", format.version());
                        if (format.mediaType() != null) {
                            citations.identifier(Pack.CIT, "identifier", format.mediaType(), null);
                        }
                    });
        }
        out.close(2);
    }

    /** What a service says of itself, in the order each encoding wants. */
    void service(Service service) {
        if (service.type() == null || service.type().isBlank()) {
            out.nil(Pack.SRV, "serviceType", "missing");
        } else if (out.is2003()) {
            out.open(Pack.SRV, "serviceType")
                    .leaf(Pack.GCO, "LocalName", service.type())
                    .close();
        } else {
            out.open(Pack.SRV, "serviceType")
                    .leaf(Pack.GCO, "ScopedName", service.type())
                    .close();
        }
        service.versions().forEach(version -> out.string(Pack.SRV, "serviceTypeVersion", version));
    }

    void coupling(Service service) {
        if (service.coupling() == null || service.coupling().isBlank()) {
            if (out.is2003()) {
                out.nil(Pack.SRV, "couplingType", "missing");
            }
        } else {
            out.code(Pack.SRV, "couplingType", Pack.SRV, "SV_CouplingType", service.coupling());
        }
    }

    void operations(List<ServiceOperation> operations) {
        if (operations.isEmpty() && out.is2003()) {
            out.nil(Pack.SRV, "containsOperations", "missing");
        }
        operations.forEach(this::operation);
    }

    private void operation(ServiceOperation operation) {
        out.open(Pack.SRV, "containsOperations").open(Pack.SRV, "SV_OperationMetadata");
        // A name of characters that XML cannot carry is no name.
        if (operation.name() == null || operation.name().isBlank()) {
            out.nil(Pack.SRV, "operationName", "missing");
        } else {
            out.string(Pack.SRV, "operationName", operation.name());
        }
        String platform = out.is2003() ? "DCP" : "distributedComputingPlatform";
        if (operation.platforms().stream().allMatch(String::isBlank)) {
            out.nil(Pack.SRV, platform, "missing");
        }
        operation.platforms().forEach(word -> out.code(Pack.SRV, platform, Pack.SRV, "DCPList", word));
        out.text(Pack.SRV, "operationDescription", operation.description());
        if (operation.addresses().isEmpty()) {
            out.nil(Pack.SRV, "connectPoint", "missing");
        }
        for (String address : operation.addresses()) {
            out.open(Pack.SRV, "connectPoint").open(Pack.CIT, "CI_OnlineResource");
            parties.linkage(address);
            out.close(2);
        }
        out.close(2);
    }
}
