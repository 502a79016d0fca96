package org.estran.vocabularies.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.estran.terms.Finding;
import org.estran.terms.LimitedStream;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Thesaurus;

/** A thesaurus in whatever form it comes: the form is told by the first bytes, then by the end of the name. */
public final class ThesaurusFile {

    /** The most bytes that are read of a thesaurus, unpacked. */
    public static final long LONGEST = 256L << 20;

    /** JSON-LD is held whole in memory, several times, before the first concept is seen. */
    public static final long LONGEST_JSON = 16L << 20;

    private static final int HEAD = 8192;

    private enum Form {
        TURTLE,
        RDF_XML,
        JSON_LD,
        CF_TABLE,
        CSV,
        UNKNOWN
    }

    private ThesaurusFile() {}

    /**
     * Reads a thesaurus to its end; the stream is not closed.
     *
     * @param fileName gives the vocabulary its name where it does not say one, and helps to tell the form
     * @throws ProblemException {@code vocabulary-unreadable} (not what it seems: the finding says where),
     *     {@code vocabulary-unknown-form}, {@code vocabulary-empty}, {@code vocabulary-too-large}
     */
    public static Thesaurus read(InputStream bytes, String fileName) throws IOException {
        InputStream unpacked = limited(unpacked(bytes), LONGEST);
        BufferedInputStream stream = new BufferedInputStream(unpacked, HEAD);
        String plainName = fileName.replaceFirst("(?i)[.]gz$", "");
        String stem = stem(plainName);
        String head = head(stream);
        return switch (form(head, plainName)) {
            case TURTLE -> Skos.read(stream, Skos.Syntax.TURTLE, stem);
            case RDF_XML -> Skos.read(stream, Skos.Syntax.RDF_XML, stem);
            case JSON_LD -> Skos.read(limited(stream, LONGEST_JSON), Skos.Syntax.JSON_LD, stem);
            case CF_TABLE -> CfNameTable.read(stream);
            case CSV -> CsvThesaurus.read(stream, stem);
            case UNKNOWN ->
                throw ProblemException.invalid(
                        "vocabulary-unknown-form",
                        "This is no thesaurus we can read; SKOS (Turtle, RDF/XML, JSON-LD) and CSV are.",
                        List.of());
        };
    }

    /** {@code vocabulary-unreadable}, with the place and the reader's own words. */
    static ProblemException unreadable(String where, String why) {
        String words = why.length() > 300 ? why.substring(0, 300) : why;
        return ProblemException.invalid(
                "vocabulary-unreadable",
                "The thesaurus cannot be read: " + words,
                List.of(Finding.blocking("vocabulary-unreadable", where, words)));
    }

    private static InputStream limited(InputStream bytes, long most) {
        return new LimitedStream(bytes, most, read -> {
            throw tooLarge(most);
        }) {
            /** Nothing: whoever opened what is read closes it, and may want its last bytes. */
            @Override
            public void close() {}
        };
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(new Problem.TooLarge(
                "vocabulary-too-large",
                "A thesaurus in this form may have " + (most >> 20)
                        + " MiB at most; Turtle and CSV may be the longest."));
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(bytes, HEAD);
        packed.mark(2);
        boolean gzip = packed.read() == 0x1f && packed.read() == 0x8b;
        packed.reset();
        return gzip ? new GZIPInputStream(packed, 1 << 16) : packed;
    }

    private static String head(BufferedInputStream stream) throws IOException {
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD - 1);
        stream.reset();
        return new String(head, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .stripLeading();
    }

    private static Form form(String head, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (head.startsWith("{") || head.startsWith("[")) {
            return Form.JSON_LD;
        }
        if (head.contains("<standard_name_table")) {
            return Form.CF_TABLE;
        }
        if (head.startsWith("<?xml") || head.startsWith("<rdf:") || head.startsWith("<!DOCTYPE")) {
            return head.contains("http://www.w3.org/1999/02/22-rdf-syntax-ns#") ? Form.RDF_XML : Form.UNKNOWN;
        }
        if (ending.matches("ttl|nt|n3") || head.matches("(?is)(@prefix|@base|prefix |base |#|<http|_:).*")) {
            return Form.TURTLE;
        }
        return ending.matches("csv|tsv|tab|txt") ? Form.CSV : Form.UNKNOWN;
    }

    private static String stem(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String bare = last.replaceFirst("[.](skos[.])?[^.]*$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        String tidy = bare.replaceAll("^[._-]+|[._-]+$", "");
        String cut = tidy.length() > 60 ? tidy.substring(0, 60) : tidy;
        return cut.isEmpty() ? "thesaurus" : cut;
    }
}
