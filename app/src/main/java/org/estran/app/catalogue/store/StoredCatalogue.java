package org.estran.app.catalogue.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.ChangeMark;
import org.estran.app.catalogue.Changes;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Moved;
import org.estran.app.catalogue.Parts;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RankReason;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.RecordStamp;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.catalogue.RelatedRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.search.ChangeLog;
import org.estran.app.catalogue.search.RecordSearch;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue over its rows and its index; what is written goes through {@link RecordChanges}. */
@Component
class StoredCatalogue implements Catalogue {

    private final RecordRows records;
    private final RecordsRead read;
    private final RelationRows relations;
    private final FileRows files;
    private final ChangeCounter changes;
    private final RecordSearch index;
    private final Subjects subjects;
    private final RecordChanges written;

    StoredCatalogue(
            RecordRows records,
            RecordsRead read,
            RelationRows relations,
            FileRows files,
            ChangeCounter changes,
            RecordSearch index,
            Subjects subjects,
            RecordChanges written) {
        this.records = records;
        this.read = read;
        this.relations = relations;
        this.files = files;
        this.changes = changes;
        this.index = index;
        this.subjects = subjects;
        this.written = written;
    }

    @Override
    public String newId(MetadataRecord record) {
        return written.newId(record);
    }

    @Override
    public CatalogueRecord put(CatalogueEntry entry) {
        return written.put(entry);
    }

    @Override
    public CatalogueRecord changeAccess(String id, AccessPolicy access, long ifChange) {
        return written.changeAccess(id, access, ifChange);
    }

    @Override
    public CatalogueRecord decide(String id, String part, Parts.Decision decision, long ifChange) {
        return written.decide(id, part, decision, ifChange);
    }

    @Override
    public CatalogueRecord amend(String id, MetadataRecord record, long ifChange) {
        return written.amend(id, record, ifChange);
    }

    @Override
    public CatalogueRecord withdraw(String id, Withdrawal withdrawal) {
        return written.withdraw(id, withdrawal);
    }

    @Override
    public CatalogueRecord withdrawVersion(String id, int version, Withdrawal withdrawal) {
        return written.withdrawVersion(id, version, withdrawal);
    }

    @Override
    public CatalogueRecord withdrawFile(String id, int version, String path, Withdrawal withdrawal) {
        return written.withdrawFile(id, version, path, withdrawal);
    }

    @Override
    public CatalogueRecord noteErased(String id, String sha512, Instant at, String why) {
        return written.noteErased(id, sha512, at, why);
    }

    @Override
    public Set<String> withdrawnBytes(String id) {
        return files.withdrawn(id);
    }

    @Override
    public CatalogueRecord noteUnavailable(String id, Withdrawal withdrawal) {
        return written.noteUnavailable(id, withdrawal);
    }

    @Override
    public List<CatalogueRecord> describe(List<Description> descriptions) {
        return written.describe(descriptions);
    }

    @Override
    public MetadataRecord matched(MetadataRecord record) {
        return subjects.matched(record);
    }

    @Override
    public Optional<CatalogueRecord> find(String id) {
        return records.find(id);
    }

    @Override
    public Optional<CatalogueRecord> find(String id, int version) {
        return records.version(id, version);
    }

    @Override
    public List<RecordVersion> versions(String id, @Nullable Integer before, int limit) {
        return records.versions(id, before == null ? Integer.MAX_VALUE : before, Math.clamp(limit, 1, 1_000));
    }

    @Override
    public int lastVersion(String id) {
        return records.lastVersion(id);
    }

    @Override
    public Optional<CatalogueRecord> byIdentifier(String identifier) {
        return records.byIdentifier(identifier);
    }

    @Override
    public List<RelatedRecord> relationsTo(String id, int limit) {
        List<RelationRows.Said> said = relations.to(id, limit);
        Map<String, CatalogueRecord> tellers =
                records.all(said.stream().map(RelationRows.Said::by).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(CatalogueRecord::id, Function.identity()));
        return said.stream()
                .map(one -> new RelatedRecord(Objects.requireNonNull(tellers.get(one.by())), one.type()))
                .toList();
    }

    @Override
    public List<PublishedFile> files(String id, @Nullable String afterPath, int limit) {
        return records.find(id)
                .map(record -> files(id, record.version(), afterPath, limit))
                .orElse(List.of());
    }

    @Override
    public List<PublishedFile> files(String id, int version, @Nullable String afterPath, int limit) {
        return files.page(id, version, afterPath, Math.clamp(limit, 1, 10_000));
    }

