package org.estran.harvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RobotsTest {

    private static Robots read(String text) {
        return Robots.read(text, "estran-harvester");
    }

    @Test
    void theLongestRuleThatFitsDecides() {
        Robots robots = read("User-agent: *\nDisallow: /data\nAllow: /data/public\n");
        assertThat(robots.allows("/data/x.xml")).isFalse();
        assertThat(robots.allows("/data/public/x.xml")).isTrue();
        assertThat(robots.allows("/other")).isTrue();
    }

    @Test
    void aGroupOfOurNameGoesBeforeThatOfAll() {
        Robots robots = read("User-agent: *\nDisallow: /\n\nUser-agent: Estran\nCrawl-delay: 2\nDisallow: /private\n");
        assertThat(robots.allows("/data")).isTrue();
        assertThat(robots.allows("/private/x")).isFalse();
        assertThat(robots.delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void starsAndDollarsMeanWhatTheRfcSays() {
        Robots robots = read("User-agent: a\nUser-agent: *\nDisallow: /*.zip$\n# a remark\nDisallow:\n");
        assertThat(robots.allows("/a/b.zip")).isFalse();
        assertThat(robots.allows("/a/b.zip?x=1")).isTrue();
        assertThat(robots.allows("/a")).isTrue();
    }
}
