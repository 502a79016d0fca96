package org.estran.app.portal.record;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.pages.Words;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where else the thing itself is had: a download, a service, the partner's portal.
 *
 * @param address of the web; for a service, what a program is given
 * @param isDownload whether following it gives the data themselves
 * @param isService whether it is an address for programs, which a browser shows little of
 */
public record AccessPoint(
        Shown name,
        String address,
        String host,
        Shown description,
        String what,
        String format,
        @Nullable Long size,
        boolean isDownload,
        boolean isService) {

    /** Downloads first, then pages of portals, then services; in each the order of the record. */
    static List<AccessPoint> of(MetadataRecord record, Words words) {
        return record.distributions().stream()
                .flatMap(distribution -> of(distribution, words))
                .sorted(Comparator.comparing((AccessPoint point) -> point.isDownload() ? 0 : point.isService() ? 2 : 1))
                .toList();
    }

    private static Stream<AccessPoint> of(Distribution distribution, Words words) {
        String address = distribution.address();
        if (address == null || !Shown.isWebAddress(address)) {
            return Stream.empty();
        }
        String host = Objects.requireNonNullElse(URI.create(address).getHost(), address);
        String protocol = Objects.requireNonNullElse(distribution.protocol(), "");
        Shown name = distribution.name().isEmpty() ? Shown.of(host) : Shown.of(distribution.name(), words);
        String function = Objects.requireNonNullElse(distribution.function(), "");
        boolean service = protocol.toUpperCase(Locale.ROOT).matches("(OGC|OPENDAP|ESRI|OSGEO|GLG|WCS|WMS|WFS).*");
        boolean download = !service
                && (function.equals("download")
                        || function.equals("fileAccess")
                        || protocol.toLowerCase(Locale.ROOT).contains("download"));
        return Stream.of(new AccessPoint(
                name,
                address,
                host,
                Shown.of(distribution.description(), words),
                what(function, protocol, words),
                format(distribution.format()),
                distribution.size(),
                download,
                service));
    }

    private static String what(String function, String protocol, Words words) {
        String key = "code.function." + function;
        return words.has(key) ? words.text(key) : function.isBlank() ? protocol : function;
    }

    private static String format(@Nullable DataFormat format) {
        return format == null
                ? ""
                : Objects.requireNonNullElse(format.name(), Objects.requireNonNullElse(format.mediaType(), ""));
    }
}
