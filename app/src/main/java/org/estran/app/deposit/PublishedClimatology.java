package org.estran.app.deposit;

import java.io.IOException;
import org.estran.app.access.Access;
import org.estran.app.accounts.Caller;
import org.estran.observations.quality.Climatology;
import org.estran.observations.quality.GridClimatology;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The climatology that quality control compares with: a file that is published here and open to all. */
@Component
class PublishedClimatology {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedClimatology.class);

    private final Access access;
    private final String address;

    PublishedClimatology(Access access, DepositProperties properties) {
        this.access = access;
        this.address = properties.climatology();
    }

    /** What is done with it. */
    interface Work {
        boolean with(Climatology climatology) throws IOException;
    }

    /** Does it with {@link Climatology#NONE} where none is named, or none can be read: that is logged. */
    boolean lend(Work work) throws IOException {
        try (GridClimatology opened = address.isBlank() ? null : open()) {
            return work.with(opened == null ? Climatology.NONE : opened);
        }
    }

    private @Nullable GridClimatology open() {
        int slash = Math.max(0, address.indexOf('/'));
        try {
            return GridClimatology.open(
                    access.open(Caller.ANONYMOUS, address.substring(0, slash), address.substring(slash + 1))
                            .file());
        } catch (IOException | ProblemException failed) {
            LOG.warn("the climatology {} cannot be read: {}", address, failed.getMessage());
            return null;
        }
    }
}
