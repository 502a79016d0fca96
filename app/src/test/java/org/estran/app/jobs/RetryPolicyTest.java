package org.estran.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(10, Duration.ofSeconds(2), Duration.ofSeconds(60));

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(n -> policy.pauseAfter(n).toSeconds()))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void neverOverflows() {
        assertThat(policy.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void thePatientOneOutlastsALongWeekend() {
        Duration all = IntStream.range(1, RetryPolicy.PATIENT.attempts())
                .mapToObj(RetryPolicy.PATIENT::pauseAfter)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isGreaterThan(Duration.ofDays(4));
    }
}
