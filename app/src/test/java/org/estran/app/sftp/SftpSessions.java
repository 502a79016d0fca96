package org.estran.app.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** What people are answered over SFTP, each in a session of their own, asked for once and open for all that they ask. */
public final class SftpSessions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SshClient ssh = SshClient.setUpDefaultClient();
    private final Map<String, Optional<SftpClient>> open = new HashMap<>();
    private final int port;

    public SftpSessions(ApplicationContext centre) {
        port = centre.getBean(SftpDoor.class).port();
        ssh.setServerKeyVerifier((session, address, key) -> true);
        ssh.start();
    }

    /**
     * An answer.
     *
     * @param status {@code ok}, the name of the status of draft-ietf-secsh-filexfer-02, section 7, or {@code no-sign-in}
     * @param bytes what was read, each byte a character; the names of a folder, a line each
     */
    public record Answer(String status, String bytes) {}

    /** The names in a folder. */
    public Answer list(String login, @Nullable String token, String folder) throws IOException {
        return answer(login, token, sftp -> {
            try {
                return StreamSupport.stream(sftp.readDir(folder).spliterator(), false)
                        .map(SftpClient.DirEntry::getFilename)
                        .filter(name -> !name.equals(".") && !name.equals(".."))
                        .collect(Collectors.joining("\n"));
            } catch (UncheckedIOException refused) {
                throw Objects.requireNonNull(refused.getCause());
            }
        });
    }

    /** The bytes of a file. */
    public Answer read(String login, @Nullable String token, String file) throws IOException {
        return answer(login, token, sftp -> {
            try (InputStream in = sftp.read(file)) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        });
    }

    private interface Asking {
        String of(SftpClient sftp) throws IOException;
    }

    private Answer answer(String login, @Nullable String token, Asking asking) throws IOException {
        if (!open.containsKey(login)) {
            open.put(login, signIn(login, token));
        }
        Optional<SftpClient> sftp = open.getOrDefault(login, Optional.empty());
        if (sftp.isEmpty()) {
            return new Answer("no-sign-in", "");
        }
        try {
            return new Answer("ok", asking.of(sftp.get()));
        } catch (SftpException refused) {
            return new Answer(
                    SftpConstants.getStatusName(refused.getStatus())
                            .replace("SSH_FX_", "")
                            .replace('_', '-')
                            .toLowerCase(Locale.ROOT),
                    "");
        }
    }

    private Optional<SftpClient> signIn(String login, @Nullable String token) throws IOException {
        String name = token == null ? SftpDoor.ANONYMOUS : login;
        ClientSession session =
                ssh.connect(name, "localhost", port).verify(PATIENCE).getSession();
        if (token != null) {
            session.addPasswordIdentity(token);
        }
        try {
            session.auth().verify(PATIENCE);
        } catch (SshException refused) {
            session.close(true);
            return Optional.empty();
        }
        return Optional.of(SftpClientFactory.instance().createSftpClient(session));
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
