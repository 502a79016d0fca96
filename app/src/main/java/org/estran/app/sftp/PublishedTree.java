package org.estran.app.sftp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.access.Access;
import org.estran.app.access.Decision;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.access.Reader;
import org.estran.app.access.http.ZipAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tree {@code /records/{id}/…}, made as it is asked for. Names that are no names elsewhere ({@code ..}, control
 * characters) are left out of it: HTTP gives those files under another form of their names.
 */
@Component
class PublishedTree {

    private static final int PAGE = 1_000;
    /** Behind everything that begins with the name before it. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));
    /** Nobody reads a longer list of records. */
    private static final int MOST_RECORDS = 10_000;

    private final Access access;
    private final Catalogue catalogue;

    PublishedTree(Access access, Catalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    /** Something at a path. */
    sealed interface Node {
        String name();

        Instant changedAt();

        record Folder(String name, Instant changedAt) implements Node {}

        record File(String name, Instant changedAt, Distribution.Published distribution) implements Node {}
    }

    /** What is there for this caller; empty when nothing is. */
    Optional<Node> find(Caller caller, List<String> path) {
        if (path.isEmpty() || path.equals(List.of("records"))) {
            return Optional.of(new Node.Folder(path.isEmpty() ? "" : "records", Instant.EPOCH));
        }
        if (!path.getFirst().equals("records")) {
            return Optional.empty();
        }
        Optional<CatalogueRecord> record = catalogue.find(path.get(1)).filter(PublishedTree::hasFiles);
        if (record.isEmpty()) {
            return Optional.empty();
        }
        Instant changed = record.get().changedAt();
        if (path.size() == 2) {
            return Optional.of(new Node.Folder(path.get(1), changed));
        }
        String name = String.join("/", path.subList(2, path.size()));
        Optional<Node> file = catalogue
                .file(record.get().id(), name)
                .flatMap(found -> node(access.reader(caller, record.get()), record.get(), found, path.getLast()));
        return file.isPresent()
                ? file
                : first(record.get(), name + "/").map(below -> new Node.Folder(path.getLast(), changed));
    }

    /** What lies in a folder, in the order of the names' bytes. */
    List<Node> list(Caller caller, List<String> path) {
        if (path.isEmpty()) {
            return List.of(new Node.Folder("records", Instant.EPOCH));
        }
        if (path.size() == 1) {
            return records();
        }
        CatalogueRecord record = catalogue.find(path.get(1)).orElseThrow();
        String prefix = path.size() == 2 ? "" : String.join("/", path.subList(2, path.size())) + "/";
        return below(caller, record, prefix);
    }

    Readable open(Caller caller, Distribution distribution) {
        return access.open(caller, distribution);
    }

    /** Folders are passed over as a whole: the cost is that of what is listed. */
    private List<Node> below(Caller caller, CatalogueRecord record, String prefix) {
        List<Node> nodes = new ArrayList<>();
        Reader reader = access.reader(caller, record);
        @Nullable String after = prefix.isEmpty() ? null : prefix;
        for (List<PublishedFile> page = page(record, after); !page.isEmpty(); page = page(record, after)) {
            for (PublishedFile file : page) {
                if (!file.path().startsWith(prefix)) {
                    return nodes;
                }
                String rest = file.path().substring(prefix.length());
                int slash = rest.indexOf('/');
                boolean isOrdinary = ZipAnswer.entryName(file.path()).equals(file.path());
                if (isOrdinary && slash > 0) {
                    nodes.add(new Node.Folder(rest.substring(0, slash), record.changedAt()));
                    after = prefix + rest.substring(0, slash + 1) + LAST;
                    break;
                }
                if (isOrdinary) {
                    node(reader, record, file, rest).ifPresent(nodes::add);
                }
                after = file.path();
            }
        }
        return nodes;
    }

    private List<Node> records() {
        List<Node> nodes = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchResult found = catalogue.search(
                    SearchRequest.EVERYTHING.limit(SearchRequest.MOST).after(cursor));
            found.items().stream()
                    .filter(PublishedTree::hasFiles)
                    .forEach(record -> nodes.add(new Node.Folder(record.id(), record.changedAt())));
            cursor = found.nextCursor();
        } while (cursor != null && nodes.size() < MOST_RECORDS);
        return nodes;
    }

    private static Optional<Node> node(Reader reader, CatalogueRecord record, PublishedFile file, String name) {
        // The list is everybody's; who may not read a file is told so when opening it.
        return switch (reader.mayRead(file)) {
            case Decision.Open _, Decision.Embargoed _, Decision.Restricted _, Decision.TermsFirst _ ->
                Optional.of(new Node.File(name, record.publishedAt(), new Distribution.Published(record, file)));
            case Decision.Withdrawn _, Decision.Hidden _ -> Optional.empty();
        };
    }

    private Optional<PublishedFile> first(CatalogueRecord record, String prefix) {
        return catalogue.files(record.id(), prefix, 1).stream()
                .filter(file -> file.path().startsWith(prefix))
                .findFirst();
    }

    private List<PublishedFile> page(CatalogueRecord record, @Nullable String after) {
        return catalogue.files(record.id(), after, PAGE);
    }

    private static boolean hasFiles(CatalogueRecord record) {
        return record.fileCount() > 0 && !record.isDataWithdrawn();
    }
}
