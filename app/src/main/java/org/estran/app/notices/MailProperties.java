package org.estran.app.notices;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server to hand notices to. With no host, notices are kept in the outbox.
 *
 * @param security {@code starttls} (refuses to go on without), {@code tls} from the first byte, or {@code none}
 * @param from the address that mails come from
 * @param fromName the name beside it
 * @param timeout how long the server may take to accept a connection or to answer one command
 */
@ConfigurationProperties("estran.mail")
record MailProperties(
        @DefaultValue("") String host,
        @Nullable Integer port,
        @DefaultValue("starttls") Security security,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("Estran") String fromName,
        @DefaultValue("20s") Duration timeout) {

    enum Security {
        NONE(25),
        STARTTLS(587),
        TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    MailProperties {
        if (!host.isBlank() && from.isBlank()) {
            throw new IllegalArgumentException("estran.mail.from: the address that mails come from is needed");
        }
    }

    boolean isGiven() {
        return !host.isBlank();
    }

    int portOrUsual() {
        return port == null ? security.port : port;
    }
}
