package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.NamedMatches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.estran.app.catalogue.RankReason;
import org.estran.app.catalogue.RankReason.Ground;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.vocabularies.Meanings;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.Terms;
import org.jspecify.annotations.Nullable;

/** Tells in words why records stand where they do: what of the query each of them matched. */
final class Ranking {

    private final IndexSearcher searcher;
    private final SearchRequest request;
    private final @Nullable Weight words;

    Ranking(SearchRequest request, IndexSearcher searcher, Meanings thesauri) throws IOException {
        this.searcher = searcher;
        this.request = request;
        Asked asked = Asked.of(request, searcher, thesauri).widened(searcher).told();
        Query query = asked.words();
        this.words =
                query == null ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    Map<String, List<RankReason>> of(Collection<String> ids) throws IOException {
        Map<String, List<RankReason>> reasons = new HashMap<>();
        for (String id : ids) {
            for (ScoreDoc hit : searcher.search(new TermQuery(new Term(RecordFields.ID, id)), 1).scoreDocs) {
                reasons.put(id, reasons(hit.doc));
            }
        }
        return reasons;
    }

    private List<RankReason> reasons(int document) throws IOException {
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        Set<RankReason> reasons = new LinkedHashSet<>();
        Matches matches = words == null ? null : words.matches(segment, document - segment.docBase);
        if (matches != null) {
            NamedMatches.findNamedMatches(matches).stream()
                    .flatMap(named -> reason(Reasons.parts(named.getName())))
                    .forEach(reasons::add);
        }
        if (Overlap.isAsked(request)) {
            reasons.add(overlap(segment, document - segment.docBase));
        }
        return reasons.stream().sorted(Comparator.comparing(RankReason::ground)).toList();
    }

    private RankReason overlap(LeafReaderContext segment, int document) throws IOException {
        DoubleValues overlap = new Overlap(request.box(), request.period()).getValues(segment, null);
        overlap.advanceExact(document);
        return reason(Ground.OVERLAP, Long.toString(Math.round(100 * overlap.doubleValue())));
    }

    private static Stream<RankReason> reason(String[] parts) {
        return switch (parts[0]) {
            case "identifier" -> Stream.of(reason(Ground.IDENTIFIER, ""));
            case "beginning" -> Stream.of(reason(Ground.BEGINNING, parts[2]));
            case "word" -> Stream.of(reason(isTitle(parts[1]) ? Ground.TITLE : Ground.TEXT, parts[2]));
            case "meaning" ->
                Terms.builtIn().find(parts[2]).stream().map(term -> new RankReason(ground(parts[1]), term.label()));
            case "concept" -> Stream.of(new RankReason(Ground.ABOUT, LocalizedText.of(parts[1], parts[2])));
            default -> Stream.empty();
        };
    }

    private static boolean isTitle(String field) {
        return switch (TextField.valueOf(field)) {
            case TITLE_FR, TITLE_EN, TITLE_PLAIN -> true;
            case TEXT_FR, TEXT_EN, TEXT_PLAIN -> false;
        };
    }

    private static Ground ground(String field) {
        return switch (field) {
            case Concepts.ABOUT -> Ground.ABOUT;
            case Concepts.ABOVE -> Ground.NARROWER;
            default -> Ground.MENTIONED;
        };
    }

    private static RankReason reason(Ground ground, String what) {
        return new RankReason(ground, LocalizedText.of(what, what));
    }
}
