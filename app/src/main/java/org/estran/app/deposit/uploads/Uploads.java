package org.estran.app.deposit.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.PartialFiles;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.DepositProperties;
import org.estran.app.deposit.StatedDigests;
import org.estran.terms.Checksums;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings files into deposits by parts. What {@link Upload#received} says is on the disk itself, whatever dies. The last
 * part makes the file one of the deposit; where that was cut off, the next question about the upload does it.
 */
@Component
public class Uploads {

    private final UploadRows rows;
    private final PartialFiles parts;
    private final Staging staging;
    private final DepositFiles depositFiles;
    private final DepositProperties limits;
    private final UploadExpiry expiry;
    private final Clock clock;
    private final RandomGenerator randomness;
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    Uploads(
            UploadRows rows,
            PartialFiles parts,
            Staging staging,
            DepositFiles depositFiles,
            DepositProperties limits,
            UploadExpiry expiry,
            Clock clock,
            RandomGenerator randomness) {
        this.rows = rows;
        this.parts = parts;
        this.staging = staging;
        this.depositFiles = depositFiles;
        this.limits = limits;
        this.expiry = expiry;
        this.clock = clock;
        this.randomness = randomness;
    }

    /**
     * Announces a file; refuses it for every reason known before its first byte.
     *
     * @param length null while its sender does not know
     * @param stated digests of the whole
     * @throws ProblemException what {@link DepositFiles#expect} says
     */
    public Upload announce(
            Caller caller, String depositId, String path, @Nullable Long length, StatedDigests stated, String metadata)
            throws IOException {
        depositFiles.expect(caller, depositId, path, length, rows.promised(depositId, path));
        Upload upload = new Upload(
                newId(),
                depositId,
                Objects.requireNonNull(caller.accountId()),
                path,
                length,
                0,
                stated,
                metadata,
                expiresAt(),
                false);
        rows.insert(upload, clock.instant());
        expiry.foresee(upload.expiresAt());
        return length != null && length == 0
                ? add(caller, upload.id(), new Part(0, InputStream.nullInputStream(), 0, null, null))
                : upload;
    }

    /**
     * An upload as it stands.
     *
     * @throws ProblemException {@code upload-not-found}; {@code upload-in-use} while a part arrives
     */
    public Upload find(Caller caller, String id) throws IOException {
        return alone(id, () -> settled(caller, existing(caller, id)));
    }

    /**
     * Adds a part; the last one makes the file one of the deposit. When the part breaks off, what came before counts.
     *
     * @throws ProblemException {@code upload-in-use} while another one arrives, {@code upload-offset-differs},
     *     {@code upload-too-long}, {@code part-mismatch} where it is not what was stated of it, {@code digest-mismatch}
     *     where the whole is not
     */
    public Upload add(Caller caller, String id, Part part) throws IOException {
        return alone(id, () -> {
            Upload upload = withLength(caller, existing(caller, id), part.wholeLength());
            if (part.offset() != upload.received() || upload.isFinished()) {
                throw ProblemException.conflict(
                        "upload-offset-differs", "So far " + upload.received() + " bytes were received.");
            }
            receive(upload, part);
            return settled(caller, existing(caller, id));
        });
    }

    /** Gives an upload up; a file that is in the deposit already stays there. */
    public void forget(Caller caller, String id) throws IOException {
        alone(id, () -> {
            Upload upload = existing(caller, id);
            rows.remove(id);
            parts.drop(id);
            return upload;
        });
    }

    /** The same, for one that may be gone already. */
    public void forgetIfThere(Caller caller, String id) throws IOException {
        if (rows.find(id).isPresent()) {
            forget(caller, id);
        }
    }

    private void receive(Upload upload, Part part) throws IOException {
        long most = upload.length() == null
                ? limits.maxFileSize().toBytes() - upload.received()
                : upload.length() - upload.received();
        if (part.announced() > most) {
            throw tooLong();
        }
        Arrival arrival = new Arrival(part, most, position -> rows.received(upload.id(), position, expiresAt()), clock);
        parts.add(upload.id(), upload.received(), arrival, arrival);
        expiry.foresee(expiresAt());
        if (arrival.isTooLong()) {
            throw tooLong();
        }
        if (!arrival.wasAsStated()) {
            throw ProblemException.conflict(
                    "part-mismatch", "This part is not what was stated of it; nothing of it was kept.");
        }
    }

    private Upload withLength(Caller caller, Upload upload, @Nullable Long length) {
        if (length == null || length.equals(upload.length())) {
            return upload;
        }
        if (upload.length() != null || length < upload.received()) {
            throw ProblemException.conflict("upload-length-differs", "The length was told already, and differs.");
        }
        depositFiles.expect(
                caller, upload.depositId(), upload.path(), length, rows.promised(upload.depositId(), upload.path()));
        rows.length(upload.id(), length);
        return existing(caller, upload.id());
    }

    private Upload settled(Caller caller, Upload upload) throws IOException {
        if (upload.isFinished() || !upload.isWhole()) {
            return upload;
        }
        StagedFile staged = parts.complete(upload.id(), upload.depositId(), upload.received());
        if (!isAsStated(upload, staged.checksums())) {
            staging.drop(staged.area(), staged.name());
            rows.remove(upload.id());
            parts.drop(upload.id());
            throw DepositFiles.notWhatWasStated(upload.path());
        }
        depositFiles.addReceived(
                caller, upload.depositId(), upload.path(), staged, () -> rows.finish(upload.id(), clock.instant()));
        parts.drop(upload.id());
        return existing(caller, upload.id());
    }

    private boolean isAsStated(Upload upload, Checksums taken) throws IOException {
        try (StatedDigests.Watched bytes = upload.stated().watch(parts.read(upload.id()))) {
            if (upload.stated().sha256() != null) {
                bytes.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return bytes.agreesWith(taken);
        }
    }

    private Upload existing(Caller caller, String id) {
        return rows.find(id)
                .filter(upload -> upload.owner().equals(caller.accountId()))
                .orElseThrow(() -> ProblemException.notFound(
                        "upload-not-found", "There is no such upload, or it has expired, or it is not yours."));
    }

    private interface Work {
        Upload run() throws IOException;
    }

    private Upload alone(String id, Work work) throws IOException {
        if (!inUse.add(id)) {
            throw new ProblemException(
                    new Problem.Locked("upload-in-use", "Another part of this upload is arriving just now."));
        }
        try {
            return work.run();
        } finally {
            inUse.remove(id);
        }
    }

    private Instant expiresAt() {
        return clock.instant().plus(limits.uploadExpiry());
    }

    private String newId() {
        byte[] bytes = new byte[16];
        randomness.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static ProblemException tooLong() {
        return new ProblemException(new Problem.TooLarge(
                "upload-too-long", "More bytes came than the upload is long; nothing of this part was kept."));
    }
}
