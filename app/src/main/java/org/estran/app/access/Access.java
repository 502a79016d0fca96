package org.estran.app.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ArchiveName;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the distribution behind an address, says who may read it, and opens it. */
@Component
public class Access {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private final Catalogue catalogue;
    private final Archive archive;
    private final Staging staging;
    private final List<Stewards> stewards;
    private final RequestRows requests;
    private final TermsOfUse terms;
    private final AccessRefusals refusals;
    private final Clock clock;

    Access(
            Catalogue catalogue,
            Archive archive,
            Staging staging,
            List<Stewards> stewards,
            RequestRows requests,
            TermsOfUse terms,
            AccessRefusals refusals,
            Clock clock) {
        this.catalogue = catalogue;
        this.archive = archive;
        this.staging = staging;
        this.stewards = stewards;
        this.requests = requests;
        this.terms = terms;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The file of a published record.
     *
     * @param name the file's own name, or the form of it that {@link ArchiveName#inAddress} gives
     */
    public Optional<Distribution.Published> resolve(String recordId, String name) {
        return catalogue
                .find(recordId)
                .flatMap(record -> file(record, name).map(file -> new Distribution.Published(record, file)));
    }

    /** The file of one version of a published record. */
    public Optional<Distribution.Published> resolve(String recordId, int version, String name) {
        return catalogue
                .find(recordId, version)
                .flatMap(record -> file(record, name).map(file -> new Distribution.Published(record, file)));
    }

    public Decision mayRead(Caller caller, Distribution distribution) {
        return switch (distribution) {
            case Distribution.Published published ->
                reader(caller, published.record()).mayRead(published.file());
            case Distribution.Draft draft ->
                (caller.accountId() != null && draft.readers().contains(caller.accountId()))
                                || (caller.pass() != null && draft.readers().contains(caller.pass()))
                        ? new Decision.Open(false)
                        : new Decision.Hidden();
        };
    }

    /** This caller before the files of that version: for whoever asks about many of them. */
    public Reader reader(Caller caller, CatalogueRecord record) {
        return new Reader(caller, record, clock, new Reader.Standing() {
            @Override
            public boolean mayReadClosed() {
                return isLetIn(caller, record.id());
            }

            @Override
            public Reader.Terms terms() {
                Optional<StatedTerms> stated = terms.of(record);
                boolean needsNone = stated.filter(one -> !terms.isAccepted(caller, record.id(), one))
                                .isEmpty()
                        || answersFor(caller, record.id());
                return new Reader.Terms(stated.isPresent(), needsNone ? null : stated.orElseThrow());
            }
        });
    }

    /** Whether closed data of that record are open to this caller: by an answer to their request, or as who answers. */
    public boolean isLetIn(Caller caller, String recordId) {
        String account = caller.accountId();
        String pass = caller.pass();
        return (account != null && requests.isGranted(Who.account(account), recordId, clock.instant()))
                || (pass != null && requests.isGrantedByPass(pass, recordId, clock.instant()))
                || answersFor(caller, recordId);
    }

    /** Whether this caller decides who may have the data: who deposited them, and whoever looks after what is published. */
    public boolean answersFor(Caller caller, String recordId) {
        String account = caller.accountId();
        return account != null
                && (caller.is(AccountRole.MODERATOR)
                        || caller.is(AccountRole.ADMINISTRATOR)
                        || stewards.stream()
                                .anyMatch(all -> all.depositor(recordId)
                                        .filter(account::equals)
                                        .isPresent()));
    }

    /**
     * Opens a distribution for this caller.
     *
     * @throws ProblemException {@code file-not-found} where the caller may not know of it, {@code data-withdrawn},
     *     {@code access-embargoed}, {@code access-restricted}, {@code access-terms}, {@code file-missing} where the archive has lost it
     */
    public Readable open(Caller caller, Distribution distribution) {
        return open(caller, distribution, mayRead(caller, distribution));
    }

    /** One of the files that this reader is before; as {@link #open(Caller, Distribution)}. */
    public Readable open(Reader reader, PublishedFile file) {
        return open(reader.caller(), new Distribution.Published(reader.record(), file), reader.mayRead(file));
    }

    /**
     * Opens a file for work of this house that gives its values to nobody, such as an index of it: under whatever condition,
     * but not once it is withdrawn. Whoever reads with the help of that work asks {@link #open} first.
     *
     * @throws ProblemException {@code data-withdrawn}, {@code file-missing}
     */
    public Readable openForIndexing(CatalogueRecord record, PublishedFile file) {
        Distribution distribution = new Distribution.Published(record, file);
        if (reader(Caller.ANONYMOUS, record).mayRead(file) instanceof Decision.Withdrawn withdrawn) {
            throw refusals.withdrawn(withdrawn);
        }
        return new Readable(distribution, present(distribution), false);
    }

    private Readable open(Caller caller, Distribution distribution, Decision decision) {
        return switch (decision) {
            case Decision.Open open -> new Readable(distribution, present(distribution), open.toAll());
            case Decision.Hidden hidden -> throw notFound(distribution.path());
            case Decision.Withdrawn withdrawn -> throw refusals.withdrawn(withdrawn);
            case Decision.Embargoed embargoed -> throw refusals.embargoed(embargoed);
            case Decision.Restricted restricted -> throw refusals.restricted(caller, distribution);
            case Decision.TermsFirst terms -> throw refusals.termsFirst(terms, distribution);
        };
    }

    /** @throws ProblemException {@code file-not-found} and whatever {@link #open} says */
    public Readable open(Caller caller, String recordId, String name) {
        return open(caller, resolve(recordId, name).orElseThrow(() -> notFound(name)));
    }

    /**
     * Files of a version, by name or by folder; whether this caller may read them is asked as each is opened.
     *
     * @param names none at all for everything
     * @throws ProblemException {@code file-not-found} for a name that is neither file nor folder
     */
    public ChosenFiles choose(CatalogueRecord record, List<String> names) {
        return ChosenFiles.of(catalogue, record, names);
    }

    /** @throws ProblemException {@code file-not-found} and whatever {@link #open} says */
    public Readable open(Caller caller, String recordId, int version, String name) {
        return open(
                caller,
                resolve(recordId, version, name)
                        .orElseThrow(() -> neverHere(recordId, version).orElseGet(() -> notFound(name))));
    }

    /** Of a version that was never to be had here, any file is gone. */
    private Optional<ProblemException> neverHere(String recordId, int version) {
        return catalogue
                .find(recordId, version)
                .map(CatalogueRecord::withdrawal)
                .filter(withdrawal -> withdrawal.scope() == Withdrawal.Scope.NEVER)
                .map(refusals::neverHere);
    }

    private Optional<PublishedFile> file(CatalogueRecord record, String name) {
        if (name.indexOf('=') < 0) {
            return catalogue.file(record.id(), record.version(), name);
        }
        return ArchiveName.nameIn(name)
                .flatMap(original -> catalogue.file(record.id(), record.version(), original))
                .or(() -> catalogue.file(record.id(), record.version(), name))
                .or(() -> shortened(record, name));
    }

    /** A very long name was cut for the disk and the address, so it can only be compared. */
    private Optional<PublishedFile> shortened(CatalogueRecord record, String name) {
        return name.contains("=~")
                ? catalogue
                        .eachFile(record.id(), record.version())
                        .filter(file -> ArchiveName.of(file.path()).equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private Path present(Distribution distribution) {
        Path path = switch (distribution) {
            case Distribution.Published published ->
                archive.path(published.file().contentPath());
            case Distribution.Draft draft -> staging.path(draft.area(), draft.stagedName());
        };
        try {
            if (Files.size(path) == distribution.size()) {
                return path;
            }
        } catch (NoSuchFileException missing) {
            throw lost(distribution, missing);
        } catch (IOException unreadable) {
            throw lost(distribution, unreadable);
        }
        throw lost(distribution, null);
    }

    private static ProblemException lost(Distribution distribution, @Nullable Throwable cause) {
        LOG.error(
                "the bytes of {} are not what they were: {}",
                distribution.path().replaceAll("\\p{Cntrl}", "?"),
                String.valueOf(cause));
        return new ProblemException(new Problem.Damaged(
                "file-missing",
                "The bytes of " + distribution.path() + " are not what they were; nothing was sent.",
                List.of(Finding.blocking("file-missing-here", "/files", distribution.path()))));
    }

    private static ProblemException notFound(String name) {
        return ProblemException.notFound("file-not-found", "There is no file " + name + " here.");
    }
}
