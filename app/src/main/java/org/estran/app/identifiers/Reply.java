package org.estran.app.identifiers;

import java.net.URI;
import java.time.Duration;
import org.estran.app.identifiers.DoiState.Trouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of asking DataCite. */
sealed interface Reply {

    /**
     * DataCite has it.
     *
     * @param attributes the whole {@code attributes} object
     */
    record Found(DoiStatus status, JsonNode attributes) implements Reply {
        @Nullable
        String url() {
            return attributes.path("url").asString(null);
        }

        boolean leadsTo(URI page) {
            String url = url();
            return url != null && Agreement.sameAddress(url, page.toString());
        }
    }

    /** DataCite does not have it, or this account may not know. */
    record Absent() implements Reply {}

    /**
     * It did not work.
     *
     * @param reasons all that DataCite said, without secrets
     * @param pause how long it asks us to wait
     */
    record Hindered(
            Trouble trouble, String reasons, @Nullable Duration pause) implements Reply {}
}
