package org.estran.app.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        "same-origin,, true",
        "none,, true",
        "same-site,, false",
        "cross-site,, false",
        "cross-site, https://data.example.org, false",
        ", https://data.example.org, true",
        ", http://inside:8080, true",
        ", http://INSIDE:8080, true",
        ", http://elsewhere.example, false",
        ", null, false",
        ",, true"
    })
    void trustsWhatTheBrowserSaysOfTheForm(String site, String origin, boolean ours) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/account/sign-in");
        request.addHeader("Host", "inside:8080");
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        assertThat(new SameOrigin("https://data.example.org").holds(request)).isEqualTo(ours);
    }
}
