package org.estran.app.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Who hears of a deposit, through a real mail server in this process. */
@SpringBootTest(
        properties = {
            "estran.base-url=https://data.example.org",
            "estran.admin.password=correct horse battery",
            "estran.mail.host=localhost",
            "estran.mail.security=none",
            "estran.mail.from=centre@example.org"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    Accounts accounts;

    @Autowired
    Deposits deposits;

    @Autowired
    DepositFiles depositFiles;

    @Autowired
    Moderation moderation;

    @Autowired
    Outbox outbox;

    @Autowired
    NoticeRows rows;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private Caller depositor = Caller.ANONYMOUS;
    private Caller moderator = Caller.ANONYMOUS;

    @DynamicPropertySource
    static void centre(DynamicPropertyRegistry registry) throws IOException {
        SERVER.start();
        String home = Files.createTempDirectory("estran-notices").toString();
        registry.add("estran.home", () -> home);
        registry.add("estran.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @BeforeAll
    void people() {
        depositor = account("depositor", AccountRole.DEPOSITOR, Language.EN);
        moderator = account("moderator", AccountRole.MODERATOR, Language.FR);
        account("second", AccountRole.MODERATOR, Language.FR);
    }

    @BeforeEach
    void forget() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    void stop() {
        SERVER.stop();
    }

    @Test
    void depositorAndModeratorsHearOfEachOtherOnceAndInTheirLanguage() throws Exception {
        String id = draft();
        deposits.submit(depositor, id);
        await(() -> SERVER.getReceivedMessages().length == 2);
        assertThat(subjectsTo("moderator@example.org")).containsExactly("À relire : Salinité");
        assertThat(subjectsTo("second@example.org")).containsExactly("À relire : Salinité");
        MimeMessage asked = SERVER.getReceivedMessages()[0];
        assertThat(asked.getReplyTo()[0].toString()).contains("depositor@example.org");
        assertThat(asked.getContent().toString()).contains("https://data.example.org/review/" + id);

        moderation.take(moderator, id);
        moderation.giveBack(moderator, id, "Which sensor?\nWhich unit?");
        await(() -> SERVER.getReceivedMessages().length == 4);
        assertThat(subjectsTo("depositor@example.org"))
                .containsExactlyInAnyOrder("Review begun: Salinity", "To be completed: Salinity");
        MimeMessage returned = Stream.of(SERVER.getReceivedMessages())
                .filter(mail -> subject(mail).startsWith("To be completed"))
                .findFirst()
                .orElseThrow();
        assertThat(returned.getReplyTo()[0].toString()).contains("moderator@example.org");
        assertThat(returned.getContent().toString().replace("\r\n", "\n"))
                .contains("> Which sensor?\n> Which unit?", "https://data.example.org/deposit/" + id);

        // The one who knows it is asked again, the other is left in peace.
        deposits.submit(depositor, id);
        await(() -> SERVER.getReceivedMessages().length == 5);
        assertThat(subjectsTo("moderator@example.org")).hasSize(2);

        moderation.take(moderator, id);
        moderation.accept(moderator, id);
        await(() -> subjectsTo("depositor@example.org").contains("Published: Salinity"));
        assertThat(subjectsTo("second@example.org")).hasSize(1);
        await(() -> outbox.page(null, 100).stream()
                .filter(notice -> notice.body().contains(id))
                .allMatch(notice -> notice.state() == NoticeState.SENT));
    }

    @Test
    void whatIsRolledBackIsToldToNobody() throws Exception {
        String id = draft();
        transaction.executeWithoutResult(status -> {
            deposits.submit(depositor, id);
            status.setRollbackOnly();
        });
        assertThat(outbox.page(null, 100)).noneMatch(notice -> notice.body().contains(id));
    }

    @Test
    void theSameEventIsAnnouncedToTheSameReaderOnce() throws Exception {
        Letter letter = letter("deposit/same/1", "Twice");
        outbox.post(letter);
        outbox.post(letter);
        await(() -> !subjectsTo("depositor@example.org").isEmpty());
        assertThat(found("Twice")).hasSize(1);
    }

    @Test
    void aMailThatWasCutOffIsNotSentAgainUntilAPersonAsks() throws Exception {
        Outbox keeping = new Outbox(rows, jobs, false, transaction, clock, new Random(7));
        keeping.post(letter("deposit/cut/1", "Cut off"));
        String id = found("Cut off").getFirst().id();
        // What a process leaves that was killed while the server was being talked to.
        rows.move(id, NoticeState.SENDING, null, clock.instant());
        jobs.ask(Delivery.JOB, id, "");
        await(() -> found("Cut off").getFirst().state() == NoticeState.UNCERTAIN);
        assertThat(SERVER.getReceivedMessages()).isEmpty();

        outbox.send(id);
        await(() -> found("Cut off").getFirst().state() == NoticeState.SENT);
        assertThat(subjectsTo("depositor@example.org")).containsExactly("Cut off");
        outbox.send(id);
        assertThat(found("Cut off").getFirst().state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void withoutAServerEveryNoticeIsKeptAndCannotBeSent() {
        Outbox keeping = new Outbox(rows, jobs, false, transaction, clock, new Random(8));
        keeping.post(letter("deposit/kept/1", "Kept"));
        Notice kept = found("Kept").getFirst();
        assertThat(kept.state()).isEqualTo(NoticeState.KEPT);
        assertThatThrownBy(() -> keeping.send(kept.id())).isInstanceOf(ProblemException.class);
    }

    @Test
    void pagesByNoticeWithoutRepeatOrGap() {
        Outbox keeping = new Outbox(rows, jobs, false, transaction, clock, new Random(9));
        for (int i = 0; i < 7; i++) {
            keeping.post(letter("deposit/page/" + i, "Page " + i));
        }
        List<String> all = outbox.page(null, 1000).stream().map(Notice::id).toList();
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            List<Notice> page = outbox.page(after, 3);
            page.forEach(notice -> paged.add(notice.id()));
            after = page.isEmpty() ? null : page.getLast().id();
        } while (after != null);
        assertThat(paged).containsExactlyElementsOf(all);
    }

    private Letter letter(String event, String subject) {
        return new Letter(
                event, String.valueOf(depositor.accountId()), Language.EN, subject, "Words.\n", moderator.accountId());
    }

    private List<Notice> found(String subject) {
        return outbox.page(null, 1000).stream()
                .filter(notice -> notice.subject().equals(subject))
                .toList();
    }

    private Caller account(String login, AccountRole role, Language language) {
        Account made = accounts.create(login, login, login + "@example.org", "correct horse battery", Set.of(role));
        accounts.describe(made.id(), login, login + "@example.org", language, made.asCaller());
        return made.asCaller();
    }

    private String draft() throws Exception {
        Deposit draft = deposits.open(depositor, LocalizedText.of("Salinité", "Salinity"), null);
        depositFiles.addFile(
                depositor,
                draft.id(),
                "a.txt",
                new ByteArrayInputStream("a".getBytes(StandardCharsets.UTF_8)),
                StatedDigests.NONE);
        deposits.describe(
                depositor,
                draft.id(),
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of("Salinité", "Salinity"))
                        .summary(LocalizedText.of("Un résumé.", "A summary."))
                        .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                        .licence("CC-BY-4.0")
                        .build(),
                null);
        return draft.id();
    }

    private static List<String> subjectsTo(String address) {
        return Stream.of(SERVER.getReceivedMessages())
                .filter(mail -> recipient(mail).contains(address))
                .map(NoticesTest::subject)
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
