package org.estran.app.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/deposit",
                "/records?q=temp%C3%A9rature&after=a",
                "/records/abc/files/%C3%A9t%C3%A9.txt",
                "/a?to=https://example.org",
                "/account#tokens"
            })
    void sendsOnToAnAddressOfOurs(String address) {
        assertThat(LocalAddress.orElse(address, "/")).isEqualTo(address);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//example.org",
                "///example.org",
                "/\\example.org",
                "/\t/example.org",
                "\\\\example.org",
                "https://example.org",
                "javascript:alert(1)",
                "example.org",
                " /deposit",
                "/deposit\r\nSet-Cookie: a=b",
                "/é",
                "/account/sign-in?to=/"
            })
    void sendsNobodyElsewhere(String address) {
        assertThat(LocalAddress.orElse(address, "/safe")).isEqualTo("/safe");
    }
}
