package org.estran.app.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Instant now = NOON;
    private final SignInThrottle throttle = new SignInThrottle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void aLoginMayFailTenTimesInAQuarterOfAnHour() {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_LOGIN; i++) {
            assertThat(throttle.begin("someone", "192.0.2." + i)).isEmpty();
        }
        assertThat(throttle.begin("someone", "198.51.100.1")).contains(SignInThrottle.WINDOW);
        assertThat(throttle.begin("someone-else", "198.51.100.1")).isEmpty();
    }

    @Test
    void anAddressMayFailThirtyTimesWhateverTheLogins() {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_ADDRESS; i++) {
            assertThat(throttle.begin("login" + i, "192.0.2.1")).isEmpty();
        }
        assertThat(throttle.begin("another", "192.0.2.1")).isPresent();
        assertThat(throttle.begin("another", "192.0.2.2")).isEmpty();
    }

    @Test
    void anIpv6SubscriberIsOneAddress() {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_ADDRESS; i++) {
            assertThat(throttle.begin("login" + i, "2001:db8:1:2:0:0:0:" + i)).isEmpty();
        }
        assertThat(throttle.begin("another", "2001:db8:1:2:9:9:9:9")).isPresent();
        assertThat(throttle.begin("another", "2001:db8:1:3:9:9:9:9")).isEmpty();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        for (int i = 0; i <= SignInThrottle.FAILURES_PER_LOGIN; i++) {
            throttle.begin("someone", "192.0.2.1");
        }
        now = NOON.plus(Duration.ofMinutes(10));
        assertThat(throttle.begin("someone", "192.0.2.1")).contains(Duration.ofMinutes(5));
        now = NOON.plus(SignInThrottle.WINDOW);
        assertThat(throttle.begin("someone", "192.0.2.1")).isEmpty();
    }

    @Test
    void aSuccessClearsTheLogin() {
        for (int i = 0; i < SignInThrottle.FAILURES_PER_LOGIN - 1; i++) {
            throttle.begin("someone", "192.0.2.1");
        }
        throttle.begin("someone", "192.0.2.1");
        throttle.succeeded("someone", "192.0.2.1");
        assertThat(throttle.begin("someone", "192.0.2.1")).isEmpty();
    }

    @Test
    void manyStrangersDoNotFillTheMemory() {
        for (int i = 0; i < 60_000; i++) {
            throttle.begin("login" + i, "10.0." + (i >> 8 & 255) + "." + (i & 255));
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(20_000);
    }
}
