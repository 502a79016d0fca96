package org.estran.app.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.notices.MailServer.Outcome;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailServerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Account READER = account("reader", "Déposante, Équipe Marée", "depositor@example.org");
    private static final Account ANSWERER = account("answerer", "Modérateur", "moderator@example.org");

    @Test
    void aRealServerGetsAMailThatSaysWhoAnswers() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            Outcome outcome = to(server.getSmtp().getPort())
                    .send(notice("À compléter : salinité", "Bonjour,\n\nœuvre & côté\n"), READER, ANSWERER, NOW);

            assertThat(outcome).isEqualTo(new Outcome.Taken());
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("À compléter : salinité");
            assertThat(mail.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo("Bonjour,\n\nœuvre & côté");
            InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
            assertThat(to.getAddress()).isEqualTo("depositor@example.org");
            assertThat(to.getPersonal()).isEqualTo("Déposante, Équipe Marée");
            assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).isEqualTo("moderator@example.org");
            assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(mail.getHeader("Message-ID", null)).isEqualTo("<n1@data.example.org>");
            assertThat(mail.getHeader("Content-Language", null)).isEqualTo("fr");
        } finally {
            server.stop();
        }
    }

    @Test
    void aTitleOrNameWithALineEndAddsNoHeader() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            Account crafty = account("crafty", "A\r\nBcc: victim@example.org", "crafty@example.org");
            assertThat(to(server.getSmtp().getPort())
                            .send(notice("Titre\r\nBcc: victim@example.org", "…"), crafty, crafty, NOW))
                    .isEqualTo(new Outcome.Taken());
            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject()).isEqualTo("Titre Bcc: victim@example.org");
        } finally {
            server.stop();
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedBeforeAnyServerIsAsked() {
        assertThat(to(1).send(notice("s", "b"), account("odd", "Odd", "not an address"), null, NOW))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void nobodyAtTheAddressMeansAnotherTry() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(to(free).send(notice("s", "b"), READER, null, NOW)).isInstanceOf(Outcome.TryAgain.class);
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 421 too busy,       TryAgain, 0",
        "hello, hang up,            TryAgain, 0",
        "MAIL,  451 not now,        TryAgain, 0",
        "MAIL,  530 who are you,    Refused,  0",
        "RCPT,  450 mailbox busy,   TryAgain, 0",
        "RCPT,  550 no such person, Refused,  0",
        "DATA,  452 disk full,      TryAgain, 0",
        ".,     451 not now,        TryAgain, 1",
        ".,     554 spam,           Refused,  1",
        ".,     hang up,            Unknown,  1",
        "QUIT,  hang up,            Taken,    1",
    })
    void everyAnswerIsUnderstood(String command, String answer, String outcome, int messages) throws IOException {
        try (ScriptedMailServer server = ScriptedMailServer.answering(Map.of(command, answer))) {
            assertThat(to(server.port())
                            .send(notice("s", "b"), READER, null, NOW)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(outcome);
            assertThat(server.messages()).isEqualTo(messages);
        }
    }

    @Test
    void nothingIsSentInTheClearWhereSecurityWasAskedFor() throws IOException {
        try (ScriptedMailServer server = ScriptedMailServer.answering(Map.of())) {
            MailServer careful = new MailServer(
                    properties(server.port(), MailProperties.Security.STARTTLS, "user"), "data.example.org");
            assertThat(careful.send(notice("s", "b"), READER, null, NOW)).isInstanceOf(Outcome.TryAgain.class);
            assertThat(server.messages()).isZero();
        }
    }

    @Test
    void aServerWithoutASenderIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new MailProperties(
                        "smtp.example.org", null, MailProperties.Security.TLS, "", "", "", "", Duration.ofSeconds(1)))
                .hasMessageContaining("estran.mail.from");
    }

    private static MailServer to(int port) {
        return new MailServer(properties(port, MailProperties.Security.NONE, ""), "data.example.org");
    }

    private static MailProperties properties(int port, MailProperties.Security security, String user) {
        return new MailProperties(
                "localhost", port, security, user, "secret", "centre@example.org", "Centre", Duration.ofSeconds(5));
    }

    private static Notice notice(String subject, String body) {
        return new Notice("n1", "reader", null, Language.FR, subject, body, NoticeState.WAITING, NOW, NOW, null);
    }

    private static Account account(String id, String name, String email) {
        return new Account(id, id, name, email, Language.FR, Set.of(AccountRole.DEPOSITOR), NOW, null, null, 1);
    }
}
