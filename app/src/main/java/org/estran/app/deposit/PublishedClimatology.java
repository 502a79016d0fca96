package org.estran.app.deposit;

import java.io.IOException;
import java.nio.file.Path;
import org.estran.app.access.Access;
import org.estran.app.accounts.Caller;
import org.estran.grids.DataFiles;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.observations.quality.Climatology;
import org.estran.observations.quality.GridClimatology;
import org.estran.terms.ProblemException;
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
        if (address.isBlank()) {
            return work.with(Climatology.NONE);
        }
        try (GriddedDataset dataset = open()) {
            Climatology climatology =
                    GridClimatology.of(dataset).map(Climatology.class::cast).orElse(Climatology.NONE);
            if (climatology == Climatology.NONE) {
                LOG.warn("{} holds no climatology: means and standard deviations over years", address);
            }
            return work.with(climatology);
        } catch (Unavailable none) {
            LOG.warn("the climatology {} cannot be read: {}", address, none.getMessage());
            return work.with(Climatology.NONE);
        }
    }

    private static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    private GriddedDataset open() throws Unavailable {
        int slash = address.indexOf('/');
        try {
            Path file = access.open(
                            Caller.ANONYMOUS, address.substring(0, Math.max(0, slash)), address.substring(slash + 1))
                    .file();
            return GriddedDataset.of(DataFiles.open(file));
        } catch (IOException | ProblemException failed) {
            throw new Unavailable(failed);
        }
    }
}
