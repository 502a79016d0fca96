package org.estran.records;

import java.util.List;

/**
 * With what and in what operation the data were taken ({@code MI_AcquisitionInformation} of ISO 19115-2).
 */
public record Acquisition(
        List<AcquisitionPlatform> platforms,
        List<AcquisitionInstrument> instruments,
        List<AcquisitionOperation> operations)
        implements Part {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Acquisition {
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        instruments = instruments == null ? List.of() : List.copyOf(instruments);
        operations = operations == null ? List.of() : List.copyOf(operations);
    }

    public static final Acquisition NONE = new Acquisition(List.of(), List.of(), List.of());

    @Override
    public boolean isEmpty() {
        return platforms.isEmpty() && instruments.isEmpty() && operations.isEmpty();
    }
}
