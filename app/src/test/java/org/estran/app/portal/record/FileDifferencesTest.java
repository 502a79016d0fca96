package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.portal.record.FileChange.What;
import org.estran.terms.Checksums;
import org.junit.jupiter.api.Test;

class FileDifferencesTest {

    @Test
    void tellsWhatIsNewGoneChangedAndRenamed() {
        assertThat(between(List.of("a=1", "b=2", "c=3", "d=4"), List.of("a=1", "b=5", "e=3", "f=6")))
                .containsExactly(
                        new FileChange(What.CHANGED, "b", null, 2L, 5L),
                        new FileChange(What.REMOVED, "d", null, 4L, null),
                        new FileChange(What.RENAMED, "e", "c", 3L, 3L),
                        new FileChange(What.ADDED, "f", null, null, 6L));
    }

    @Test
    void aFileOfWhichThereWereTwoIsRenamedOnceAndTheOtherIsGone() {
        assertThat(between(List.of("a=1", "b=1"), List.of("c=1")))
                .containsExactly(
                        new FileChange(What.REMOVED, "b", null, 1L, null),
                        new FileChange(What.RENAMED, "c", "a", 1L, 1L));
        assertThat(between(List.of("a=1"), List.of("a=1", "b=1")))
                .containsExactly(new FileChange(What.ADDED, "b", null, null, 1L));
        assertThat(between(List.of("a=1"), List.of("a=1"))).isEmpty();
    }

    private static List<FileChange> between(List<String> before, List<String> after) {
        return FileDifferences.between(
                before.stream().map(FileDifferencesTest::file).iterator(),
                after.stream().map(FileDifferencesTest::file).iterator());
    }

    /** {@code name=digit}: the digit is both its size and its bytes. */
    private static PublishedFile file(String text) {
        List<String> parts = Arrays.asList(text.split("="));
        String digit = parts.get(1);
        return new PublishedFile(
                "record",
                1,
                parts.get(0),
                "",
                Long.parseLong(digit),
                new Checksums(digit.repeat(128), digit.repeat(32), 0),
                "text/plain");
    }
}
