package org.estran.app.wms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer ready to be sent.
 *
 * @param tag changes when the answer does; null where it cannot be told
 * @param toAll whether caches that others share may keep it
 * @param warnings what was answered instead of what was asked, as the standard words it (OGC 06-042, annex C.4.2)
 */
public record Answer(
        byte[] body, String mediaType, @Nullable String tag, boolean toAll, List<String> warnings) {

    public Answer {
        warnings = List.copyOf(warnings);
    }

    static Answer of(byte[] body, String mediaType, boolean toAll) {
        return new Answer(body, mediaType, null, toAll, List.of());
    }
}
