package org.estran.app.catalogue.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.estran.crosswalks.iso.IsoReader;
import org.estran.crosswalks.iso.UnreadableDocument;
import org.estran.judging.Shared;
import org.estran.records.MetadataRecord;

/** Real ISO 19139 records, read where they lie; without them a test is skipped at a desk and fails in CI. */
final class NcarRecords {

    private NcarRecords() {}

    static List<MetadataRecord> all() throws IOException {
        Path archive = Shared.data("records/ncar-iso19139/bulk-5762-records.tar.xz");
        List<MetadataRecord> records = new ArrayList<>();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                TarArchiveInputStream files = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.isFile() && file.getName().endsWith(".xml")) {
                    read(files.readAllBytes(), records);
                }
            }
        }
        return records;
    }

    private static void read(byte[] document, List<MetadataRecord> records) {
        try {
            records.add(IsoReader.read(document).record());
        } catch (UnreadableDocument broken) {
            // Two of them are, on purpose; how that is told is for the tests of the import.
        }
    }
}
