package org.estran.app.access.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.estran.app.access.Access;
import org.estran.app.access.ChosenFiles;
import org.estran.app.access.Readable;
import org.estran.app.access.Reader;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.PublishedFile;
import org.springframework.stereotype.Component;

/**
 * Files as one ZIP (ZIP64 where needed) of known length, whole or any range of it. Entries are stored, not compressed,
 * under the CRC-32 taken when each file came in. Every file is opened once before the first byte, so that a refusal or a loss is an error and
 * never a short archive.
 */
@Component
public class ZipAnswer {

    /** Some sixteen megabytes of layouts. */
    private static final long MOST_ENTRIES = 2_000_000;

    private final Access access;
    private final Cache<String, ZipLayout> layouts = Caffeine.newBuilder()
            .maximumWeight(MOST_ENTRIES)
            .weigher((String key, ZipLayout layout) -> layout.count() + 100)
            .build();

    ZipAnswer(Access access) {
        this.access = access;
    }

    /** @param name what it is saved as */
    public void write(
            HttpServletRequest request, HttpServletResponse response, Caller caller, ChosenFiles files, String name)
            throws IOException {
        Opening opening = new Opening(access.reader(caller, files.record()));
        ZipLayout layout = layout(files, opening);
        FileAnswer.harmless(response);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", FileAnswer.attachment(name));
        response.setHeader("Cache-Control", FileAnswer.caching(opening.toAll));
        RangedAnswer.write(
                request,
                response,
                new RangedAnswer.Representation(
                        layout.size(),
                        layout.tag(),
                        null,
                        (from, length, to) -> new Writing(opening, files, layout, from, length, to).go()));
    }

    /** A file's name in the zip: its own where unpacking it is harmless, else its ASCII form. */
    public static String entryName(String path) {
        return ZipLayout.entryName(path);
    }

    private ZipLayout layout(ChosenFiles files, Opening opening) {
        String key = files.record().id() + " " + files.record().version() + " "
                + files.record().change() + "\n" + files.key();
        ZipLayout known = layouts.getIfPresent(key);
        if (known != null) {
            files.from(ChosenFiles.Place.START).forEachRemaining(at -> opening.open(at.file()));
            return known;
        }
        ZipLayout reckoned = ZipLayout.of(files, files.record().publishedAt(), opening::open);
        layouts.put(key, reckoned);
        return reckoned;
    }

    /** Opens the files one after the other for somebody, and remembers whether all of them were anybody's. */
    private final class Opening {
        private final Reader reader;
        private boolean toAll = true;

        Opening(Reader reader) {
            this.reader = reader;
        }

        Readable open(PublishedFile file) {
            Readable readable = access.open(reader, file);
            toAll &= readable.isToAll();
            return readable;
        }
    }

    /** One range of the zip on its way out. */
    private final class Writing {
        private final Opening opening;
        private final ChosenFiles files;
        private final ZipLayout layout;
        private final long from;
        private final long behind;
        private final OutputStream to;

        Writing(Opening opening, ChosenFiles files, ZipLayout layout, long from, long length, OutputStream to) {
            this.opening = opening;
            this.files = files;
            this.layout = layout;
            this.from = from;
            this.behind = from + length;
            this.to = to;
        }

        void go() throws IOException {
            if (from < layout.directoryStart()) {
                entries();
            }
            if (behind > layout.directoryStart()) {
                directory();
                bytes(layout.endStart(), layout.end());
            }
            to.flush();
        }

        private void entries() throws IOException {
            int index = layout.indexAt(from);
            Iterator<ChosenFiles.At> all = at(index);
            for (; index < layout.count() && layout.start(index) < behind; index++) {
                PublishedFile file = all.next().file();
                byte[] header = layout.format().localHeader(ZipLayout.entry(file));
                bytes(layout.start(index), header);
                content(layout.start(index) + header.length, file);
            }
        }

        /** The directory is small beside what it lists, and is made anew from its beginning. */
        private void directory() throws IOException {
            long position = layout.directoryStart();
            Iterator<ChosenFiles.At> all = files.from(ChosenFiles.Place.START);
            for (int index = 0; index < layout.count(); index++) {
                byte[] header =
                        layout.format().centralHeader(ZipLayout.entry(all.next().file()), layout.start(index));
                bytes(position, header);
                position += header.length;
            }
        }

        private Iterator<ChosenFiles.At> at(int index) {
            Iterator<ChosenFiles.At> all = files.from(layout.placeBefore(index));
            for (int i = 0; i < ZipLayout.entriesAfterPlace(index); i++) {
                all.next();
            }
            return all;
        }

        private void bytes(long position, byte[] some) throws IOException {
            long first = Math.max(from, position);
            long last = Math.min(behind, position + some.length);
            if (first < last) {
                to.write(some, (int) (first - position), (int) (last - first));
            }
        }

        private void content(long position, PublishedFile file) throws IOException {
            long first = Math.max(from, position);
            long last = Math.min(behind, position + file.size());
            if (first < last) {
                FileAnswer.copy(opening.open(file), first - position, last - first, to);
            }
        }
    }
}
