package org.estran.app.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.home.Moments;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Checksums;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of deposits, their files and their events. Changes join the caller's transaction. */
@Repository
class DepositRows {

    private static final String COLUMNS =
            "id, owner, owner_name, state, moderator, reason, doi, record, revision, opened_at, changed_at, record_id,"
                    + " version, base_version, access_json, centre, held_until";

    /** A deposit of which something may still come. */
    private static final String UNDER_WAY =
            "state IN ('draft', 'submitted', 'in-review', 'changes-requested', 'accepted', 'publishing')";

    static final String FILE_COLUMNS =
            "path, staged_name, size, sha512, md5, crc32, media_type, remark, added_at, content_path";

    /** What is known of the same bytes is known of the file. */
    private static final String INSERT_FILE = "INSERT INTO deposit_file (deposit_id, " + FILE_COLUMNS
            + ", is_misnamed, has_facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " EXISTS (SELECT 1 FROM file_facts WHERE sha512 = ?))";

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final PastStates past;
    private final ApplicationEventPublisher news;

    DepositRows(JdbcClient db, JdbcTemplate batches, PastStates past, ApplicationEventPublisher news) {
        this.db = db;
        this.past = past;
        this.batches = batches;
        this.news = news;
    }

    void insert(Deposit.Draft draft) {
        Contents c = draft.contents();
        db.sql("INSERT INTO deposit (" + COLUMNS
                        + ") VALUES (?, ?, ?, 'draft', NULL, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)")
                .params(
                        c.id(),
                        c.owner(),
                        c.ownerName(),
                        c.doi().text(),
                        RecordJson.write(c.record()),
                        c.revision(),
                        c.openedAt().toEpochMilli(),
                        c.changedAt().toEpochMilli(),
                        c.recordId(),
                        c.version(),
                        c.part().base(),
                        AccessPolicyJson.write(c.access()).toString(),
                        c.centre())
                .update();
    }

    Optional<Deposit> find(String id) {
        return db.sql("SELECT " + COLUMNS + " FROM deposit WHERE id = ?")
                .param(id)
                .query(DepositRows::deposit)
                .optional();
    }

    /** The deposit that is on its way to be the record's next version. */
    Optional<Deposit> nextOf(String recordId) {
        return db.sql("SELECT " + COLUMNS + " FROM deposit WHERE record_id = ? AND " + UNDER_WAY)
                .param(recordId)
                .query(DepositRows::deposit)
                .optional();
    }

    /** One's own, and those that others share. */
    List<Deposit> ofPerson(String account) {
        return db.sql("SELECT " + COLUMNS + " FROM deposit WHERE (owner = ? OR id IN (SELECT deposit_id FROM"
                        + " deposit_coauthor WHERE account = ?)) AND state <> 'abandoned'"
                        + " ORDER BY changed_at DESC, id LIMIT 500")
                .params(account, account)
                .query(DepositRows::deposit)
                .list();
    }

    /** Every deposit that is of this account. */
    List<Deposit> ownedBy(String account) {
        return db.sql("SELECT " + COLUMNS + " FROM deposit WHERE owner = ? ORDER BY id")
                .param(account)
                .query(DepositRows::deposit)
                .list();
    }

    void setOwner(String id, String account, String name) {
        db.sql("UPDATE deposit SET owner = ?, owner_name = ?, revision = revision + 1 WHERE id = ?")
                .params(account, name, id)
                .update();
    }

    /** Everything that waits for a moderator or is with one, oldest first; the finished ones are not in it. */
    List<Deposit> queue() {
        return db.sql("SELECT " + COLUMNS + " FROM deposit WHERE state IN ('submitted', 'in-review',"
                        + " 'changes-requested', 'accepted', 'publishing') ORDER BY changed_at, id LIMIT 500")
                .query(DepositRows::deposit)
                .list();
    }

    /** Moves a deposit to another state; its revision rises. */
    void move(Deposit to, Instant at) {
        String moderator = to instanceof Deposit.Moderated moderated ? moderated.moderator() : null;
        String reason = switch (to) {
            case Deposit.ChangesRequested c -> c.reason();
            case Deposit.Refused r -> r.reason();
            default -> null;
        };
        Long heldUntil =
                to instanceof Deposit.InReview review ? review.heldUntil().toEpochMilli() : null;
        db.sql("UPDATE deposit SET state = ?, moderator = ?, reason = ?, held_until = ?, revision = revision + 1,"
                        + " changed_at = ? WHERE id = ?")
                .params(Arrays.asList(to.state(), moderator, reason, heldUntil, at.toEpochMilli(), to.id()))
                .update();
    }

    /** Keeps others from changing it until the transaction ends. */
    void lock(String id) {
        db.sql("UPDATE deposit SET revision = revision WHERE id = ?").param(id).update();
    }

    /** Whoever reviews it has it until then; its contents stay as they are. */
    void hold(String id, Instant until) {
        db.sql("UPDATE deposit SET held_until = ? WHERE id = ?")
                .params(until.toEpochMilli(), id)
                .update();
    }

    void describe(String id, MetadataRecord record, Instant at) {
        past.keep(id);
        db.sql("UPDATE deposit SET record = ?, revision = revision + 1, changed_at = ? WHERE id = ?")
                .params(RecordJson.write(record), at.toEpochMilli(), id)
                .update();
    }

    void setDoi(String id, Doi doi, Instant at) {
        db.sql("UPDATE deposit SET doi = ?, revision = revision + 1, changed_at = ? WHERE id = ?")
                .params(doi.text(), at.toEpochMilli(), id)
                .update();
    }

    void setCentre(String id, String centre, Instant at) {
        db.sql("UPDATE deposit SET centre = ?, revision = revision + 1, changed_at = ? WHERE id = ?")
                .params(centre, at.toEpochMilli(), id)
                .update();
    }

    /** What it once was is of no use any more. */
    void forgetPast(String id) {
        past.forget(id);
    }

    void setAccess(String id, AccessPolicy access, Instant at) {
        past.keep(id);
        db.sql("UPDATE deposit SET access_json = ?, revision = revision + 1, changed_at = ? WHERE id = ?")
                .params(AccessPolicyJson.write(access).toString(), at.toEpochMilli(), id)
                .update();
    }

    /** The account of who deposited it; asked often, so nothing else is read. */
    Optional<String> owner(String id) {
        return db.sql("SELECT owner FROM deposit WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** All files in the order of their names. */
    List<DepositFile> files(String id) {
        return db.sql("SELECT " + FILE_COLUMNS + " FROM deposit_file WHERE deposit_id = ? ORDER BY path")
                .param(id)
                .query(DepositRows::file)
                .list();
    }

    /** The deposit from which a version of a record was published; none where it came in another way. */
    Optional<String> publishedAs(String recordId, int version) {
        return db.sql(
                        "SELECT id FROM deposit WHERE record_id = ? AND version = ? AND state IN ('publishing', 'published')")
                .params(recordId, version)
                .query(String.class)
                .optional();
    }

    /** The next files in the order of their names. */
    List<DepositFile> files(String id, String after, int limit) {
        return db.sql("SELECT " + FILE_COLUMNS + " FROM deposit_file WHERE deposit_id = ? AND path > ?"
                        + " ORDER BY path LIMIT ?")
                .params(id, after, limit)
                .query(DepositRows::file)
                .list();
    }

    Optional<DepositFile> file(String id, String path) {
        return db.sql("SELECT " + FILE_COLUMNS + " FROM deposit_file WHERE deposit_id = ? AND path = ?")
                .params(id, path)
                .query(DepositRows::file)
                .optional();
    }

    /**
     * How many files a deposit has, and how many bytes they are together.
     *
     * @param kept how many of them a new version takes over
     * @param data how many of them are by their names data rather than texts about them
     */
    record Extent(long files, long bytes, long kept, long data) {

        static final Extent NONE = new Extent(0, 0, 0, 0);

        static Extent of(List<DepositFile> files) {
            return new Extent(
                    files.size(),
                    files.stream().mapToLong(DepositFile::size).sum(),
                    files.stream().filter(DepositFile::isKept).count(),
                    files.stream()
                            .filter(file -> !FileFormats.isForReading(file.path()))
                            .count());
        }

        Extent negated() {
            return new Extent(-files, -bytes, -kept, -data);
        }
    }

    Extent extent(String id) {
        return db.sql("SELECT file_count, byte_count, kept_count, data_count FROM deposit_content WHERE deposit_id = ?")
                .param(id)
                .query((row, n) -> new Extent(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .optional()
                .orElse(Extent.NONE);
    }

    /** Whether a folder of this name, or a file named as one of its folders, is there; only as far as slashes make folders. */
    boolean clashesWithFolder(String id, String path) {
        String onDisk = ArchiveName.of(path);
        for (int slash = path.indexOf('/'); onDisk.contains("/") && slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (file(id, path.substring(0, slash)).isPresent()) {
                return true;
            }
        }
        try (Stream<String> below = db
                .sql("SELECT path FROM deposit_file WHERE deposit_id = ? AND path > ? AND path < ?")
                // Just the names that begin with the path and a slash: '0' follows '/'.
                .params(id, path + "/", path + "0")
                .query(String.class)
                .stream()) {
            return below.anyMatch(other -> ArchiveName.of(other).startsWith(onDisk + "/"));
        }
    }

    void put(String id, DepositFile file) {
        remove(id, file.path());
        db.sql(INSERT_FILE).params(columns(id, file)).update();
        count(id, Extent.of(List.of(file)));
    }

    /** Files of names that are not there yet, many at once. */
    void add(String id, List<DepositFile> files) {
        batches.batchUpdate(
                INSERT_FILE,
                files.stream().map(file -> columns(id, file).toArray()).toList());
        count(id, Extent.of(files));
    }

    private void count(String id, Extent more) {
        db.sql("INSERT INTO deposit_content (deposit_id, file_count, byte_count, kept_count, data_count)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (deposit_id) DO UPDATE SET"
                        + " file_count = deposit_content.file_count + excluded.file_count,"
                        + " byte_count = deposit_content.byte_count + excluded.byte_count,"
                        + " kept_count = deposit_content.kept_count + excluded.kept_count,"
                        + " data_count = deposit_content.data_count + excluded.data_count")
                .params(id, more.files(), more.bytes(), more.kept(), more.data())
                .update();
    }

    private static List<@Nullable Object> columns(String id, DepositFile file) {
        return Arrays.asList(
                id,
                file.path(),
                file.stagedName(),
                file.size(),
                file.checksums().sha512(),
                file.checksums().md5(),
                file.checksums().crc32(),
                file.mediaType(),
                file.remark(),
                file.addedAt().toEpochMilli(),
                file.contentPath(),
                FileFormats.contradictsItsName(file),
                file.checksums().sha512());
    }

    void remove(String id, String path) {
        file(id, path).ifPresent(file -> count(id, Extent.of(List.of(file)).negated()));
        db.sql("DELETE FROM deposit_file WHERE deposit_id = ? AND path = ?")
                .params(id, path)
                .update();
    }

    void removeFiles(String id) {
        db.sql("DELETE FROM deposit_file WHERE deposit_id = ?").param(id).update();
        db.sql("DELETE FROM deposit_content WHERE deposit_id = ?").param(id).update();
        db.sql("DELETE FROM deposit_table WHERE deposit_id = ?").param(id).update();
    }

    void note(String id, Caller actor, String what, String words, Instant at) {
        note(id, Objects.requireNonNullElse(actor.accountId(), ""), actor.displayName(), what, words, at);
    }

    /** Written before the deposit moves, so that who listens sees it as it was. */
    void note(String id, String actor, String actorName, String what, String words, Instant at) {
        int number = db.sql("SELECT coalesce(max(number), 0) + 1 FROM deposit_event WHERE deposit_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        db.sql("INSERT INTO deposit_event (deposit_id, number, at, actor, actor_name, what, words)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(id, number, at.toEpochMilli(), actor, actorName, what, words)
                .update();
        DepositEvent event = new DepositEvent(at, actor, actorName, what, words);
        find(id).ifPresent(before -> news.publishEvent(new DepositHappened(before, number, event)));
    }

    List<DepositEvent> events(String id) {
        return db.sql("SELECT at, actor, actor_name, what, words FROM deposit_event WHERE deposit_id = ?"
                        + " ORDER BY number")
                .param(id)
                .query(DepositRows::event)
                .list();
    }

    private static DepositEvent event(ResultSet row, int number) throws SQLException {
        return new DepositEvent(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("what"),
                row.getString("words"));
    }

    /** Of published versions, oldest first. */
    List<DepositStory> stories(String recordId) {
        Map<String, List<DepositEvent>> events = new HashMap<>();
        db.sql("SELECT e.deposit_id, e.at, e.actor, e.actor_name, e.what, e.words FROM deposit_event e"
                        + " JOIN deposit d ON d.id = e.deposit_id"
                        + " WHERE d.record_id = ? AND d.state = 'published' ORDER BY e.number")
                .param(recordId)
                .query((row, n) -> events.computeIfAbsent(row.getString("deposit_id"), id -> new ArrayList<>())
                        .add(event(row, n)))
                .list();
        return db.sql("SELECT d.id, d.owner, d.version, min(f.added_at) AS first_file, max(f.added_at) AS last_file"
                        + " FROM deposit d LEFT JOIN deposit_file f ON f.deposit_id = d.id"
                        + " WHERE d.record_id = ? AND d.state = 'published'"
                        + " GROUP BY d.id, d.owner, d.version ORDER BY d.version")
                .param(recordId)
                .query((row, n) -> new DepositStory(
                        row.getInt("version"),
                        row.getString("owner"),
                        Moments.orNull(row, "first_file"),
                        Moments.orNull(row, "last_file"),
                        events.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    Optional<String> madeUnder(String owner, String idempotencyKey) {
        return db.sql("SELECT deposit_id FROM deposit_request WHERE owner = ? AND idempotency_key = ?")
                .params(owner, idempotencyKey)
                .query(String.class)
                .optional();
    }

    void remember(String owner, String idempotencyKey, String id, Instant at) {
        db.sql("INSERT INTO deposit_request (owner, idempotency_key, deposit_id, at) VALUES (?, ?, ?, ?)")
                .params(owner, idempotencyKey, id, at.toEpochMilli())
                .update();
    }

    private static Deposit deposit(ResultSet row, int number) throws SQLException {
        Contents contents = new Contents(
                row.getString("id"),
                row.getString("owner"),
                row.getString("owner_name"),
                Doi.parse(row.getString("doi")).orElseThrow(),
                RecordJson.read(row.getString("record")),
                row.getLong("revision"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                new VersionOf(row.getString("record_id"), row.getInt("version"), row.getInt("base_version")),
                AccessPolicyJson.read(row.getString("access_json")),
                row.getString("centre"));
        String moderator = orEmpty(row.getString("moderator"));
        String reason = orEmpty(row.getString("reason"));
        String state = row.getString("state");
        return switch (state) {
            case "draft" -> new Deposit.Draft(contents);
            case "submitted" -> new Deposit.Submitted(contents);
            case "in-review" ->
                new Deposit.InReview(contents, moderator, Instant.ofEpochMilli(row.getLong("held_until")));
            case "changes-requested" -> new Deposit.ChangesRequested(contents, moderator, reason);
            case "accepted" -> new Deposit.Accepted(contents, moderator);
            case "publishing" -> new Deposit.Publishing(contents, moderator);
            case "published" -> new Deposit.Published(contents, moderator);
            case "refused" -> new Deposit.Refused(contents, moderator, reason);
            case "abandoned" -> new Deposit.Abandoned(contents);
            default -> throw new IllegalStateException("a deposit in an unknown state: " + state);
        };
    }

    static DepositFile file(ResultSet row, int number) throws SQLException {
        return new DepositFile(
                row.getString("path"),
                row.getString("staged_name"),
                row.getLong("size"),
                new Checksums(row.getString("sha512"), row.getString("md5"), row.getLong("crc32")),
                row.getString("media_type"),
                row.getString("remark"),
                Instant.ofEpochMilli(row.getLong("added_at")),
                row.getString("content_path"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
