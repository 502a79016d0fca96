package org.estran.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.estran.app.audit.Verification.Fault;
import org.estran.app.jobs.TemporaryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class AuditLogTest {

    @TempDir
    Path folder;

    private TemporaryDatabase database;
    private AuditLog log;

    @BeforeEach
    void open() {
        database = TemporaryDatabase.in(folder);
        log = new AuditLog(
                new AuditRows(database.sql()), database.transaction(), Clock.systemUTC(), new Random(20261122));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLogThatNobodyTouchedHolds() {
        assertThat(log.verify()).isEqualTo(new Verification(log.head(), 0, null));
        write(2500);
        Verification verified = log.verify();
        assertThat(verified.holds()).isTrue();
        assertThat(verified.entries()).isEqualTo(2500);
    }

    @Test
    void theHashIsWhatItsDescriptionSays() throws Exception {
        log.note("a1", "deposit.submitted", "d1", "Here it is.\nAt last.");
        log.note(null, "record.published", "r1", "version 1");
        List<AuditEntry> entries = all();
        AuditEntry first = entries.getFirst();
        String words = sha256(first.salt() + "\nHere it is.\nAt last.");
        String hash = sha256(
                "1\n" + first.at().toEpochMilli() + "\na1\ndeposit.submitted\nd1\n" + words + "\n" + "0".repeat(64));
        assertThat(first.hash()).isEqualTo(hash);
        AuditEntry second = entries.getLast();
        assertThat(second.previous()).isEqualTo(hash);
        assertThat(second.hash())
                .isEqualTo(sha256("2\n" + second.at().toEpochMilli() + "\n-\nrecord.published\nr1\n"
                        + sha256(second.salt() + "\nversion 1") + "\n" + hash));
        assertThat(log.head()).isEqualTo(new AuditHead(2, second.hash()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE audit_entry SET account_id = 'a2' WHERE number = 7           | CHANGED
            UPDATE audit_entry SET happened_at = happened_at + 1 WHERE number = 7 | CHANGED
            UPDATE audit_entry SET action = 'deposit.refused' WHERE number = 7  | CHANGED
            UPDATE audit_entry SET subject = 'd8' WHERE number = 7              | CHANGED
            UPDATE audit_entry SET words = 'other' WHERE number = 7             | WORDS_CHANGED
            UPDATE audit_entry SET salt = NULL WHERE number = 7                 | WORDS_CHANGED
            UPDATE audit_entry SET hash = previous WHERE number = 7             | CHANGED
            UPDATE audit_entry SET previous = hash WHERE number = 7             | UNLINKED
            DELETE FROM audit_entry WHERE number = 7                            | MISSING
            """)
    void whateverIsChangedShows(String change, Fault fault) {
        write(20);
        database.sql().sql(change).update();
        Verification verified = log.verify();
        assertThat(verified.fault()).isEqualTo(fault);
        assertThat(verified.faultyEntry()).isEqualTo(7);
    }

    @Test
    void anEndThatWasCutOffShows() {
        write(20);
        database.sql().sql("DELETE FROM audit_entry WHERE number > 15").update();
        assertThat(log.verify().fault()).isEqualTo(Fault.MISSING);
    }

    @Test
    void aHeadThatWasSetBackShowsToWhoeverNotedIt() {
        write(20);
        AuditHead noted = log.head();
        database.sql().sql("DELETE FROM audit_entry WHERE number > 15").update();
        database.sql()
                .sql("UPDATE audit_head SET number = 15, hash = (SELECT hash FROM audit_entry WHERE number = 15)")
                .update();
        assertThat(log.verify().holds()).isTrue();
        write(5);
        assertThat(log.head().number()).isEqualTo(noted.number());
        assertThat(log.head().hash()).isNotEqualTo(noted.hash());
    }

    @Test
    void wordsAreErasedAndTheChainStaysWhole() {
        log.note("a1", "deposit.submitted", "d1", "I am ill, please call me");
        log.note("a2", "account.disabled", "a1", "left the laboratory");
        log.note("a2", "deposit.taken", "d1", "kept");
        assertThat(log.eraseWords("a1")).isEqualTo(2);
        assertThat(all()).extracting(AuditEntry::words).containsExactly(null, null, "kept");
        assertThat(all().getFirst().salt()).isNull();
        assertThat(log.verify().holds()).isTrue();
    }

    @Test
    void whatIsRolledBackIsNotInTheLog() {
        write(3);
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    log.note("a1", "deposit.submitted", "d1", "");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        write(1);
        assertThat(log.head().number()).isEqualTo(4);
        assertThat(log.verify().holds()).isTrue();
    }

    @Test
    void manyWhoWriteAtOnceFollowEachOther() {
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 60; i++) {
                threads.submit(() -> write(5));
            }
        }
        assertThat(log.verify()).isEqualTo(new Verification(log.head(), 300, null));
    }

    @Test
    void isReadNewestFirstPageByPage() {
        write(25);
        List<AuditEntry> page = log.page(null, 10);
        assertThat(page).extracting(AuditEntry::number).startsWith(25L, 24L).hasSize(10);
        assertThat(log.page(page.getLast().number(), 10))
                .extracting(AuditEntry::number)
                .startsWith(15L);
    }

    private void write(int many) {
        for (int i = 0; i < many; i++) {
            log.note("a1", "deposit.submitted", "d" + i, "number " + i);
        }
    }

    private List<AuditEntry> all() {
        List<AuditEntry> entries = new ArrayList<>();
        log.each(entries::add);
        return entries;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
