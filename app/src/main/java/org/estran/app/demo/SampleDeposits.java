package org.estran.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.demo.DemoAccounts.Part;
import org.estran.app.demo.Samples.DataSet;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFile;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.StatedDigests;
import org.estran.records.MetadataRecord;
import org.springframework.stereotype.Component;

/**
 * Takes each data set through the same doors as a person: open a deposit, send the files, describe, submit; take it for
 * review, accept. Goes on from whatever state a deposit is in, and leaves alone what a visitor has gone on with.
 */
@Component
class SampleDeposits {

    static final String OBSOLETE = "ship_salinity_raw";
    static final String BETTER = "ship_salinity";
    private static final Map<String, Fate> FATES =
            Map.of("ctd_casts", Fate.DRAFT, "coastal_buoy", Fate.WAITING, OBSOLETE, Fate.WITHDRAWN);
    private static final String REASON =
            "Valeurs non corrigées de l’encrassement de la cellule, remplacées par les données"
                    + " ajustées sur les prélèvements. / Values not corrected for the fouling of the cell, replaced by the data"
                    + " adjusted on water samples.";

    private final DemoAccounts accounts;
    private final Deposits deposits;
    private final DepositFiles depositFiles;
    private final Moderation moderation;
    private final Catalogue catalogue;
    private final Clock clock;

    SampleDeposits(
            DemoAccounts accounts,
            Deposits deposits,
            DepositFiles depositFiles,
            Moderation moderation,
            Catalogue catalogue,
            Clock clock) {
        this.accounts = accounts;
        this.deposits = deposits;
        this.depositFiles = depositFiles;
        this.moderation = moderation;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** How far the demonstration goes with a data set. */
    enum Fate {
        /** Begun by its depositor; something is still missing. */
        DRAFT,
        /** Submitted: a visitor may play the moderator. */
        WAITING,
        PUBLISHED,
        /** Published, then withdrawn in favour of a better one. */
        WITHDRAWN;

        boolean isAccepted() {
            return this == PUBLISHED || this == WITHDRAWN;
        }
    }

    static Fate fate(DataSet data) {
        return FATES.getOrDefault(data.name(), Fate.PUBLISHED);
    }

    /** Goes on with the deposit of a data set as far as its fate wants; publishing itself is left to its job. */
    Deposit goOn(DataSet data) {
        Fate fate = fate(data);
        Deposit deposit = open(data);
        if (deposit instanceof Deposit.Draft draft && !isDescribed(draft)) {
            send(data, draft);
            deposit = describe(data, draft, fate);
        }
        if (deposit instanceof Deposit.Draft && fate != Fate.DRAFT) {
            deposit = deposits.submit(accounts.as(Part.DEPOSITOR), deposit.id());
        }
        if (deposit instanceof Deposit.Submitted && fate.isAccepted()) {
            deposit = moderation.take(accounts.as(Part.MODERATOR), deposit.id());
        }
        if (deposit instanceof Deposit.InReview && fate.isAccepted()) {
            deposit = moderation.accept(accounts.as(Part.MODERATOR), deposit.id());
        }
        return deposit;
    }

    /** Whether it was accepted and its publication is not over yet. */
    boolean isOnItsWay(DataSet data) {
        return switch (open(data)) {
            case Deposit.Accepted a -> true;
            case Deposit.Publishing p -> true;
            case Deposit.Draft d -> false;
            case Deposit.Submitted s -> false;
            case Deposit.InReview r -> false;
            case Deposit.ChangesRequested c -> false;
            case Deposit.Published p -> false;
            case Deposit.Refused r -> false;
            case Deposit.Abandoned a -> false;
        };
    }

    /** Withdraws the data that were published in error, naming the better ones. */
    void withdraw(DataSet obsolete, DataSet better) {
        String id = open(obsolete).id();
        if (catalogue.find(id).filter(record -> !record.isDataWithdrawn()).isPresent()) {
            String by = accounts.as(Part.DEPOSITOR).displayName();
            catalogue.withdraw(
                    id, new Withdrawal(REASON, open(better).id(), Withdrawal.Scope.DATA, clock.instant(), by));
        }
    }

    // The key makes it the same deposit at each start.
    private Deposit open(DataSet data) {
        return deposits.open(accounts.as(Part.DEPOSITOR), data.description().title(), "demo:" + data.name());
    }

    // Said last, and by no data file: whoever finds it knows that the files are all there.
    private static boolean isDescribed(Deposit.Draft draft) {
        return !draft.contents().record().useLimitation().isEmpty();
    }

    private void send(DataSet data, Deposit.Draft draft) {
        Caller depositor = accounts.as(Part.DEPOSITOR);
        Set<String> sent = depositFiles.files(depositor, draft.id()).stream()
                .map(DepositFile::path)
                .collect(Collectors.toSet());
        for (Path file : data.files()) {
            String name = file.getFileName().toString();
            if (!sent.contains(name)) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    depositFiles.addFile(depositor, draft.id(), name, bytes, StatedDigests.NONE);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
    }

    private Deposit describe(DataSet data, Deposit.Draft draft, Fate fate) {
        Caller depositor = accounts.as(Part.DEPOSITOR);
        MetadataRecord said = data.description();
        MetadataRecord description =
                fate == Fate.DRAFT ? said.change().licence(null).build() : said;
        deposits.describe(depositor, draft.id(), description, null);
        return deposits.find(depositor, draft.id());
    }
}
