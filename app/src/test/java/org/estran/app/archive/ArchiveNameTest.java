package org.estran.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveNameTest {

    static final List<String> HOSTILE = List.of(
            "../../etc/passwd",
            "/etc/passwd",
            "..",
            ".",
            "",
            "/",
            "a//b",
            "a/../b",
            "a/./b",
            "nul\u0000byte",
            "line\nfeed",
            "bell\u0007",
            "\u202Egnp.exe",
            "été.txt",
            Normalizer.normalize("été.txt", Normalizer.Form.NFD),
            "x".repeat(255),
            "x".repeat(256),
            "é".repeat(300),
            "é".repeat(301),
            "😀".repeat(200),
            "C:\\windows\\system32",
            "con",
            "trailing.",
            " leading",
            "a=2E",
            "a.",
            "-rf",
            "~",
            "=",
            "a%2Fb",
            "<script>alert(1)</script>.nc",
            "a\"b'c`d$(e);f|g&h");

    static List<String> hostile() {
        return HOSTILE;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void staysInItsFolderInAsciiAndWithinTheLengthOfAFileSystem(String name) {
        String onDisk = ArchiveName.of(name);
        assertThat(onDisk).matches("[A-Za-z0-9_,.=~/-]+");
        Path folder = Path.of("/archive");
        assertThat(folder.resolve(onDisk).normalize()).startsWithRaw(folder).isEqualTo(folder.resolve(onDisk));
        assertThat(folder.resolve(onDisk)).isNotEqualTo(folder);
        for (String segment : onDisk.split("/")) {
            assertThat(segment.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 255);
        }
    }

    @Test
    void differsWheneverTheNamesDiffer() {
        Set<String> seen = new HashSet<>();
        assertThat(HOSTILE)
                .allSatisfy(name ->
                        assertThat(seen.add(ArchiveName.of(name))).as(name).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sst.nc", "2021/03/sst_20210312.nc", "README", "a-b_c,d.tar.gz"})
    void leavesOrdinaryNamesAsTheyAre(String name) {
        assertThat(ArchiveName.of(name)).isEqualTo(name);
        assertThat(ArchiveName.isPlain(name)).isTrue();
    }

    @Test
    void keepsFoldersOfANameThatHasAccents() {
        assertThat(ArchiveName.of("données/été.txt")).isEqualTo("donn=C3=A9es/=C3=A9t=C3=A9.txt");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hasAnAddressMadeOfOrdinaryCharactersThatLeadsBackToIt(String name) {
        String address = ArchiveName.inAddress(name);
        assertThat(address).matches("[A-Za-z0-9_,.=~/%*-]+").doesNotContain("%2F", "%5C", "%00", "%25", "//", "/../");
        String received = URLDecoder.decode(address, StandardCharsets.UTF_8);
        if (!address.contains("=~")) {
            assertThat(received.contains("=") ? ArchiveName.nameIn(received).orElseThrow() : received)
                    .isEqualTo(name);
        }
    }

    @Test
    void keepsAccentsAndSpacesReadableInAddresses() {
        assertThat(ArchiveName.inAddress("données/été 1.txt")).isEqualTo("donn%C3%A9es/%C3%A9t%C3%A9%201.txt");
    }
}
