package org.estran.harvest.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are the public internet's: what IANA's registries of special purpose addresses (RFC 6890) do not take
 * out. An IPv6 address that only carries an IPv4 address (mapped, compatible, NAT64, 6to4) is what it carries.
 */
public final class PublicAddresses {

    private static final List<Block> SPECIAL = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 4),
            block("240.0.0.0", 4),
            // Teredo, ORCHID, benchmarking, documentation.
            block("2001::", 23),
            block("2001:db8::", 32),
            block("3fff::", 20));

    /** Global unicast; all the rest of IPv6 is local, multicast or not given out. */
    private static final Block GLOBAL = block("2000::", 3);

    private static final Block NAT64 = block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = block("2002::", 16);

    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            int embedded = embeddedAt(bytes);
            if (embedded >= 0) {
                return isPublic(four(Arrays.copyOfRange(bytes, embedded, embedded + 4)));
            }
            if (!GLOBAL.holds(bytes)) {
                return false;
            }
        }
        return SPECIAL.stream().noneMatch(block -> block.holds(bytes));
    }

    /** Where in an IPv6 address the IPv4 address lies that it stands for; −1 where it stands for none. */
    private static int embeddedAt(byte[] bytes) {
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            zeros &= bytes[i] == 0;
        }
        boolean mapped = zeros && bytes[10] == -1 && bytes[11] == -1;
        boolean compatible = zeros && bytes[10] == 0 && bytes[11] == 0;
        if (mapped || compatible || NAT64.holds(bytes)) {
            return 12;
        }
        return SIX_TO_FOUR.holds(bytes) ? 2 : -1;
    }

    private static Inet4Address four(byte[] bytes) {
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Block block(String address, int bits) {
        return new Block(InetAddress.ofLiteral(address).getAddress(), bits);
    }

    private record Block(byte[] start, int bits) {

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
