package org.estran.app.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: within a quarter of an hour a login may fail ten times, a client address thirty times. Kept in
 * memory and bounded; what was not seen for longest is forgotten first.
 */
@Component
class SignInThrottle {

    static final int FAILURES_PER_LOGIN = 10;
    static final int FAILURES_PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 20_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before it is looked at, so that many at once cannot slip through together; a success
     * takes it back.
     *
     * @return how long to wait when there were too many already; empty when the attempt may go on
     */
    synchronized Optional<Duration> begin(String login, String address) {
        Instant now = clock.instant();
        Deque<Instant> byLogin = recent(loginKey(login), now);
        Deque<Instant> byAddress = recent(addressKey(address), now);
        Optional<Duration> wait =
                longer(wait(byLogin, FAILURES_PER_LOGIN, now), wait(byAddress, FAILURES_PER_ADDRESS, now));
        if (wait.isEmpty()) {
            byLogin.addLast(now);
            byAddress.addLast(now);
        }
        return wait;
    }

    /** The attempt was the right person's: their login is clean again, and their address has one failure less. */
    synchronized void succeeded(String login, String address) {
        failures.remove(loginKey(login));
        Deque<Instant> byAddress = failures.get(addressKey(address));
        if (byAddress != null) {
            byAddress.pollLast();
        }
    }

    private Deque<Instant> recent(String key, Instant now) {
        Deque<Instant> times = failures.computeIfAbsent(key, fresh -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        return times;
    }

    private static Optional<Duration> wait(Deque<Instant> times, int most, Instant now) {
        return times.size() < most
                ? Optional.empty()
                : Optional.of(Duration.between(now, times.getFirst().plus(WINDOW)));
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0 || other.isEmpty()
                ? one
                : other;
    }

    synchronized int size() {
        return failures.size();
    }

    private static String loginKey(String login) {
        return "login " + (login.length() > 64 ? login.substring(0, 64) : login);
    }

    /** One subscriber of IPv6 holds a whole /64. */
    private static String addressKey(String address) {
        if (address.indexOf(':') < 0) {
            return "address " + address;
        }
        String[] groups = address.split(":", -1);
        int kept = Math.min(4, groups.length);
        StringBuilder prefix = new StringBuilder("address");
        for (int i = 0; i < kept && !(groups[i].isEmpty() && i > 0); i++) {
            prefix.append(' ').append(groups[i]);
        }
        return prefix.toString();
    }
}
