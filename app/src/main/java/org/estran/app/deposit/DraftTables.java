package org.estran.app.deposit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.estran.app.access.Access;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.TableMapping;
import org.estran.grids.summary.FileSummary;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.summary.ObservationSummary;
import org.estran.observations.text.Guess;
import org.estran.observations.text.Mapping;
import org.estran.observations.text.MappingJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tables in text among the files of a deposit: what they seem to be, and how a person said that they are read. Nothing is
 * read as observations that nobody confirmed.
 */
@Component
public class DraftTables {

    private final Deposits deposits;
    private final DepositFiles files;
    private final DepositRows rows;
    private final TableMappingRows tables;
    private final TableProfiles profiles;
    private final QualityChecks quality;
    private final Access access;
    private final Clock clock;

    DraftTables(
            Deposits deposits,
            DepositFiles files,
            DepositRows rows,
            TableMappingRows tables,
            TableProfiles profiles,
            QualityChecks quality,
            Access access,
            Clock clock) {
        this.deposits = deposits;
        this.files = files;
        this.rows = rows;
        this.tables = tables;
        this.profiles = profiles;
        this.quality = quality;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A table with what it seems to be, and what was confirmed of it.
     *
     * @param profile the name of one that the caller kept; empty for the one kept last for these columns, where nothing is
     *     confirmed
     * @throws ProblemException {@code file-not-found}; {@code table-none} with the line where it is no table; {@code
     *     table-profile-none} where none of that name is for these columns
     */
    public DraftTable find(Caller caller, String id, String path, String profile) throws IOException {
        Path bytes = bytes(caller, id, path);
        DepositFile file = file(id, path);
        Optional<TableMapping> confirmed = tables.find(id, file);
        try {
            Guess guess = Guess.of(bytes);
            return new DraftTable(
                    file,
                    guess,
                    confirmed.isPresent() ? MappingJson.read(confirmed.get().mapping()) : null,
                    proposed(caller, profile, guess.mapping(), confirmed.isPresent()),
                    profiles.ofAccount(Deposits.account(caller), guess.mapping()));
        } catch (RefusedFile refused) {
            throw refused(path, refused);
        }
    }

    private @Nullable TableProfile proposed(Caller caller, String name, Mapping shape, boolean isConfirmed)
            throws RefusedFile {
        String account = Deposits.account(caller);
        if (name.isEmpty()) {
            return isConfirmed ? null : profiles.latest(account, shape).orElse(null);
        }
        return profiles.find(account, name, shape)
                .orElseThrow(() -> ProblemException.notFound(
                        "table-profile-none", "Nothing that is kept as " + name + " is for these columns."));
    }

    /** The digest of a file's bytes. */
    public String sha512(Caller caller, String id, String path) {
        deposits.find(caller, id);
        return file(id, path).checksums().sha512();
    }

    /** Forgets what the caller kept under that name. */
    public void dropProfile(Caller caller, String name) {
        profiles.remove(Deposits.account(caller), name);
    }

    /** The first features that a mapping makes of a table. */
    public TablePreview preview(Caller caller, String id, String path, Mapping mapping) throws IOException {
        return TablePreview.of(bytes(caller, id, path), mapping);
    }

    /**
     * Keeps how a table is read, and fills empty parts of the description from it.
     *
     * @param sha512 of the bytes that were looked at
     * @param keepAs the name under which the caller keeps it for tables of the same columns; blank for none
     * @param ifRevision the revision the caller has seen; null to write in any case
     * @throws ProblemException {@code deposit-outdated}; {@code table-changed} where other bytes are there by now; {@code
     *     table-open} with what in the mapping is asked or cannot be; {@code table-none} with the line that contradicts it;
     *     {@code table-profile-refused}
     */
    public void confirm(
            Caller caller,
            String id,
            String path,
            String sha512,
            Mapping mapping,
            String keepAs,
            @Nullable Long ifRevision)
            throws IOException {
        Deposits.refuseOutdated(deposits.editable(caller, id), ifRevision);
        List<Finding> open = mapping.findings();
        if (!open.isEmpty()) {
            throw ProblemException.invalid("table-open", "The mapping of this table leaves a question open.", open);
        }
        FileSummary summary = summary(bytes(caller, id, path), path, mapping);
        deposits.inTransaction(() -> {
            Deposit.Editable deposit = editable(caller, id, ifRevision);
            DepositFile file = file(id, path);
            if (!file.checksums().sha512().equals(sha512)) {
                throw ProblemException.conflict("table-changed", "This file has other bytes by now: " + path);
            }
            tables.put(
                    id,
                    new TableMapping(
                            path, sha512, MappingJson.write(mapping), Deposits.account(caller), clock.instant()));
            quality.ask(id, file);
            if (!keepAs.isBlank()) {
                profiles.keep(Deposits.account(caller), keepAs.strip(), mapping);
            }
            Prefill.Filled filled = new Prefill.Reading(summary, null, List.of())
                    .fill(deposit.contents().record());
            rows.describe(id, filled.record(), clock.instant());
            return filled;
        });
    }

    /** The table is a file like others again. */
    public void forget(Caller caller, String id, String path, @Nullable Long ifRevision) {
        deposits.inTransaction(() -> {
            Deposit.Editable deposit = editable(caller, id, ifRevision);
            DepositFile file = file(id, path);
            tables.remove(id, file);
            quality.forget(id, path);
            rows.describe(id, deposit.contents().record(), clock.instant());
            return file;
        });
    }

    private Deposit.Editable editable(Caller caller, String id, @Nullable Long ifRevision) {
        rows.lock(id);
        Deposit.Editable deposit = deposits.editable(caller, id);
        Deposits.refuseOutdated(deposit, ifRevision);
        return deposit;
    }

    /** All of it is read: what contradicts the mapping in its last line is told now. */
    private static FileSummary summary(Path bytes, String path, Mapping mapping) throws IOException {
        try (ObservationFile open = ObservationFiles.open(bytes, mapping)) {
            return ObservationSummary.of(open);
        } catch (RefusedFile refused) {
            throw refused(path, refused);
        }
    }

    private Path bytes(Caller caller, String id, String path) {
        return access.open(caller, files.distribution(caller, id, path)).file();
    }

    private DepositFile file(String id, String path) {
        return rows.file(id, path)
                .orElseThrow(() -> ProblemException.notFound("file-not-found", "There is no file " + path + " here."));
    }

    private static ProblemException refused(String path, RefusedFile refused) {
        String why = String.valueOf(refused.getMessage());
        return ProblemException.invalid(
                "table-none",
                "This file cannot be read as a table of observations: " + why,
                List.of(Finding.blocking("table-none", "/columns", path, why)));
    }
}
