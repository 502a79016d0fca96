package org.estran.crosswalks;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;

/** Records as people, harvests and attackers may write them. */
public final class AnyRecord implements ArbitraryProvider {

    private static final Arbitrary<String> TEXT = Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(12),
            Arbitraries.strings()
                    .withChars('\u0000', '\uD83D', '\uDE00', '\uFFFE', '<', '&', ']', '>', '\r', '\n', ' ', '}', '\\'),
            Arbitraries.of(
                    "Salinité", "]]>", "</script><script>", "a & b", " ", "\u0001", "{\\%$#_~^}", "𝄞", "10.5072/x"));

    private static final Arbitrary<String> ADDRESS = Arbitraries.oneOf(
            TEXT,
            Arbitraries.of(
                    "https://example.org/%zz",
                    "http://[::1]/",
                    "https://example.org/é ü",
                    "https://example.org:99999/#a#b",
                    "http://",
                    "doi:10.5072/<x>",
                    "urn:x:y",
                    "sno_sss_x",
                    "javascript:alert(1)",
                    "https://example.org/a?b=c&d=e#f"));

    @Override
    public boolean canProvideFor(TypeUsage target) {
        return target.isOfType(MetadataRecord.class);
    }

    @Override
    public java.util.Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        Arbitrary<RecordBuilder> words = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        localized(),
                        localized(),
                        localized(),
                        identifiers(),
                        parties(),
                        keywords())
                .as((kind, title, summary, other, identifiers, parties, keywords) -> new RecordBuilder(kind)
                        .title(title)
                        .summary(summary)
                        .lineage(other)
                        .useLimitation(other)
                        .identifiers(identifiers)
                        .parties(parties)
                        .keywords(keywords));
        Arbitrary<List<Relation>> relations = Combinators.combine(Arbitraries.of(RelationType.class), ADDRESS)
                .as((type, to) -> new Relation(type, to, null))
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Variable>> variables = Combinators.combine(TEXT, maybe(TEXT), maybe(TEXT), maybe(TEXT))
                .as(Variable::new)
                .list()
                .ofMaxSize(2);
        Arbitrary<String> words2 = Arbitraries.of("fr", "en", "x y", "", "zh-Hant", "é");
        return java.util.Set.of(Combinators.combine(
                        words, relations, variables, boxes(), periods(), maybe(words2), maybe(TEXT), maybe(TEXT))
                .as((builder, related, measured, boxes, period, language, licence, issued) -> builder.relations(related)
                        .variables(measured)
                        .boxes(boxes)
                        .period(period)
                        .language(language)
                        .licence(licence)
                        .edition(licence)
                        .topics(issued == null ? List.of() : List.of(issued))
                        .issued(issued)
                        .build()));
    }

    private static Arbitrary<String> maybe(Arbitrary<String> text) {
        return text.injectNull(0.3);
    }

    private static Arbitrary<LocalizedText> localized() {
        Arbitrary<Map<String, String>> texts = Arbitraries.maps(Arbitraries.of("fr", "en", "de", "\u0000<x>"), TEXT)
                .ofMaxSize(3);
        return texts.map(LocalizedText::new);
    }

    private static Arbitrary<List<Identifier>> identifiers() {
        return Combinators.combine(Arbitraries.oneOf(TEXT, Arbitraries.of("doi", "urn")), ADDRESS)
                .as(Identifier::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<List<Party>> parties() {
        Arbitrary<String> orcid = Arbitraries.of("0000-0002-1825-0097", "wrong", "<");
        Arbitrary<String> ror = Arbitraries.of("02chvqy57", "wrong");
        return Combinators.combine(
                        Arbitraries.of(Role.class), maybe(TEXT), maybe(TEXT), maybe(orcid), maybe(TEXT), maybe(ror))
                .as((role, family, given, id, organisation, r) ->
                        new Party(role, family, given, id, organisation, r, null))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<List<Keyword>> keywords() {
        return Combinators.combine(localized(), maybe(ADDRESS), maybe(TEXT))
                .as(Keyword::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<List<BoundingBox>> boxes() {
        Arbitrary<Double> lon = Arbitraries.doubles().between(-180, 180);
        Arbitrary<Double> lat = Arbitraries.doubles().between(-90, 90);
        return Combinators.combine(lon, lat, lon, lat)
                .as((w, s, e, n) -> new BoundingBox(w, Math.min(s, n), e, Math.max(s, n)))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<TimeInterval> periods() {
        return Arbitraries.of("2015/..", "../2020-03", "../..", "2015-03-01T10:00:01Z/2016", "1999")
                .map(TimeInterval::parse)
                .injectNull(0.2);
    }
}
