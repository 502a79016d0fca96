import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Xml;
import org.estran.crosswalks.iso.Iso191153;
import org.estran.crosswalks.iso.Iso19139;
import org.estran.crosswalks.iso.IsoReader;
import org.estran.crosswalks.iso.UnreadableDocument;
import org.estran.records.AccessCondition;
import org.estran.records.MetadataRecord;

/**
 * Reading and writing ISO 19139 and ISO 19115-3 on two threads, over a folder of real records, beside StAX alone over the
 * same bytes on the same threads. The documents of ISO 19115-3 are those records written in it. Started by {@link Bench}
 * with the centre's own class path.
 */
public class CrosswalkBench {

    static final int ROUNDS = 5;
    static final Published PUBLISHED = new Published(
            "bench_record", null, URI.create("https://centre.example/records/bench_record"), "", Instant.EPOCH, null, List.of(), "Centre", AccessCondition.OPEN);

    /** One document, read or read and written. */
    interface Step {
        void take(byte[] document) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        List<byte[]> in2003 = new ArrayList<>();
        List<byte[]> in2014 = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".xml"))::iterator) {
                byte[] document = Files.readAllBytes(file);
                try {
                    MetadataRecord record = IsoReader.read(document).record();
                    in2003.add(document);
                    in2014.add(Iso191153.write(record, PUBLISHED).getBytes(StandardCharsets.UTF_8));
                } catch (UnreadableDocument refused) {
                    // not among those that are measured
                }
            }
        }
        tell("ISO 19139", in2003, document -> Iso19139.write(IsoReader.read(document).record(), PUBLISHED));
        tell("ISO 19115-3", in2014, document -> Iso191153.write(IsoReader.read(document).record(), PUBLISHED));
    }

    static void tell(String name, List<byte[]> documents, Step step) throws Exception {
        double[] ours = new double[ROUNDS];
        double[] alone = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            double both = measure(documents, step);
            double stax = measure(documents, CrosswalkBench::parse);
            if (round >= 0) {
                ours[round] = both;
                alone[round] = stax;
            }
        }
        long bytes = documents.stream().mapToLong(document -> document.length).sum();
        System.out.printf(
                Locale.ROOT,
                "crosswalk %s: %d records, %.0f MB, read and written on 2 threads: %.0f records/s (at least 1500); StAX alone"
                        + " %.0f records/s; ratio %.2f%n",
                name, documents.size(), bytes / 1e6, documents.size() / median(ours), documents.size() / median(alone),
                median(ours) / median(alone));
    }

    static void parse(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = STAX.createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            reader.next();
        }
        reader.close();
    }

    static final XMLInputFactory STAX = Xml.streamReaders();

    static double measure(List<byte[]> documents, Step step) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            long begin = System.nanoTime();
            List<Future<?>> halves = new ArrayList<>();
            for (int half = 0; half < 2; half++) {
                int from = half;
                halves.add(threads.submit(() -> {
                    for (int i = from; i < documents.size(); i += 2) {
                        step.take(documents.get(i));
                    }
                    return null;
                }));
            }
            for (Future<?> half : halves) {
                half.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
