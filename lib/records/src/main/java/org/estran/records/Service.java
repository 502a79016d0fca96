package org.estran.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only a service has ({@code SV_ServiceIdentification}); the datasets it serves are relations {@code operatesOn}.
 *
 * @param type e.g. {@code view}, {@code OGC:WMS}
 * @param versions of its protocol
 * @param coupling {@code SV_CouplingType}: {@code loose}, {@code mixed}, {@code tight}
 */
public record Service(
        @Nullable String type,
        List<String> versions,
        @Nullable String coupling,
        List<ServiceOperation> operations) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Service {
        versions = versions == null ? List.of() : List.copyOf(versions);
        operations = operations == null ? List.of() : List.copyOf(operations);
    }
}
