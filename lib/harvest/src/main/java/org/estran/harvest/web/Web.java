package org.estran.harvest.web;

import static org.estran.harvest.web.SourceFailed.Reason.NOT_AN_ADDRESS;
import static org.estran.harvest.web.SourceFailed.Reason.REDIRECTS;
import static org.estran.harvest.web.SourceFailed.Reason.ROBOTS;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The web as one harvest reads it: one request at a time, redirects followed by hand so that each is held against the
 * same rules. Private networks are refused by the addresses connected to, so that no name can mean one thing when it is
 * looked at and another when it is used; only authorities that an administrator trusts may be there. Not for several
 * threads.
 */
public final class Web implements AutoCloseable {

    private static final int MOST_REDIRECTS = 6;
    private static final String OUR_NAME = "estran-harvester";

    private final Manners manners;
    private final Set<String> trusted;
    private final Pauses pauses;
    private final InstantSource clock;
    private final Exchange guarded;
    private final Exchange trusting;
    private final Map<String, Robots> robots = new HashMap<>();
    private Instant last = Instant.EPOCH;
    private long bytes;

    /**
     * @param trusted authorities ({@code host:port}) that may be in a private network
     */
    public Web(Manners manners, Set<String> trusted, Pauses pauses, InstantSource clock) {
        this.manners = manners;
        this.trusted = Set.copyOf(trusted);
        this.pauses = pauses;
        this.clock = clock;
        this.guarded = new Exchange(manners, clock, new GuardedNames());
        this.trusting = new Exchange(manners, clock, null);
    }

