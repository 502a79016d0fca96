package org.estran.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Crc32Test {

    @Property(seed = "20", tries = 300)
    void joinsTheSumsOfTwoRunsOfBytesToThatOfBoth(@ForAll byte[] first, @ForAll byte[] second) {
        CRC32 both = new CRC32();
        both.update(first);
        both.update(second);

        assertThat(Crc32.joined(sum(first), sum(second), second.length)).isEqualTo(both.getValue());
    }

    private static long sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
