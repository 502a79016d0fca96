package org.estran.app.notices;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.estran.app.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one mail to the configured server by SMTP (RFC 5321) and says what became of it. */
final class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final Pattern REPLY_CODE = Pattern.compile("^\\s*([245])\\d\\d\\b");

    private final MailProperties configured;
    private final String domain;
    private final Session session;

    /**
     * @param domain the right-hand side of message identifiers
     */
    MailServer(MailProperties configured, String domain) {
        this.configured = configured;
        this.domain = domain;
        this.session = Session.getInstance(properties(configured, domain));
    }

    /** What became of a mail. */
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /** Nothing was sent; another try may go better. */
        record TryAgain(String reason) implements Outcome {}

        /** The server does not want this mail, today or ever. */
        record Refused(String reason) implements Outcome {}

        /** The server had all of it and did not answer. */
        record Unknown(String reason) implements Outcome {}
    }

    Outcome send(Notice notice, Account reader, @Nullable Account answerTo, Instant now) {
        MimeMessage message;
        try {
            message = message(notice, reader, answerTo, now);
        } catch (MessagingException unusableAddress) {
            return new Outcome.Refused(said(unusableAddress));
        }
        Transport transport = transport();
        try {
            transport.connect(
                    configured.host(),
                    configured.portOrUsual(),
                    configured.user().isBlank() ? null : configured.user(),
                    configured.user().isBlank() ? null : configured.password());
        } catch (MessagingException notConnected) {
            return new Outcome.TryAgain(said(notConnected));
        }
        Outcome outcome = handOver(transport, message);
        takeLeave(transport);
        return outcome;
    }

    private Transport transport() {
        try {
            return session.getTransport();
        } catch (NoSuchProviderException missing) {
            throw new IllegalStateException("the mail library has no SMTP", missing);
        }
    }

    private static void takeLeave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException rude) {
            LOG.debug("the mail server did not say goodbye: {}", rude.toString());
        }
    }

    private static Outcome handOver(Transport transport, MimeMessage message) {
        try {
            transport.sendMessage(message, Objects.requireNonNull(message.getAllRecipients()));
            return new Outcome.Taken();
        } catch (MessagingException failed) {
            String said = said(failed);
            return switch (replyClass(failed)) {
                case 4 -> new Outcome.TryAgain(said);
                case 5 -> new Outcome.Refused(said);
                default -> isBeforeTheEnd(failed) ? new Outcome.TryAgain(said) : new Outcome.Unknown(said);
            };
        }
    }

    /** Whether the connection was lost while the message had not yet been sent whole. */
    private static boolean isBeforeTheEnd(MessagingException failed) {
        return failed instanceof SMTPSendFailedException sending
                && !sending.getCommand().equals(".");
    }

    /** The first digit of the server's reply, 0 where there was none. */
    private static int replyClass(MessagingException failed) {
        for (Exception link = failed; link != null; link = next(link)) {
            int code = switch (link) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException sending -> sending.getReturnCode();
                default -> -1;
            };
            if (code >= 400) {
                return code / 100;
            }
        }
        Matcher told = REPLY_CODE.matcher(Objects.requireNonNullElse(failed.getMessage(), ""));
        return told.find() ? Integer.parseInt(told.group(1)) : 0;
    }

    private static @Nullable Exception next(Exception link) {
        return link instanceof MessagingException message ? message.getNextException() : null;
    }

    private MimeMessage message(Notice notice, Account reader, @Nullable Account answerTo, Instant now)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // The same each time, so that a mail sent twice by a person is known as one.
                setHeader("Message-ID", "<" + notice.id() + "@" + domain + ">");
            }
        };
        message.setFrom(address(configured.from(), configured.fromName()));
        message.setRecipient(Message.RecipientType.TO, address(reader.email(), reader.displayName()));
        if (answerTo != null) {
            message.setReplyTo(new Address[] {address(answerTo.email(), answerTo.displayName())});
        }
        message.setSubject(oneLine(notice.subject()), StandardCharsets.UTF_8.name());
        message.setText(notice.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Content-Language", notice.language().code());
        // RFC 3834: machines must not answer it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(now));
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        InternetAddress strict = new InternetAddress(address, true);
        try {
            strict.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
        return strict;
    }

    /** A line end in a header would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String said(MessagingException failed) {
        StringBuilder said = new StringBuilder();
        for (Exception link = failed; link != null; link = next(link)) {
            String message = Objects.requireNonNullElse(
                            link.getMessage(), link.getClass().getSimpleName())
                    .strip();
            if (said.indexOf(message) < 0) {
                said.append(said.isEmpty() ? "" : ": ").append(message);
            }
        }
        return said.toString();
    }

    private static Properties properties(MailProperties configured, String domain) {
        String protocol = configured.security() == MailProperties.Security.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        String millis = Long.toString(configured.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "localhost", domain);
        properties.setProperty(
                prefix + "auth", Boolean.toString(!configured.user().isBlank()));
        boolean isUpgraded = configured.security() == MailProperties.Security.STARTTLS;
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(isUpgraded));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(isUpgraded));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }
}