    @Override
    public Optional<PublishedFile> file(String id, String path) {
        return records.find(id).flatMap(record -> file(id, record.version(), path));
    }

    @Override
    public Optional<PublishedFile> file(String id, int version, String path) {
        return files.find(id, version, path);
    }

    @Override
    public String state() {
        ChangeLog.Mark found = index.state();
        return found.epoch() + "-" + found.change();
    }

    @Override
    public SearchResult search(SearchRequest request) {
        RecordSearch.Hits hits = index.search(request);
        return new SearchResult(
                standing(hits.ids()),
                hits.matched(),
                hits.facets(),
                hits.nextCursor(),
                hits.corrected(),
                hits.someWords());
    }

    @Override
    public Matches matching(SearchRequest request, long offset) {
        RecordSearch.Page page = index.matching(request, offset);
        return new Matches(standing(page.ids()), page.matched());
    }

    @Override
    public Found found(SearchRequest request, long offset) {
        RecordSearch.Page page = index.matching(request, offset);
        Map<String, Found.At> standing = records.standing(page.ids());
        return new Found(
                page.ids().stream().map(standing::get).filter(Objects::nonNull).toList(), page.matched());
    }

    @Override
    public List<CatalogueRecord> all(List<String> ids) {
        return standing(ids);
    }

    @Override
    public List<CatalogueRecord> withTombstones(List<String> ids) {
        return inOrder(ids);
    }

    @Override
    public Changes changes(ChangesRequest request) {
        Stretch<CatalogueRecord> found = stretch(request, this::inOrder, Moved.At::of);
        return new Changes(found.records(), found.matched(), found.more());
    }

    @Override
    public Moved moved(ChangesRequest request) {
        Stretch<Moved.At> found = stretch(request, records::lastChanges, Function.identity());
        return new Moved(found.records(), found.matched(), found.more());
    }

    private record Stretch<T>(List<T> records, long matched, boolean more) {}

    private <T> Stretch<T> stretch(
            ChangesRequest request, Function<List<String>, List<T>> read, Function<T, Moved.At> at) {
        List<T> unmoved = List.of();
        RecordSearch.Moves moves;
        boolean more;
        ChangesRequest.@Nullable After after = request.after();
        do {
            moves = index.changes(request.after(after));
            more = moves.places().size() > request.limit();
            List<ChangesRequest.After> page = more ? moves.places().subList(0, request.limit()) : moves.places();
            unmoved = unmoved(page, read, at);
            after = page.isEmpty() ? after : page.getLast();
        } while (unmoved.isEmpty() && more && request.limit() > 0);
        return new Stretch<>(unmoved, moves.matched(), more);
    }

    /** What changed again since it was found has its place further on, and would lead the next page past all between. */
    private static <T> List<T> unmoved(
            List<ChangesRequest.After> page, Function<List<String>, List<T>> read, Function<T, Moved.At> at) {
        Map<String, Long> seconds = page.stream()
                .collect(Collectors.toMap(
                        ChangesRequest.After::id, place -> place.changedAt().getEpochSecond()));
        return read.apply(page.stream().map(ChangesRequest.After::id).toList()).stream()
                .filter(record -> Objects.equals(
                        seconds.get(at.apply(record).id()),
                        at.apply(record).changedAt().getEpochSecond()))
                .toList();
    }

    @Override
    public ChangeMark reached() {
        ChangeLog.Mark last = changes.last();
        return new ChangeMark(last.epoch(), last.change());
    }

    @Override
    public List<CatalogueRecord> changedAfter(long change, int limit) {
        return records.after(change, limit);
    }

    /** As they are now, without those withdrawn since they were found. */
    private List<CatalogueRecord> standing(List<String> ids) {
        return inOrder(ids).stream().filter(record -> !record.isGone()).toList();
    }

    private List<CatalogueRecord> inOrder(List<String> ids) {
        Map<String, CatalogueRecord> found =
                read.all(ids, records).stream().collect(Collectors.toMap(CatalogueRecord::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<RecordStamp> stamps(@Nullable String afterId, int limit) {
        return records.stamps(afterId == null ? "" : afterId, limit);
    }

    @Override
    public Map<String, List<RankReason>> why(SearchRequest request, Collection<String> ids) {
        return index.why(request, ids);
    }

    @Override
    public List<String> suggestions(String typed, Language language) {
        return index.suggestions(typed, language);
    }

    @Override
    public List<RecordExtent> extents(SearchRequest request, int max) {
        return index.extents(request, max);
    }

    @Override
    public void catchUp() {
        index.catchUp();
    }

    @Override
    public void rebuildIndex() {
        index.rebuild();
    }
}
