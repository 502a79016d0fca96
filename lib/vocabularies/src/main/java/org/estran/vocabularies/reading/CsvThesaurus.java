package org.estran.vocabularies.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Thesaurus;

/**
 * A thesaurus as a table (RFC 4180; comma, semicolon or tab): one concept a line, the first line says what the columns
 * are. {@link CsvColumns} tells the names it goes by.
 */
final class CsvThesaurus {

    private CsvThesaurus() {}

    static Thesaurus read(InputStream bytes, String name) throws IOException {
        BufferedReader text =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        text.mark(1 << 16);
        try {
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            text.mark(1 << 16);
            String first = String.valueOf(text.readLine());
            text.reset();
            return GcmdKeywords.isTheirs(first) ? GcmdKeywords.read(text, first) : table(text, first, name);
        } catch (CharacterCodingException foreign) {
            throw ThesaurusFile.unreadable("", "it is not written in UTF-8");
        } catch (CSVException broken) {
            throw ThesaurusFile.unreadable("", String.valueOf(broken.getMessage()));
        } catch (UncheckedIOException broken) {
            throw ThesaurusFile.unreadable("", String.valueOf(broken.getMessage()));
        }
    }

    static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    private static Thesaurus table(BufferedReader text, String first, String name) throws IOException {
        Gathering concepts = new Gathering();
        try (CSVParser lines = CSVParser.builder()
                .setReader(text)
                .setFormat(format(delimiter(first)))
                .get()) {
            var each = lines.iterator();
            if (!each.hasNext()) {
                return concepts.finish(name, null, Map.of(), null);
            }
            CsvColumns columns = CsvColumns.of(each.next().values());
            while (each.hasNext()) {
                CSVRecord line = each.next();
                if (line.size() > 1 || !line.get(0).isBlank()) {
                    columns.read(line, concepts, name);
                }
            }
        }
        concepts.resolveNotations();
        return concepts.finish(name, null, Map.of("und", name), null);
    }

    // The one the header has most of.
    private static char delimiter(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }

    static ConceptLink link(ConceptLink.Kind kind, String uri) {
        return new ConceptLink(kind, uri.strip());
    }
}
