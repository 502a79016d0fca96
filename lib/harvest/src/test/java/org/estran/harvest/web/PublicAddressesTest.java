package org.estran.harvest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "::ffff:169.254.169.254"
            })
    void anAddressOfNoPublicNetworkIsRefusedHoweverItIsSpelt(String literal) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "134.246.142.8",
                "172.32.0.1",
                "2001:660:6101::1",
                "2a00:1450::1",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "::ffff:8.8.8.8"
            })
    void aPublicAddressIsAllowed(String literal) {
        assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(literal))).isTrue();
    }

    @Test
    void aNameThatMeansAPublicAndAPrivateAddressIsRefusedWhole() {
        GuardedNames names = new GuardedNames(fixed("8.8.8.8", "127.0.0.1"));
        assertThatThrownBy(() -> names.resolve("two.example.org")).isInstanceOf(GuardedNames.PrivateAddress.class);
    }

    /** The addresses that were looked at are the very ones that are connected to: there is no second look. */
    @Test
    void whatWasCheckedIsWhatIsGiven() throws UnknownHostException {
        int[] asked = {0};
        GuardedNames names = new GuardedNames(new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral(asked[0]++ == 0 ? "8.8.8.8" : "127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
        assertThat(names.resolve("rebinding.example.org")).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        assertThat(asked[0]).isEqualTo(1);
        assertThatThrownBy(() -> names.resolve("rebinding.example.org"))
                .isInstanceOf(GuardedNames.PrivateAddress.class);
    }

    private static DnsResolver fixed(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return java.util.Arrays.stream(addresses)
                        .map(InetAddress::ofLiteral)
                        .toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
