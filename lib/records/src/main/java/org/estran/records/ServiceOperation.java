package org.estran.records;

import java.util.List;
import org.estran.terms.LocalizedText;

/**
 * What a service can be asked ({@code SV_OperationMetadata}).
 *
 * @param name e.g. {@code GetMap}
 * @param platforms {@code DCPList}: {@code WebServices}, {@code HTTPGet}...
 * @param addresses where it is asked
 */
public record ServiceOperation(String name, LocalizedText description, List<String> platforms, List<String> addresses) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public ServiceOperation {
        description = description == null ? LocalizedText.NONE : description;
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }
}
