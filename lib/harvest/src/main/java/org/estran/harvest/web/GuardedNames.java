package org.estran.harvest.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Names of the public internet only. The connection is made to the very addresses that are given from here, so that a
 * name that is bound anew between the look and the connection (DNS rebinding) gains nothing; a literal address comes
 * through here as well.
 */
final class GuardedNames implements DnsResolver {

    private final DnsResolver names;

    GuardedNames() {
        this(SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedNames(DnsResolver names) {
        this.names = names;
    }

    /** A name that means a private address is refused whole, whatever else it means. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new PrivateAddress(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** The name leads into a private network. */
    static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddress(String host) {
            super(host);
        }
    }
}
