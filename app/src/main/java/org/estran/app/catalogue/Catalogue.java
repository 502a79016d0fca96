package org.estran.app.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * The records published here. Every write joins the caller's transaction, or makes its own; what was written is found by
 * {@link #search} as soon as that transaction is committed.
 */
public interface Catalogue {

    /** How many files {@link #eachFile} reads at once. */
    int MOST_FILES = 1000;

    /** The longest page of {@link #matching} and {@link #changes}. */
    int MOST_MATCHES = 1000;

    /**
     * An id for a record to come: {@code [a-z][a-z0-9_]{5,39}}, readable after its title, never given twice even when
     * nothing comes of it.
     */
    String newId(MetadataRecord record);

    /**
     * Publishes a version of a record. The same version again changes nothing, so a publication that was interrupted may
     * simply be repeated. A newer version takes the place of the former, which is kept; the data's withdrawal stays with
     * the versions it was said of. Raises {@link RecordPublished}.
     *
     * @throws org.estran.terms.ProblemException {@code record-id-invalid}; {@code record-withdrawn} where the record was
     *     withdrawn with its metadata; {@code record-version-passed} where a newer version is here and this one never was
     */
    CatalogueRecord put(CatalogueEntry entry);

    /**
     * Corrects the description of the current version; its files stay. Raises {@link RecordPublished}.
     *
     * @param ifChange the {@link CatalogueRecord#change()} the caller has seen
     * @throws org.estran.terms.ProblemException {@code record-not-found}, {@code record-withdrawn},
     *     {@code record-outdated} where somebody changed it meanwhile
     */
    CatalogueRecord amend(String id, MetadataRecord record, long ifChange);

    /**
     * Changes who has the data of the current version, from when and on which terms. Raises {@link RecordPublished}: all
     * that was derived follows.
     *
     * @param ifChange the {@link CatalogueRecord#change()} the caller has seen
     * @throws org.estran.terms.ProblemException as {@link #amend}
     */
    CatalogueRecord changeAccess(String id, AccessPolicy access, long ifChange);

    /**
     * Decides whether a record is in a named part of the catalogue, whatever its description and whoever brought it say.
     * Raises {@link RecordPublished}: who harvests that part learns of it.
     *
     * @param ifChange the {@link CatalogueRecord#change()} the caller has seen
     * @throws org.estran.terms.ProblemException as {@link #amend}
     */
    CatalogueRecord decide(String id, String part, Parts.Decision decision, long ifChange);

    /**
     * Writes many descriptions of things without files in one go, for sources of thousands of records: those without an
     * id are published as new records, the others take the place of what their record said. Raises one
     * {@link RecordsDescribed} and no {@link RecordPublished}.
     *
     * @param descriptions no id twice
     * @return the records as they are now, in the same order
     * @throws org.estran.terms.ProblemException {@code record-not-found}, {@code record-withdrawn}; nothing is written then
     */
    List<CatalogueRecord> describe(List<Description> descriptions);

    /**
     * The record with its free keywords joined to the concepts they mean, where one is meant for certain; the words stay
     * as they are. {@link #describe} does the same by itself.
     */
    MetadataRecord matched(MetadataRecord record);

    /** The record in its current version, withdrawn or not. */
    Optional<CatalogueRecord> find(String id);

    /** One version of it. */
    Optional<CatalogueRecord> find(String id, int version);

    /**
     * A page of the versions of a record, newest first.
     *
     * @param before the oldest version of the page before; null for the first page
     * @param limit 1 to 1,000
     */
    List<RecordVersion> versions(String id, @Nullable Integer before, int limit);

    /** The number of the newest version that is known, be it the current one or not; 0 where there is no such record. */
    int lastVersion(String id);

    /**
     * The record with that id, DOI (bare, {@code doi:} or address) or other identifier, compared without regard to case;
     * where several carry it, one that is not withdrawn, and the newest of those.
     */
    Optional<CatalogueRecord> byIdentifier(String identifier);

    /**
     * What other records, not withdrawn as a whole, say of this one under its id or any of its identifiers.
     *
     * @param limit how many relations at most, in the order of the other records' ids
     */
    List<RelatedRecord> relationsTo(String id, int limit);

    /**
     * A page of the files of the current version, in the order of their paths' UTF-8 bytes.
     *
     * @param afterPath the last path of the page before; null for the first page
     * @param limit 1 to 10,000
     */
    List<PublishedFile> files(String id, @Nullable String afterPath, int limit);

    /** A page of the files of one version. */
    List<PublishedFile> files(String id, int version, @Nullable String afterPath, int limit);

    /** All files of one version, in the same order; read page by page as they are taken. */
    default Stream<PublishedFile> eachFile(String id, int version) {
        return Stream.iterate(
                        files(id, version, null, MOST_FILES),
                        page -> !page.isEmpty(),
                        page -> page.size() < MOST_FILES
                                ? List.<PublishedFile>of()
                                : files(id, version, page.getLast().path(), MOST_FILES))
                .flatMap(List::stream);
    }

    /** The digests (SHA-512) of the bytes that were withdrawn of the record, in whatever versions they are; each a person's act. */
    Set<String> withdrawnBytes(String id);

    /** One file of the current version. The path is compared, never followed. */
    Optional<PublishedFile> file(String id, String path);

    /** One file of one version. */
    Optional<PublishedFile> file(String id, int version, String path);

    /**
     * Withdraws all present versions of a record: its data only, or its metadata too. It stays as its own tombstone. The
     * same again changes nothing. Raises {@link RecordWithdrawn}.
     *
     * @throws org.estran.terms.ProblemException {@code record-not-found}; {@code record-withdrawn} where the metadata are
     *     withdrawn already and only the data are asked for
     */
    CatalogueRecord withdraw(String id, Withdrawal withdrawal);

    /**
     * The state of what {@link #search} and {@link #extents} find, as one short word of letters, digits and {@code -}:
     * another after every committed change, the same after a restart. For what is made of many records and kept.
     */
    String state();

    /**
     * Withdraws the data of one version; the others stay as they are. The same again changes nothing. Raises
     * {@link RecordWithdrawn}.
     *
     * @param withdrawal of the scope {@code VERSION}
     * @throws org.estran.terms.ProblemException {@code record-not-found}, {@code record-withdrawn}
     */
    CatalogueRecord withdrawVersion(String id, int version, Withdrawal withdrawal);

    /**
     * Withdraws the bytes of a file, in whatever versions and under whatever names they are. The same again changes
     * nothing. Raises {@link RecordWithdrawn}.
     *
     * @param withdrawal of the scope {@code FILE}
     * @throws org.estran.terms.ProblemException {@code record-not-found}, {@code file-not-found}, {@code record-withdrawn}
     */
    CatalogueRecord withdrawFile(String id, int version, String path, Withdrawal withdrawal);

    /**
     * Notes that withdrawn bytes are freed from the archive from that instant on; their digest stays known. The same again
     * changes nothing.
     *
     * @param why kept in the archive's inventory
     * @throws org.estran.terms.ProblemException {@code record-not-found}
     */
    CatalogueRecord noteErased(String id, String sha512, Instant at, String why);

    /**
     * Takes note of a version, the next in number, whose data were never to be had here. What is current stays so.
     *
     * @param withdrawal of the scope {@code NEVER}
     * @return the version
     * @throws org.estran.terms.ProblemException {@code record-not-found}, {@code record-withdrawn}
     */
    CatalogueRecord noteUnavailable(String id, Withdrawal withdrawal);

    /**
     * What answers the request, one page of it, with the counts of the facets.
     *
     * @throws org.estran.terms.ProblemException {@code search-invalid} with every mistake of the request;
     *     {@code index-being-built} while a lost index is not rebuilt yet
     */
    SearchResult search(SearchRequest request);

    /**
     * What answers the request, from that place on, for those who count facets no more than they set words right: words are
     * looked for as they are, and the cursor of the request is passed over.
     *
     * @param request its limit is 0 to {@link #MOST_MATCHES}
     * @param offset how many to pass over, as many as one likes
     * @throws org.estran.terms.ProblemException {@code search-invalid}; {@code filter-property-unknown} and
     *     {@code filter-not-understood} for a property that records have not, or have not in that relation
     */
    Matches matching(SearchRequest request, long offset);

    /** As {@link #matching}, reading nothing of the records but which change each is at. */
    Found found(SearchRequest request, long offset);

    /** The records with these ids as they are now, in that order; those that are not here, or withdrawn, are left out. */
    List<CatalogueRecord> all(List<String> ids);

    /** The same with those that are withdrawn. */
    List<CatalogueRecord> withTombstones(List<String> ids);

    /**
     * What was published, corrected or withdrawn, oldest first: each record once, at its last change. Pages follow each
     * other by {@link ChangesRequest.After}, whatever changes meanwhile: what changes again comes again, later.
     *
     * @throws org.estran.terms.ProblemException as {@link #matching}
     */
    Changes changes(ChangesRequest request);

    /** As {@link #changes}, reading nothing of the records but which change each is at. */
    Moved moved(ChangesRequest request);

    /** The last change there is, be it found already or not. */
    ChangeMark reached();

    /**
     * The records whose last change is later than that one, in the order of their changes: for whoever derives something
     * from all of them.
     */
    List<CatalogueRecord> changedAfter(long change, int limit);

    /**
     * Which records stand, in the order of their ids, and nothing of what they say: for lists of all there is.
     *
     * @param afterId the last one of the page before; null for the first page
     */
    List<RecordStamp> stamps(@Nullable String afterId, int limit);

    /** Why records stand where they do among what answers the request, by id. */
    Map<String, List<RankReason>> why(SearchRequest request, Collection<String> ids);

    /** How what somebody is typing may go on, best first, a dozen at most; each of them finds something. */
    List<String> suggestions(String typed, Language language);

    /** Where the hits of a request are, for a map: those that say where, in the order of the search, {@code max} at most. */
    List<RecordExtent> extents(SearchRequest request, int max);

    /** Returns when the index holds all that is committed now. Searching never needs this; tests and tools may. */
    void catchUp();

    /** Makes the index anew from the rows; the old one answers until the new one is whole. */
    void rebuildIndex();
}
