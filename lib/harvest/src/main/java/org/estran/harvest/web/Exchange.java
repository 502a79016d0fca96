package org.estran.harvest.web;

import static org.estran.harvest.web.SourceFailed.Reason.BUSY;
import static org.estran.harvest.web.SourceFailed.Reason.CUT_OFF;
import static org.estran.harvest.web.SourceFailed.Reason.FAILING;
import static org.estran.harvest.web.SourceFailed.Reason.PRIVATE_ADDRESS;
import static org.estran.harvest.web.SourceFailed.Reason.REFUSED;
import static org.estran.harvest.web.SourceFailed.Reason.TOO_LARGE;
import static org.estran.harvest.web.SourceFailed.Reason.TOO_SLOW;
import static org.estran.harvest.web.SourceFailed.Reason.UNREACHABLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request and its answer, within its time and size; nothing is followed or tried again here. */
final class Exchange implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(20);

    private final Manners manners;
    private final InstantSource clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("harvest-deadlines").factory());

    /** @param names null for whatever names mean */
    Exchange(Manners manners, InstantSource clock, @Nullable DnsResolver names) {
        this.manners = manners;
        this.clock = clock;
        Timeout perRead = Timeout.of(manners.perRead());
        Timeout connect =
                Timeout.of(manners.perRead().compareTo(LONGEST_CONNECT) < 0 ? manners.perRead() : LONGEST_CONNECT);
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(perRead)
                        .build());
        if (names != null) {
            connections.setDnsResolver(names);
        }
        this.client = HttpClients.custom()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(perRead)
                        .setConnectionRequestTimeout(perRead)
                        .build())
                .setUserAgent(manners.userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** What an address answers. */
    sealed interface Result {
        record Whole(Answer answer) implements Result {}

        record Elsewhere(String location) implements Result {}
    }

    Result once(URI address, HttpUriRequestBase request) throws Failed, InterruptedException {
        Instant deadline = clock.instant().plus(manners.perAnswer());
        Future<?> end = deadlines.schedule(request::cancel, manners.perAnswer().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> read(address, response));
        } catch (Refusal refusal) {
            throw refusal.failed;
        } catch (IOException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            boolean late = !clock.instant().isBefore(deadline) || request.isCancelled();
            throw failed(address.toString(), late, failed);
        } catch (IllegalArgumentException | IllegalStateException odd) {
            throw new Failed(new SourceFailed(UNREACHABLE, address + ": " + odd.getMessage(), odd), false, null);
        } finally {
            end.cancel(false);
        }
    }

    private Result read(URI address, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        String location = header(response, "Location");
        if (status >= 301 && status <= 308 && status != 304 && location != null) {
            response.close();
            return new Result.Elsewhere(location);
        }
        if (status >= 400) {
            String told = address + " answers " + status + ".";
            String retryAfter = header(response, "Retry-After");
            response.close();
            throw new Refusal(
                    status == 429 || status == 503
                            ? new Failed(new SourceFailed(BUSY, status, told), true, retryAfter)
                            : new Failed(
                                    new SourceFailed(status >= 500 ? FAILING : REFUSED, status, told),
                                    status >= 500 || status == 408,
                                    retryAfter));
        }
        String type = header(response, "Content-Type");
        byte[] body = status == 304 ? new byte[0] : body(address, response.getEntity());
        return new Result.Whole(new Answer(
                address,
                status,
                type == null ? "" : type,
                body,
                header(response, "ETag"),
                header(response, "Last-Modified")));
    }

    private byte[] body(URI address, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream in = entity.getContent();
        if (in == null) {
            return new byte[0];
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(
                (int) Math.clamp(entity.getContentLength(), 8_192, Math.min(manners.largest(), 8 << 20)));
        byte[] block = new byte[32_768];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            whole.write(block, 0, n);
            if (whole.size() > manners.largest()) {
                throw new Refusal(new Failed(
                        new SourceFailed(
                                TOO_LARGE, address + " answers with more than " + manners.largest() + " bytes."),
                        false,
                        null));
            }
        }
        return whole.toByteArray();
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static Failed failed(String address, boolean late, IOException failed) {
        if (failed instanceof GuardedNames.PrivateAddress) {
            return new Failed(
                    new SourceFailed(PRIVATE_ADDRESS, address + " leads into a private network.", failed), false, null);
        }
        if (failed instanceof UnknownHostException) {
            return new Failed(
                    new SourceFailed(UNREACHABLE, "Nobody knows the host of " + address + ".", failed), true, null);
        }
        if (late || failed instanceof java.net.SocketTimeoutException) {
            return new Failed(
                    new SourceFailed(TOO_SLOW, address + " did not answer whole within the time given.", failed),
                    true,
                    null);
        }
        if (failed instanceof java.net.ConnectException) {
            return new Failed(new SourceFailed(UNREACHABLE, "Nobody answers at " + address + ".", failed), true, null);
        }
        return new Failed(
                new SourceFailed(
                        CUT_OFF, "The answer of " + address + " ends before its end. " + failed.getMessage(), failed),
                true,
                null);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    /** Carries a failure out of the reading of an answer. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Failed failed;

        Refusal(Failed failed) {
            super(failed);
            this.failed = failed;
        }
    }

    /** An exchange that gave no answer to work with. */
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;
        private static final Duration FIRST = Duration.ofSeconds(1);

        private final transient SourceFailed told;
        private final boolean worthAnotherTry;
        private final @Nullable String retryAfter;

        Failed(SourceFailed told, boolean worthAnotherTry, @Nullable String retryAfter) {
            super(told);
            this.told = told;
            this.worthAnotherTry = worthAnotherTry;
            this.retryAfter = retryAfter;
        }

        SourceFailed told() {
            return told;
        }

        boolean isWorthAnotherTry() {
            return worthAnotherTry;
        }

        /** As the source asks, in seconds or as a date (RFC 9110, section 10.2.3), else twice as long each time. */
        Duration wait(int attempt, Instant now) {
            Duration own = FIRST.multipliedBy(1L << Math.clamp(attempt - 1L, 0, 8));
            if (retryAfter == null) {
                return own;
            }
            if (retryAfter.strip().matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
            }
            try {
                Instant then = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return then.isAfter(now) ? Duration.between(now, then) : own;
            } catch (DateTimeException garbled) {
                return own;
            }
        }
    }
}
