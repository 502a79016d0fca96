package org.estran.grids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.judging.Shared;

/** The real data files that open. */
public final class Samples {

    private static final Set<String> NOT_OPENED = Set.of("dap4/test_atomic_types.nc");

    private Samples() {}

    /** By their path under the samples. */
    public static List<String> dataFiles() throws IOException {
        Path samples = Shared.data("samples");
        try (Stream<Path> all = Files.walk(samples)) {
            return all.filter(Files::isRegularFile)
                    .filter(Samples::isDataFile)
                    .map(f -> samples.relativize(f).toString())
                    .filter(name -> !NOT_OPENED.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDataFile(Path file) {
        try {
            return DataFiles.recognise(file).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
