import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;

/**
 * Any number of descriptions of some two kilobytes that nobody wrote, the same each time: words by Zipf's law with real
 * ones of the trade among them, five keywords, an organisation, a box, a period, variables.
 */
final class GeneratedRecords {

    private static final String[] REAL = {
        "ozone", "precipitation", "salinity", "aircraft", "radar", "sonde", "cloud", "temperature", "current", "chlorophyll",
        "tide", "wave", "sediment", "mooring", "glider", "cruise", "aerosol", "soil", "river", "ice"
    };
    private static final String[] LICENCES = {"CC-BY-4.0", "CC0-1.0", "etalab-2.0"};

    private final SplittableRandom random = new SplittableRandom(1_000_000);
    private final List<String> words = new ArrayList<>();
    private long made;

    GeneratedRecords() {
        Set<String> invented = new HashSet<>();
        while (invented.size() < 20_000) {
            invented.add(invented());
        }
        words.addAll(invented);
        words.sort(null); // the order of a set is nobody's promise
        for (int i = 0; i < REAL.length; i++) {
            words.set(40 + i * 60, REAL[i]);
        }
    }

    MetadataRecord next() {
        long n = made++;
        double west = random.nextDouble(-180, 175);
        double south = random.nextDouble(-80, 75);
        double size = Math.pow(random.nextDouble(), 3) * 40;
        int year = 1950 + random.nextInt(75);
        return new RecordBuilder(n % 20 == 0 ? Kind.SERIES : Kind.DATASET)
                .title(LocalizedText.of(random.nextInt(3) == 0 ? text(8) : "", text(8)))
                .summary(LocalizedText.of("", text(120)))
                .identifiers(List.of(new Identifier("urn", "urn:x-generated:" + n)))
                .parties(List.of(
                        Party.organisation(Role.PUBLISHER, "Institute " + words.get(zipf(400)), null),
                        Party.person(Role.AUTHOR, words.get(zipf(5000)), words.get(zipf(500)))))
                .keywords(List.of(keyword(), keyword(), keyword(), keyword(), keyword()))
                .topics(List.of(random.nextBoolean() ? "oceans" : "climatologyMeteorologyAtmosphere"))
                .boxes(List.of(new BoundingBox(
                        west, south, Math.min(180, west + size), Math.min(90, south + size / 2))))
                .period(TimeInterval.parse(year + "-01-01/" + Math.min(2025, year + random.nextInt(6)) + "-12-31"))
                .variables(List.of(
                        new Variable(words.get(zipf(300)), null, null, null), new Variable(words.get(zipf(300)), null, null, null)))
                .licence(LICENCES[random.nextInt(LICENCES.length)])
                .issued(String.format(Locale.ROOT, "%d-%02d-01", 2000 + random.nextInt(25), 1 + random.nextInt(12)))
                .build();
    }

    private Keyword keyword() {
        return new Keyword(LocalizedText.of("", words.get(zipf(3000))), null, null);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(words.get(zipf(words.size())));
        }
        return text.toString();
    }

    // Log-uniform ranks are near enough to Zipf's law.
    private int zipf(int most) {
        return (int) Math.min(most - 1, Math.exp(random.nextDouble() * Math.log(most)));
    }

    private String invented() {
        StringBuilder word = new StringBuilder();
        for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
            word.append("bdfglmnprstv".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
