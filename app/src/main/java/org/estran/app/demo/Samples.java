package org.estran.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;

/** The folder {@code samples} of the project, as its README describes it. */
record Samples(Path folder) {

    /** What is described without being held here, by id. */
    Map<String, MetadataRecord> records() {
        Map<String, MetadataRecord> records = new TreeMap<>();
        for (Path file : in(folder.resolve("records"))) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json")) {
                records.put(name.substring(0, name.length() - ".json".length()), read(file));
            }
        }
        return records;
    }

    /** The data sets, by name. */
    Map<String, DataSet> dataSets() {
        Map<String, DataSet> dataSets = new TreeMap<>();
        for (Path data : in(folder.resolve("data"))) {
            if (Files.exists(data.resolve("record.json"))) {
                DataSet dataSet = new DataSet(data);
                dataSets.put(dataSet.name(), dataSet);
            }
        }
        return dataSets;
    }

    /** One data set: its files, and the description with which they are deposited. */
    record DataSet(Path folder) {

        String name() {
            return folder.getFileName().toString();
        }

        MetadataRecord description() {
            return read(folder.resolve("record.json"));
        }

        List<Path> files() {
            return in(folder).stream()
                    .filter(file -> !file.endsWith("record.json"))
                    .toList();
        }
    }

    private static MetadataRecord read(Path file) {
        try {
            return RecordJson.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