    /** The authority of an address as {@code trusted} has it. */
    public static String authority(URI address) {
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Bytes of all answers so far. */
    public long bytes() {
        return bytes;
    }

    public Answer get(URI address, String accept) throws SourceFailed, InterruptedException {
        return ask(address, get(accept, null, null), false);
    }

    /** Only if it changed since: {@link Answer#isUnchanged} where it did not. */
    public Answer getIfChanged(URI address, String accept, @Nullable String etag, @Nullable String lastModified)
            throws SourceFailed, InterruptedException {
        return ask(address, get(accept, etag, lastModified), true);
    }

    /** As {@link #get}, for what is found by following links: {@code robots.txt} is asked first. */
    public Answer crawl(URI address, String accept) throws SourceFailed, InterruptedException {
        return getIfChanged(address, accept, null, null);
    }

    /**
     * Whether something is there, {@code robots.txt} being asked first: by {@code HEAD}, and where that is refused, as many
     * servers do for no reason, by {@code GET} of the first byte (RFC 9110, sections 9.3.2 and 14.2).
     *
     * @return the status that was answered
     * @throws SourceFailed where nothing is, or nobody says; its {@link SourceFailed#status} tells what was answered
     */
    public int probe(URI address) throws SourceFailed, InterruptedException {
        try {
            return ask(address, HttpHead::new, true).status();
        } catch (SourceFailed failed) {
            if (failed.reason() != SourceFailed.Reason.REFUSED && failed.reason() != SourceFailed.Reason.FAILING) {
                throw failed;
            }
        }
        try {
            return ask(address, Web::firstByte, true).status();
        } catch (SourceFailed failed) {
            // Of nothing there is no first byte; of much, more came than was asked for.
            if (failed.status() == 416 || failed.reason() == SourceFailed.Reason.TOO_LARGE) {
                return 200;
            }
            throw failed;
        }
    }

    private static HttpUriRequestBase firstByte(URI address) {
        HttpGet get = new HttpGet(address);
        get.setHeader("Range", "bytes=0-0");
        return get;
    }

    public Answer post(URI address, String mediaType, byte[] body, String accept)
            throws SourceFailed, InterruptedException {
        return ask(
                address,
                at -> {
                    HttpPost post = new HttpPost(at);
                    post.setEntity(new ByteArrayEntity(body, ContentType.parse(mediaType)));
                    post.setHeader("Accept", accept);
                    return post;
                },
                false);
    }

    private interface Asking {
        HttpUriRequestBase at(URI address);
    }

    private static Asking get(String accept, @Nullable String etag, @Nullable String lastModified) {
        return at -> {
            HttpGet get = new HttpGet(at);
            get.setHeader("Accept", accept);
            if (etag != null) {
                get.setHeader("If-None-Match", etag);
            } else if (lastModified != null) {
                get.setHeader("If-Modified-Since", lastModified);
            }
            return get;
        };
    }

    private Answer ask(URI address, Asking asking, boolean isCrawled) throws SourceFailed, InterruptedException {
        URI at = checked(address);
        Set<URI> seen = new HashSet<>();
        List<URI> way = new ArrayList<>();
        while (true) {
            if (!seen.add(at) || way.size() > MOST_REDIRECTS) {
                throw new SourceFailed(REDIRECTS, "Redirected in a circle or too often: " + way);
            }
            way.add(at);
            if (isCrawled && manners.keepsToRobots()) {
                heed(at);
            }
            Exchange.Result result = patiently(at, asking);
            switch (result) {
                case Exchange.Result.Whole whole -> {
                    bytes += whole.answer().body().length;
                    return whole.answer();
                }
                case Exchange.Result.Elsewhere elsewhere -> at = checked(resolve(at, elsewhere.location()));
            }
        }
    }

    private Exchange.Result patiently(URI at, Asking asking) throws SourceFailed, InterruptedException {
        Exchange exchange = trusted.contains(authority(at)) ? trusting : guarded;
        for (int attempt = 1; ; attempt++) {
            keepPause(manners.pause());
            try {
                return exchange.once(at, asking.at(at));
            } catch (Exchange.Failed failed) {
                Duration wait = failed.wait(attempt, clock.instant());
                if (!failed.isWorthAnotherTry()
                        || attempt >= manners.tries()
                        || wait.compareTo(manners.longestWait()) > 0) {
                    throw failed.told();
                }
                pauses.pause(wait);
            } finally {
                last = clock.instant();
            }
        }
    }

    private void keepPause(Duration pause) throws InterruptedException {
        Duration rest = pause.minus(Duration.between(last, clock.instant()));
        if (rest.isPositive()) {
            pauses.pause(rest);
        }
    }

    private void heed(URI at) throws SourceFailed, InterruptedException {
        String authority = at.getScheme() + "://" + authority(at);
        Robots rules = robots.get(authority);
        if (rules == null) {
            rules = robotsOf(at);
            robots.put(authority, rules);
        }
        String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
        String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        if (!rules.allows(path + query)) {
            throw new SourceFailed(ROBOTS, "The robots.txt of " + authority(at) + " asks not to read " + path + ".");
        }
        keepPause(rules.delay());
    }

    /**
     * Where there is none everything is allowed (RFC 9309, section 2.3.1); where it cannot be had, nothing.
     *
     * @throws SourceFailed where that is for a reason that says more of the server than of its rules
     */
    private Robots robotsOf(URI at) throws SourceFailed, InterruptedException {
        try {
            Answer answer = ask(at.resolve("/robots.txt"), get("text/plain, */*;q=0.5", null, null), false);
            return Robots.read(answer.text(), OUR_NAME);
        } catch (SourceFailed failed) {
            if (failed.reason().isForAll() || failed.reason() == SourceFailed.Reason.FAILING) {
                throw failed;
            }
            return failed.reason() == SourceFailed.Reason.REFUSED ? Robots.ALLOW_ALL : Robots.ALLOW_NOTHING;
        }
    }

    private static URI resolve(URI at, String location) throws SourceFailed {
        try {
            return at.resolve(new URI(location.strip().replace(" ", "%20")));
        } catch (URISyntaxException | IllegalArgumentException garbled) {
            throw new SourceFailed(REDIRECTS, at + " redirects to what is no address: " + location, garbled);
        }
    }

    private static URI checked(URI address) throws SourceFailed {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new SourceFailed(NOT_AN_ADDRESS, "Only http and https are read: " + address);
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new SourceFailed(NOT_AN_ADDRESS, "An address without a host, or with a name and password in it.");
        }
        return address;
    }

    @Override
    public void close() {
        guarded.close();
        trusting.close();
    }
}
