package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Addresses put together from a base and parameters. */
final class Addresses {

    private Addresses() {}

    /** The address without parameters and fragment. */
    static URI bare(URI address) {
        String text = address.toString().replaceFirst("[?#].*$", "");
        return URI.create(text);
    }

    /** The address with one parameter more, unless its value is null. */
    static URI with(URI address, String name, @Nullable Object value) {
        if (value == null) {
            return address;
        }
        String text = address.toString().replaceFirst("#.*$", "");
        String joint = !text.contains("?") ? "?" : text.endsWith("?") || text.endsWith("&") ? "" : "&";
        return URI.create(text + joint + name + "=" + URLEncoder.encode(value.toString(), UTF_8));
    }

    /** The address of a folder or service, to which one more step is added. */
    static URI below(URI address, String step) {
        String text = bare(address).toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + step);
    }
}
