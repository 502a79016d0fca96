package org.estran.records;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What generated records are made of; each field is where a text of its sort stands. */
record Ingredients(
        Arbitrary<String> text,
        Arbitrary<String> address,
        Arbitrary<String> date,
        Arbitrary<String> language,
        Arbitrary<String> tongue,
        Arbitrary<String> topic,
        Arbitrary<String> status,
        Arbitrary<String> keywordType,
        Arbitrary<String> function,
        Arbitrary<String> protocol,
        Arbitrary<String> platform,
        Arbitrary<String> coupling,
        Arbitrary<String> representation,
        Arbitrary<String> restriction,
        Arbitrary<String> frequency,
        Arbitrary<String> initiative,
        Arbitrary<String> duration,
        Arbitrary<String> scheme,
        Arbitrary<String> qualityElement,
        Arbitrary<String> referenceSystem,
        Arbitrary<String> referenceType,
        Arbitrary<String> mediaType,
        Arbitrary<String> licence,
        Arbitrary<String> orcid,
        Arbitrary<String> ror,
        Arbitrary<String> unit,
        Arbitrary<String> datum,
        Arbitrary<Double> resolution) {

    /** Texts as people, harvests and attackers may write them. */
    static final Ingredients ANYTHING = anything();

    /** Texts that somebody could have meant, of any script and length, with all that XML can carry. */
    static final Ingredients MEANT = meant();

    private static Ingredients anything() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars(
                                '\u0000', '\uD83D', '\uDE00', '\uFFFE', '<', '&', ']', '>', '\r', '\n', ' ', '}', '\\'),
                Arbitraries.of(
                        "Salinité", "]]>", "</script><script>", "a & b", " ", "\u0001", "{\\%$#_~^}", "𝄞", "10.5072/x"));
        Arbitrary<String> address = Arbitraries.oneOf(
                text,
                Arbitraries.of(
                        "https://example.org/%zz",
                        "http://[::1]/",
                        "https://example.org/é ü",
                        "https://example.org:99999/#a#b",
                        "http://",
                        "doi:10.5072/<x>",
                        "10.99999/abc",
                        "urn:x:y",
                        "sno_sss_x",
                        "javascript:alert(1)",
                        "https://example.org/a?b=c&d=e#f"));
        Arbitrary<String> code =
                Arbitraries.oneOf(text, Arbitraries.of("grid", "download", "onGoing", "P1D", "OGC:WMS", "licence"));
        Arbitrary<String> date = Arbitraries.oneOf(
                text,
                Arbitraries.of("1999", "2020-02", "2021-03-04", "2021-03-04T05:06:07Z", "-0500"),
                Arbitraries.of("2021-02-30", "2021-13", "0000", "99999-01-01", "2021-3-4"));
        return new Ingredients(
                text,
                address,
                date,
                Arbitraries.of("fr", "en", "x y", "", "zh-Hant", "é"),
                Arbitraries.of("fr", "en", "de", "\u0000<x>"),
                code,
                code,
                code,
                code,
                code,
                code,
                code,
                code,
                code,
                code,
                code,
                code,
                Arbitraries.oneOf(text, Arbitraries.of("doi", "urn")),
                Arbitraries.of("DomainConsistency", "CompletenessOmission", "<x>"),
                Arbitraries.oneOf(address, Arbitraries.of("EPSG:4326")),
                code,
                Arbitraries.of("application/netcdf", "text/csv", "<>"),
                Arbitraries.oneOf(address, Arbitraries.of("CC-BY-4.0", "etalab-2.0")),
                Arbitraries.of("0000-0002-1825-0097", "wrong", "<"),
                Arbitraries.of("02chvqy57", "wrong"),
                Arbitraries.of("m", "km", "dbar", "degree", "<"),
                Arbitraries.of("EPSG:5715", "https://www.opengis.net/def/crs/EPSG/0/5714", "<"),
                Arbitraries.doubles().between(-12_000, 50_000).ofScale(3));
    }

    private static Ingredients meant() {
        Arbitrary<String> words = words();
        Arbitrary<String> address = Combinators.combine(
                        Arbitraries.of(
                                "https://example.org/a?b=c&d=%s#f",
                                "https://example.org/donn%%C3%%A9es/(%s)",
                                "http://example.org:8080/~x/%s/",
                                "10.99999/abc%s",
                                "urn:test:y%s",
                                "sno_sss_%s"),
                        Arbitraries.integers().between(0, 999_999))
                .as((form, number) -> form.formatted(number));
        return new Ingredients(
                words,
                address,
                Arbitraries.of("1999", "2020-02", "2021-03-04", "2021-03-04T05:06:07Z", "0001-01-01", "9998-12"),
                Arbitraries.of("fr", "en", "de", "ar", "br"),
                Arbitraries.of("fr", "en", "he", "ja", "br"),
                Arbitraries.of("oceans", "biota", "climatologyMeteorologyAtmosphere", "disaster"),
                Arbitraries.of("onGoing", "completed", "planned"),
                Arbitraries.of("theme", "place", "temporal", "platform", "instrument"),
                Arbitraries.of("download", "information", "browsing", "offlineAccess"),
                Arbitraries.of("OGC:WMS", "WWW:LINK", "WWW:DOWNLOAD-1.0-http--download", "OPeNDAP"),
                Arbitraries.of("WebServices", "XML"),
                Arbitraries.of("loose", "tight", "mixed"),
                Arbitraries.of("grid", "vector", "textTable", "video"),
                Arbitraries.of("otherRestrictions", "restricted", "intellectualPropertyRights"),
                Arbitraries.of("daily", "annually", "continual", "asNeeded", "irregular"),
                Arbitraries.of("campaign", "project", "platform"),
                Arbitraries.of("P1D", "PT1H", "P1Y2M", "PT0.5S"),
                Arbitraries.of("local", "urn", "ISBN", "http://example.org/scheme"),
                Arbitraries.of("DomainConsistency", "CompletenessOmission"),
                Arbitraries.of("EPSG:4326", "EPSG:2154", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "Lambert 93"),
                Arbitraries.of("geographicIdentifier", "geodeticGeographic2D", "vertical"),
                Arbitraries.of("application/netcdf", "text/csv", "image/png"),
                Arbitraries.of("CC-BY-4.0", "etalab-2.0", "CC0-1.0", "https://example.org/licence"),
                Arbitraries.of("0000-0002-1825-0097"),
                Arbitraries.of("02chvqy57", "04mv1z119"),
                Arbitraries.of("m", "km", "dbar", "degree", "°C", "1e-3"),
                Arbitraries.of("EPSG:5715", "https://www.opengis.net/def/crs/EPSG/0/5714"),
                Arbitraries.of(0.1, 0.25, 1.0, 4.0, 1000.0, 12345.678, 50_000.0));
    }

    private static Arbitrary<String> words() {
        Arbitrary<String> hard = Arbitraries.of(List.of(
                "Température de l\u2019eau",
                "Te\u0301le\u0301de\u0301tection",
                "درجة حرارة سطح البحر",
                "\u202Bעברית\u202C and English",
                "海面水温",
                "👩\u200D🔬🌊 𝄞",
                "a < b && c > d ]]> \"x\" 'y' &amp; &#0;",
                "<script>alert(1)</script>",
                "{\\%$#_~^} x; y\tz",
                "line one\nline two\n\n  line four",
                "\u00A0narrow\u202F: spaces\u200B",
                "1e-3",
                "null",
                "2020-01-01",
                "10.99999/in words",
                "http://example.org/in words"));
        Arbitrary<String> around = Combinators.combine(
                        Arbitraries.of(" ", "\n", "\t  ", ""), hard, Arbitraries.of(" ", "\n\n", ""))
                .as((before, word, after) -> before + word + after);
        Arbitrary<String> letters = Arbitraries.strings()
                .withCharRange('\u0020', '\u024F')
                .withCharRange('\u0300', '\u036F')
                .withCharRange('\u0590', '\u06FF')
                .withCharRange('\u3040', '\u30FF')
                .withChars("\t\n")
                .ofMinLength(1)
                .ofMaxLength(40);
        Arbitrary<String> longOne = hard.map(word -> (word + ' ').repeat(3000 / (word.length() + 1)));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(10, hard),
                net.jqwik.api.Tuple.of(4, around),
                net.jqwik.api.Tuple.of(6, letters),
                net.jqwik.api.Tuple.of(1, longOne));
    }
}
