package org.estran.app.coverages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.estran.app.access.Access;
import org.estran.app.access.Decision;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.access.contents.VectorFiles;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.home.Home;
import org.estran.app.pages.Bundles;
import org.estran.grids.DataFiles;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstViews;
import org.estran.observations.RefusedFile;
import org.estran.observations.summary.ObservationViews;
import org.estran.observations.vector.VectorSummary;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The picture of a published record: of the first of its files that can be drawn. Asking never fails and never takes long:
 * whatever cannot be read, or not in time, has no picture.
 */
@Component
public class Pictures implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    /** How many files of a record are looked at. */
    private static final int FILES = 12;

    private static final int LISTED = 200;
    /** Reading and drawing hold tens of megabytes each. */
    private static final int AT_ONCE = 2;

    private final Catalogue catalogue;
    private final Access access;
    private final DrawingCache cache;
    private final Draughtsman draughtsman;
    private final Duration patience;
    private final Duration limit;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("picture-", 0).factory());
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Map<String, Future<Optional<Drawing>>> underway = new ConcurrentHashMap<>();

    @Autowired
    Pictures(Catalogue catalogue, Access access, Home home, Bundles bundles, Clock clock) {
        this(catalogue, access, new DrawingCache(home.cache(), clock), new Draughtsman(bundles), Duration.ofSeconds(4));
    }

    Pictures(Catalogue catalogue, Access access, DrawingCache cache, Draughtsman draughtsman, Duration patience) {
        this.catalogue = catalogue;
        this.access = access;
        this.cache = cache;
        this.draughtsman = draughtsman;
        this.patience = patience;
        this.limit = patience.multipliedBy(5);
    }

    /** The picture this caller may see, drawn now if need be; empty after a few seconds at most. */
    public Optional<Picture> of(Caller caller, String recordId, Language language, Picture.Size size) {
        for (Readable file : candidates(caller, recordId)) {
            String sha512 = file.distribution().checksums().sha512();
            Optional<Drawing> drawing = cache.find(sha512)
                    .map(DrawingCache.Known::drawing)
                    .orElseGet(() -> wait(sha512, begin(sha512, file)));
            if (drawing.isPresent()) {
                return drawing.map(drawn -> picture(drawn, sha512, language, size));
            }
        }
        return Optional.empty();
    }

    /**
     * What the picture shows, if there is one drawn already: for pages, which must not wait. Where nothing is known yet,
     * drawing begins behind the caller's back.
     */
    public Optional<LocalizedText> alt(Caller caller, String recordId) {
        for (Readable file : candidates(caller, recordId)) {
            String sha512 = file.distribution().checksums().sha512();
            Optional<DrawingCache.Known> known = cache.find(sha512);
            if (known.isEmpty()) {
                begin(sha512, file);
                return Optional.empty();
            }
            if (known.get().drawing().isPresent()) {
                return known.get().drawing().map(Drawing::alt);
            }
        }
        return Optional.empty();
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    private static Picture picture(Drawing drawn, String sha512, Language language, Picture.Size size) {
        Map<Language, String> drawings = switch (size) {
            case FULL -> drawn.full();
            case THUMBNAIL -> drawn.thumbnail();
        };
        byte[] svg = drawings.getOrDefault(language, "").getBytes(StandardCharsets.UTF_8);
        String tag = sha512.substring(0, 24) + "-" + DrawingCache.VERSION + "-" + language.code() + "-"
                + size.name().toLowerCase(Locale.ROOT);
        return new Picture(svg, drawn.title(), drawn.alt(), tag);
    }

    /** Files that begin like a data file and that this caller may read, likely ones first. */
    private List<Readable> candidates(Caller caller, String recordId) {
        CatalogueRecord record =
                catalogue.find(recordId).filter(r -> r.fileCount() > 0).orElse(null);
        if (record == null) {
            return List.of();
        }
        return catalogue.files(record.id(), record.version(), null, LISTED).stream()
                .sorted(Comparator.comparing(file -> !isLikely(file)))
                .limit(FILES)
                .map(file -> open(caller, new Distribution.Published(record, file)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Only an order: what a file is follows from its bytes. */
    private static boolean isLikely(PublishedFile file) {
        String words = (file.mediaType() + " " + file.path()).toLowerCase(Locale.ROOT);
        return words.contains("netcdf") || words.contains("hdf") || words.matches(".*[.](nc|nc4|cdf|h5)$");
    }

    private Optional<Readable> open(Caller caller, Distribution distribution) {
        try {
            return access.mayRead(caller, distribution) instanceof Decision.Open
                    ? Optional.of(access.open(caller, distribution))
                    : Optional.empty();
        } catch (RuntimeException lost) {
            LOG.warn("no picture, as its file cannot be opened: {}", lost.getMessage());
            return Optional.empty();
        }
    }

    private Future<Optional<Drawing>> begin(String sha512, Readable file) {
        return underway.computeIfAbsent(sha512, key -> {
            Future<Optional<Drawing>> work = workers.submit(() -> draw(key, file));
            workers.submit(() -> endInTime(key, work));
            return work;
        });
    }

    private Optional<Drawing> wait(String sha512, Future<Optional<Drawing>> work) {
        return await(work, patience).orElseGet(() -> {
            LOG.info("the picture of {} is not drawn yet", sha512);
            return Optional.empty();
        });
    }

    /** The watch beside the work: it ends what goes on for too long, and remembers that. */
    private void endInTime(String sha512, Future<Optional<Drawing>> work) {
        try {
            if (await(work, limit).isEmpty() && work.cancel(true)) {
                LOG.warn("drawing {} took too long and was ended", sha512);
                cache.keepSlow(sha512);
            }
        } finally {
            underway.remove(sha512, work);
        }
    }

    /** The result; empty when it is not there in time, or never will be. */
    private static Optional<Optional<Drawing>> await(Future<Optional<Drawing>> work, Duration time) {
        try {
            return Optional.of(work.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException notDrawn) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Drawing> draw(String sha512, Readable file) throws InterruptedException {
        room.acquire();
        try {
            @Nullable Drawing drawing = drawing(file);
            if (drawing == null) {
                cache.keepNothing(sha512);
            } else {
                cache.keep(sha512, drawing);
            }
            return Optional.ofNullable(drawing);
        } finally {
            room.release();
        }
    }

    private @Nullable Drawing drawing(Readable file) throws InterruptedException {
        try {
            FirstView view =
                    DataFiles.recognise(file.file()).isEmpty() ? ofText(file.file()) : FirstViews.of(file.file());
            Drawing drawing = draughtsman.draw(view).orElse(null);
            if (Thread.interrupted()) {
                throw new InterruptedException("too slow");
            }
            return drawing;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError odd) {
            LOG.warn("no picture of {}: {}", file.distribution().checksums().sha512(), odd.toString());
            return null;
        }
    }

    /** Observations, else vector data. */
    private static FirstView ofText(Path file) throws IOException {
        FirstView view = ObservationViews.of(file);
        if (!(view instanceof NoView none) || none.reason() != FirstView.Reason.UNREADABLE) {
            return view;
        }
        try {
            return VectorSummary.view(VectorFiles.open(file));
        } catch (RefusedFile neither) {
            return view;
        }
    }

    void forget(String sha512) throws IOException {
        cache.forget(sha512);
    }
}
