package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.estran.harvest.web.SourceFailed.Reason.CUT_OFF;
import static org.estran.harvest.web.SourceFailed.Reason.NOT_UNDERSTOOD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.harvest.xml.Slices;
import org.jspecify.annotations.Nullable;

/**
 * {@code GetRecords}, page by page. Many servers give no record beyond a window of 10,000: where one refuses or answers
 * nothing there, the rest is asked for by parts of the time of last change, halved until each fits. The checkpoint is the
 * position, behind the parts that are left: {@code 201}, or {@code 1;2020-01-01T00:00:00Z/2022-…;…}.
 */
final class CswHarvest implements Harvest {

    private static final long WINDOW = 10_000;
    private static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final Web web;
    private final Selection selection;
    private final @Nullable String version;
    private @Nullable CswRequests requests;

    /** @param version the one that is spoken; null for 2.0.2 where the source has it, as all servers know its requests by POST */
    CswHarvest(Web web, Selection selection, @Nullable String version) {
        this.web = web;
        this.selection = selection;
        this.version = version;
    }

    private CswRequests requests() throws SourceFailed, InterruptedException {
        CswRequests made = requests;
        if (made == null) {
            Slices capabilities = Csw.capabilities(web, selection.address(), version)
                    .orElseThrow(() ->
                            new SourceFailed(NOT_UNDERSTOOD, selection.address() + " answers with what is not CSW."));
            List<String> schemas = Csw.schemas(capabilities);
            String format = selection.format();
            boolean isPost = version == null && Csw.speaks2(capabilities);
            String plainest = "http://www.opengis.net/cat/csw/" + (isPost ? "2.0.2" : "3.0");
            made = new CswRequests(
                    selection, isPost, format != null ? format : schemas.isEmpty() ? plainest : schemas.getFirst());
            requests = made;
        }
        return made;
    }

