package org.estran.app.portal.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.portal.record.FileChange.What;

/** How the files of two versions differ: by name, and by digest where a name is gone or new. */
final class FileDifferences {

    private FileDifferences() {}

    /** Sorted by name; what is the same under the same name is not among them. */
    static List<FileChange> between(Iterator<PublishedFile> before, Iterator<PublishedFile> after) {
        Map<String, PublishedFile> gone = new TreeMap<>();
        before.forEachRemaining(file -> gone.put(file.path(), file));
        List<PublishedFile> fresh = new ArrayList<>();
        List<FileChange> changes = new ArrayList<>();
        after.forEachRemaining(file -> {
            PublishedFile former = gone.remove(file.path());
            if (former == null) {
                fresh.add(file);
            } else if (!digest(former).equals(digest(file))) {
                changes.add(new FileChange(What.CHANGED, file.path(), null, former.size(), file.size()));
            }
        });
        renamed(gone, fresh, changes);
        fresh.forEach(file -> changes.add(new FileChange(What.ADDED, file.path(), null, null, file.size())));
        gone.values().forEach(file -> changes.add(new FileChange(What.REMOVED, file.path(), null, file.size(), null)));
        changes.sort(Comparator.comparing(FileChange::path));
        return List.copyOf(changes);
    }

    /** Takes out of both what has the same bytes under another name, each once. */
    private static void renamed(Map<String, PublishedFile> gone, List<PublishedFile> fresh, List<FileChange> changes) {
        Map<String, PublishedFile> byDigest = new HashMap<>();
        gone.values().forEach(file -> byDigest.putIfAbsent(digest(file), file));
        fresh.removeIf(file -> {
            PublishedFile former = byDigest.remove(digest(file));
            if (former == null) {
                return false;
            }
            gone.remove(former.path());
            return changes.add(new FileChange(What.RENAMED, file.path(), former.path(), former.size(), file.size()));
        });
    }

    private static String digest(PublishedFile file) {
        return file.checksums().sha512();
    }
}
