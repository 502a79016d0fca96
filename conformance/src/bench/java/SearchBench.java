import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.estran.app.EstranApplication;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.springframework.boot.SpringApplication;

/**
 * Faceted search for words and a box inside the centre, over a home that is filled already, beside the same query written
 * by hand for Lucene alone: the same index, in the same process, by turns. Started by {@link Bench} with the centre's own
 * class path. With a number as second argument the home is first filled with that many generated records, and the index
 * then made anew, both told.
 */
public class SearchBench {

    /** Words, the stems they have in French and in English, and the term of the bilingual list that they name. */
    record Words(String typed, List<String> french, List<String> english, List<String> terms) {}

    static final List<Words> WORDS = List.of(
            new Words("ozone", List.of("ozon"), List.of("ozon"), List.of("ozone")),
            new Words("precipitation", List.of("precipit"), List.of("precipit"), List.of("precipitation")),
            new Words("salinity", List.of("salinity"), List.of("salin"), List.of("salinity")),
            new Words("aircraft", List.of("aircraft"), List.of("aircraft"), List.of("aircraft")),
            new Words("radar", List.of("radar"), List.of("radar"), List.of("radar")),
            new Words("sonde", List.of("sond"), List.of("sond"), List.of()),
            new Words("cloud", List.of("cloud"), List.of("cloud"), List.of("cloud")));
    static final List<BoundingBox> BOXES = List.of(
            new BoundingBox(-130, 20, -60, 60), new BoundingBox(170, -40, -150, 40), new BoundingBox(-20, 30, 40, 70));
    static final List<String> FACETS =
            List.of("kind", "theme", "variable", "organisation", "keyword", "licence", "network", "decade", "year");
    static final int[] VALUES = {40, 1000, 40, 40, 40, 40, 200, 400, 400};
    static final int BATCH = 1000;

    static int warm = 150;
    static int rounds = 100;

