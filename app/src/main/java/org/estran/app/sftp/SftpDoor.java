package org.estran.app.sftp;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuth;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.UserAuthNone;
import org.apache.sshd.server.auth.UserAuthNoneFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.UnsupportedAttributePolicy;
import org.estran.app.accounts.BearerTokens;
import org.estran.app.accounts.Caller;
import org.estran.app.home.Home;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The SSH server with its one subsystem. Its host key is made once and kept in the home. */
@Component
@EnableConfigurationProperties(SftpProperties.class)
class SftpDoor implements SmartLifecycle {

    /** Who reads what anyone may read; no password is asked. */
    static final String ANONYMOUS = "anonymous";

    private static final Logger LOG = LoggerFactory.getLogger(SftpDoor.class);
    private static final AttributeKey<Caller> CALLER = new AttributeKey<>();
    private static final int MOST_ATTEMPTS = 4;

    private final SftpProperties properties;
    private final Home home;
    private final BearerTokens tokens;
    private final PublishedTree tree;
    private @Nullable SshServer server;

    SftpDoor(SftpProperties properties, Home home, BearerTokens tokens, PublishedTree tree) {
        this.properties = properties;
        this.home = home;
        this.tokens = tokens;
        this.tree = tree;
    }

    @Override
    public synchronized void start() {
        Integer port = properties.port();
        if (port == null || server != null) {
            return;
        }
        SshServer made = SshServer.setUpDefaultServer();
        made.setPort(port);
        SimpleGeneratorHostKeyProvider key =
                new SimpleGeneratorHostKeyProvider(home.root().resolve("sftp-host-key"));
        key.setAlgorithm("EC");
        key.setKeySize(256);
        made.setKeyPairProvider(key);
        made.setUserAuthFactories(List.of(new AnonymousFactory(), UserAuthPasswordFactory.INSTANCE));
        made.setPasswordAuthenticator((login, password, session) -> isAccount(login, password, session));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withUnsupportedAttributePolicy(UnsupportedAttributePolicy.ThrowException)
                .build()));
        made.setShellFactory(null);
        made.setCommandFactory(null);
        made.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        made.setFileSystemFactory(new Trees());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(made, MOST_ATTEMPTS);
        SftpModuleProperties.CLIENT_EXTENSIONS.set(made, "");
        try {
            made.start();
        } catch (IOException failed) {
            throw new IllegalStateException("cannot serve SFTP on port " + port, failed);
        }
        server = made;
        LOG.info("published files are served by SFTP on port {}", made.getPort());
    }

    /** The port it listens on; -1 where it does not. */
    synchronized int port() {
        return server == null ? -1 : server.getPort();
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            try {
                server.stop(true);
            } catch (IOException failed) {
                LOG.warn("SFTP did not stop as it should", failed);
            }
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** The password is one of the account's access tokens: what a script has can be revoked by itself. */
    private boolean isAccount(String login, String password, ServerSession session) {
        return tokens.bearer(password)
                .filter(bearer -> bearer.account().login().equals(login))
                .map(bearer -> {
                    session.setAttribute(CALLER, bearer.account().asCaller());
                    return true;
                })
                .orElse(false);
    }

    private final class Trees implements FileSystemFactory {
        @Override
        public Path getUserHomeDir(SessionContext session) {
            return fileSystem(session).getPath("/");
        }

        @Override
        public FileSystem createFileSystem(SessionContext session) {
            return fileSystem(session);
        }

        private PublishedFileSystem fileSystem(SessionContext session) {
            Caller caller = session.getAttribute(CALLER);
            return new PublishedFileSystem(tree, Objects.requireNonNullElse(caller, Caller.ANONYMOUS));
        }
    }

    /** The method "none" of RFC 4252, section 5.2, for {@link #ANONYMOUS} alone. */
    private static final class AnonymousFactory implements UserAuthFactory {
        @Override
        public String getName() {
            return UserAuthNoneFactory.NAME;
        }

        @Override
        public UserAuth createUserAuth(ServerSession session) {
            return new UserAuthNone() {
                @Override
                public Boolean doAuth(org.apache.sshd.common.util.buffer.Buffer buffer, boolean init) {
                    return ANONYMOUS.equals(getUsername());
                }
            };
        }
    }
}