    @Override
    public Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        Place place = Place.of(checkpoint);
        Slices answer;
        try {
            answer = results(place.position(), selection.pageSize(), place.part());
        } catch (SourceFailed failed) {
            if (place.isBeyondWindow()) {
                return beyond(place);
            }
            throw failed;
        }
        long matched = number(answer, "numberOfRecordsMatched");
        List<Slices> records = answer.children();
        if (place.part() != null
                && place.position() == 1
                && matched > WINDOW
                && place.part().canSplit()) {
            return Page.of(List.of(), place.split().checkpoint(), null);
        }
        if (records.isEmpty() && place.position() <= matched && place.isBeyondWindow()) {
            return beyond(place);
        }
        return page(place, answer, records, matched);
    }

    private Page page(Place place, Slices answer, List<Slices> records, long matched)
            throws SourceFailed, InterruptedException {
        List<Item> items = new ArrayList<>();
        for (Slices record : records) {
            items.add(item(record, place.position() + items.size()));
        }
        List<Page.Remark> remarks = new ArrayList<>();
        long announced = number(answer, "numberOfRecordsReturned");
        if (announced != records.size()) {
            remarks.add(Page.Remark.of("short-page", records.size(), announced));
        }
        long next = place.position() + records.size();
        boolean more = !records.isEmpty() && next <= matched;
        String checkpoint = more ? place.at(next).checkpoint() : place.rest();
        return new Page(items, checkpoint, place.part() == null ? matched : null, remarks);
    }

    /** The window is at its end: the whole is asked for again by parts, which what was seen already costs nothing. */
    private static Page beyond(Place place) throws SourceFailed {
        if (place.part() != null) {
            throw new SourceFailed(
                    NOT_UNDERSTOOD, "More than " + WINDOW + " records changed at the same time: " + place.part());
        }
        return new Page(
                List.of(),
                Place.whole(BEGINNING, END).checkpoint(),
                null,
                List.of(Page.Remark.of("window-split", place.position() - 1, "more")));
    }

    private Slices results(long position, int size, @Nullable Part part) throws SourceFailed, InterruptedException {
        CswRequests asked = requests();
        Answer answer = asked.isPost()
                ? web.post(
                        selection.address(),
                        "application/xml",
                        asked.post(position, size, part).getBytes(UTF_8),
                        Csw.ACCEPT)
                : web.get(asked.get(position, size, part), Csw.ACCEPT);
        Slices document = Slices.of(answer.body());
        if (document.localName().equals("ExceptionReport")) {
            throw new SourceFailed(NOT_UNDERSTOOD, document.text("ExceptionText"));
        }
        Optional<Slices> results = document.first("SearchResults");
        if (results.isEmpty() || !document.isWhole()) {
            throw new SourceFailed(
                    document.localName().equals("GetRecordsResponse") ? CUT_OFF : NOT_UNDERSTOOD,
                    "No search results, or not all of them: " + selection.address());
        }
        return results.get();
    }

    private static long number(Slices results, String attribute) {
        return results.attribute(attribute)
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    private Item item(Slices record, long position) throws SourceFailed, InterruptedException {
        String identifier = identifier(record);
        if (identifier.isEmpty()) {
            return new Item.Broken("", "record " + position, "no-identifier", "", record.bytes());
        }
        return new Item.Document(
                identifier, requests().place(identifier), Stamp.dated(datestamp(record)), record.bytes());
    }

    /** Of ISO 19139, ISO 19115-3, Dublin Core and DCAT. */
    private static String identifier(Slices record) {
        return record.first("fileIdentifier")
                .or(() -> record.first("metadataIdentifier").flatMap(found -> found.first("code")))
                .or(() -> record.first("identifier"))
                .map(Slices::text)
                .filter(text -> !text.isEmpty())
                .or(() -> record.first("Dataset").flatMap(dataset -> dataset.attribute("rdf:about")))
                .orElse("");
    }

    private static @Nullable String datestamp(Slices record) {
        return record.first("dateStamp")
                .or(() -> record.first("dateInfo").flatMap(found -> found.first("DateTime")))
                .or(() -> record.first("modified"))
                .map(Slices::text)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    @Override
    public Optional<Long> total() throws SourceFailed, InterruptedException {
        return Optional.of(number(results(1, 1, null), "numberOfRecordsMatched"));
    }

    /** A part of time, its end not included. */
    record Part(Instant from, Instant to) {

        boolean canSplit() {
            return to.getEpochSecond() - from.getEpochSecond() > 1;
        }

        List<Part> halves() {
            Instant middle = Instant.ofEpochSecond((from.getEpochSecond() + to.getEpochSecond()) / 2);
            return List.of(new Part(from, middle), new Part(middle, to));
        }

        @Override
        public String toString() {
            return from + "/" + to;
        }

        static Part of(String text) {
            int slash = text.indexOf('/');
            return new Part(Instant.parse(text.substring(0, slash)), Instant.parse(text.substring(slash + 1)));
        }
    }

    /** Where a harvest is: a position in the first of the parts that are left, or in the whole where there are none. */
    private record Place(long position, List<Part> parts) {

        static Place of(@Nullable String checkpoint) {
            if (checkpoint == null) {
                return new Place(1, List.of());
            }
            String[] texts = checkpoint.split(";", -1);
            List<Part> parts = new ArrayList<>();
            for (int i = 1; i < texts.length; i++) {
                parts.add(Part.of(texts[i]));
            }
            return new Place(Long.parseLong(texts[0]), parts);
        }

        static Place whole(Instant from, Instant to) {
            return new Place(1, List.of(new Part(from, to)));
        }

        @Nullable
        Part part() {
            return parts.isEmpty() ? null : parts.getFirst();
        }

        boolean isBeyondWindow() {
            return position > WINDOW;
        }

        Place at(long next) {
            return new Place(next, parts);
        }

        Place split() {
            List<Part> all = new ArrayList<>(parts.getFirst().halves());
            all.addAll(parts.subList(1, parts.size()));
            return new Place(1, all);
        }

        /** Where the part behind this one begins; null where there is none. */
        @Nullable
        String rest() {
            return parts.size() < 2 ? null : new Place(1, parts.subList(1, parts.size())).checkpoint();
        }

        String checkpoint() {
            StringBuilder text = new StringBuilder().append(position);
            parts.forEach(part -> text.append(';').append(part));
            return text.toString();
        }
    }
}