    static StringDocValuesReaderState[] ordinals;
    static IndexSearcher alone;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        try (var centre = SpringApplication.run(
                EstranApplication.class, "--server.port=0", "--estran.home=" + home, "--logging.level.root=warn")) {
            Catalogue catalogue = centre.getBean(Catalogue.class);
            if (arguments.length > 1) {
                fill(catalogue, Integer.parseInt(arguments[1]));
                warm = 10;
                rounds = 20;
            }
            catalogue.catchUp();
            try (var directory = FSDirectory.open(newest(home.resolve("index/catalogue")));
                    var reader = DirectoryReader.open(directory)) {
                alone = new IndexSearcher(reader);
                ordinals = new StringDocValuesReaderState[FACETS.size()];
                for (int i = 0; i < ordinals.length; i++) {
                    ordinals[i] = new StringDocValuesReaderState(reader, "facet_" + FACETS.get(i));
                }
                measure(catalogue, reader.numDocs());
            }
            System.out.printf(Locale.ROOT, "search   heap: %d MB in use, %d MB at most with garbage, of %d MB allowed%n",
                    inUse() >> 20, mostHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    static void fill(Catalogue catalogue, int records) {
        GeneratedRecords generated = new GeneratedRecords();
        long begin = System.nanoTime();
        for (int made = 0; made < records; made += BATCH) {
            List<Description> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, records - made); i++) {
                batch.add(new Description(null, generated.next()));
            }
            catalogue.describe(batch);
        }
        double written = (System.nanoTime() - begin) / 1e9;
        begin = System.nanoTime();
        catalogue.rebuildIndex();
        double indexed = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "search   %d generated records written at %.0f/s (indexed meanwhile), index made anew at %.0f/s%n",
                records, records / written, records / indexed);
    }

    /** What a full collection leaves. */
    static long inUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that was ever used between two collections, garbage with it. */
    static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    static void measure(Catalogue catalogue, int records) throws IOException {
        List<SearchRequest> requests = new ArrayList<>();
        for (Words words : WORDS) {
            for (BoundingBox box : BOXES) {
                requests.add(SearchRequest.EVERYTHING.text(words.typed()).box(box).language(Language.EN));
            }
        }
        double[] ours = new double[rounds * requests.size()];
        double[] theirs = new double[ours.length];
        long found = 0;
        for (int round = -warm; round < rounds; round++) {
            for (int i = 0; i < requests.size(); i++) {
                long begin = System.nanoTime();
                long matched = catalogue.search(requests.get(i)).matched();
                long between = System.nanoTime();
                long same = search(byHand(WORDS.get(i / BOXES.size()), BOXES.get(i % BOXES.size())));
                long end = System.nanoTime();
                if (round >= 0) {
                    ours[round * requests.size() + i] = (between - begin) / 1e6;
                    theirs[round * requests.size() + i] = (end - between) / 1e6;
                } else if (matched != same) {
                    throw new IllegalStateException(requests.get(i) + ": " + matched + ", Lucene alone " + same);
                }
                found += matched;
            }
        }
        say(records, found / (warm + rounds) / requests.size(), ours, theirs);
    }

    static void say(int records, long found, double[] ours, double[] theirs) {
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(Locale.ROOT, "search   words, box and %d facets over %d records, %d found on average%n",
                FACETS.size(), records, found);
        for (int percent : new int[] {50, 95}) {
            double own = ours[ours.length * percent / 100];
            double bare = theirs[theirs.length * percent / 100];
            System.out.printf(Locale.ROOT,
                    "search   p%d: %.2f ms; the same query on Lucene alone: %.2f ms; ratio %.2f (at most 10 ms, at most 1.5)%n",
                    percent, own, bare, own / bare);
        }
    }

    /** What somebody would write who knows the index: any field, any language, the last word perhaps unfinished. */
    static Query byHand(Words words, BoundingBox box) {
        List<Query> anywhere = new ArrayList<>();
        words.french().forEach(stem -> {
            anywhere.add(term("title_fr", stem, 4));
            anywhere.add(term("text_fr", stem, 1));
        });
        words.english().forEach(stem -> {
            anywhere.add(term("title_en", stem, 4));
            anywhere.add(term("text_en", stem, 1));
        });
        anywhere.add(term("title_plain", words.typed(), 3));
        anywhere.add(term("text_plain", words.typed(), 0.8f));
        anywhere.add(new BoostQuery(new PrefixQuery(new Term("title_plain", words.typed())), 0.9f));
        anywhere.add(new BoostQuery(new PrefixQuery(new Term("text_plain", words.typed())), 0.24f));
        for (String id : words.terms()) {
            anywhere.add(term("concept", id, 3));
            anywhere.add(term("concept_above", id, 2));
            anywhere.add(term("concept_mentioned", id, 1));
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new DisjunctionMaxQuery(anywhere, 0.1f), Occur.MUST);
        BooleanQuery.Builder place = new BooleanQuery.Builder();
        if (box.crossesAntimeridian()) {
            place.add(range(box.west(), box.south(), 180, box.north()), Occur.SHOULD);
            place.add(range(-180, box.south(), box.east(), box.north()), Occur.SHOULD);
        } else {
            place.add(range(box.west(), box.south(), box.east(), box.north()), Occur.SHOULD);
        }
        return query.add(place.build(), Occur.FILTER).build();
    }

    static Query term(String field, String word, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, word)), boost);
    }

    static Query range(double west, double south, double east, double north) {
        return DoubleRange.newIntersectsQuery("box", new double[] {west, south}, new double[] {east, north});
    }

    static long search(Query query) throws IOException {
        Sort order = new Sort(SortField.FIELD_SCORE, new SortField("id", SortField.Type.STRING));
        Object[] collected = alone.search(
                query,
                new MultiCollectorManager(
                        new TopFieldCollectorManager(order, 21, null, Integer.MAX_VALUE), new FacetsCollectorManager()));
        TopDocs top = (TopDocs) collected[0];
        for (int i = 0; i < FACETS.size(); i++) {
            new StringValueFacetCounts(ordinals[i], (FacetsCollector) collected[1])
                    .getTopChildren(VALUES[i], "facet_" + FACETS.get(i));
        }
        for (ScoreDoc hit : top.scoreDocs) {
            Document stored = alone.storedFields().document(hit.doc);
            stored.get("title");
        }
        return top.totalHits.value();
    }

    static Path newest(Path folder) throws IOException {
        try (Stream<Path> numbered = Files.list(folder)) {
            return numbered.max((one, other) -> Integer.compare(number(one), number(other))).orElseThrow();
        }
    }

    static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }
}
