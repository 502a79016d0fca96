package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.estran.harvest.web.SourceFailed.Reason.CUT_OFF;
import static org.estran.harvest.web.SourceFailed.Reason.GOES_ROUND;
import static org.estran.harvest.web.SourceFailed.Reason.NOT_UNDERSTOOD;
import static org.estran.harvest.web.SourceFailed.Reason.TOKEN_EXPIRED;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.harvest.xml.Slices;
import org.jspecify.annotations.Nullable;

/** {@code ListRecords} of OAI-PMH 2.0 (section 4.5); the checkpoint is the resumption token. */
final class OaiHarvest implements Harvest {

    private final Web web;
    private final Selection selection;
    private @Nullable String format;
    private @Nullable String places;

    OaiHarvest(Web web, Selection selection) {
        this.web = web;
        this.selection = selection;
        this.format = selection.format();
    }

    @Override
    public Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        Slices answer = OaiPmh.answer(web, address(checkpoint))
                .orElseThrow(() ->
                        new SourceFailed(NOT_UNDERSTOOD, selection.address() + " answers with what is not OAI-PMH."));
        Optional<List<Slices>> list = answer.childrenOf("ListRecords");
        Optional<Slices> error = list.isPresent() ? Optional.empty() : answer.first("error");
        if (error.isPresent()) {
            return refused(error.get());
        }
        if (list.isEmpty() || !answer.isWhole()) {
            throw new SourceFailed(CUT_OFF, "A page of " + selection.address() + " has no end.");
        }
        return page(list.get(), checkpoint);
    }

    private Page page(List<Slices> list, @Nullable String checkpoint) throws SourceFailed {
        List<Item> items = new ArrayList<>();
        String next = null;
        Long promised = null;
        for (Slices part : list) {
            if (part.localName().equals("record")) {
                items.add(item(part, items.size() + 1));
            } else if (part.localName().equals("resumptionToken")) {
                next = part.text().isEmpty() ? null : part.text();
                promised = part.attribute("completeListSize")
                        .filter(size -> size.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null);
            }
        }
        if (next != null && next.equals(checkpoint)) {
            throw new SourceFailed(GOES_ROUND, "The token that was given comes back: " + next);
        }
        return Page.of(items, next, promised);
    }

    private static Page refused(Slices error) throws SourceFailed {
        String code = error.attribute("code").orElse("");
        return switch (code) {
            case "noRecordsMatch" -> Page.of(List.of(), null, 0L);
            case "badResumptionToken" -> throw new SourceFailed(TOKEN_EXPIRED, error.text());
            default -> throw new SourceFailed(NOT_UNDERSTOOD, code + ": " + error.text());
        };
    }

    private Item item(Slices record, int position) {
        List<Slices> parts = record.children();
        Optional<Slices> header = part(parts, "header").or(() -> record.first("header"));
        String identifier = header.map(found -> found.text("identifier")).orElse("");
        if (header.isEmpty() || identifier.isEmpty()) {
            return new Item.Broken("", "record " + position, "no-identifier", "", record.bytes());
        }
        Stamp stamp = Stamp.dated(header.get().text("datestamp"));
        String place = place(identifier);
        if (header.get().attribute("status").orElse("").equals("deleted")) {
            return new Item.Deleted(identifier, place, stamp);
        }
        return part(parts, "metadata")
                .or(() -> record.first("metadata"))
                .flatMap(Slices::firstChild)
                .map(OaiHarvest::unwrapped)
                .<Item>map(document -> new Item.Document(identifier, place, stamp, document.bytes(), way(parts)))
                .orElseGet(() -> new Item.Broken(identifier, place, "no-metadata", "", record.bytes()));
    }

    private static Optional<Slices> part(List<Slices> parts, String localName) {
        return parts.stream().filter(part -> part.localName().equals(localName)).findFirst();
    }

    /** DataCite's own repository wraps the document in another one. */
    private static Slices unwrapped(Slices document) {
        return document.localName().equals("oai_datacite")
                ? document.first("resource").orElse(document)
                : document;
    }

    /** Guidelines for provenance: each description of an origin holds the one before it. */
    private static List<Item.Passage> way(List<Slices> parts) {
        return parts.stream()
                .filter(part -> part.localName().equals("about"))
                .flatMap(about -> about.first("provenance").stream())
                .limit(1)
                .flatMap(provenance -> origins(provenance).stream())
                .map(origin -> new Item.Passage(
                        origin.text("baseURL"),
                        origin.text("identifier"),
                        origin.text("datestamp"),
                        origin.attribute("harvestDate").orElse(""),
                        origin.attribute("altered").map(Boolean::valueOf).orElse(null),
                        origin.first("metadataNamespace")
                                .map(Slices::text)
                                .filter(text -> !text.isEmpty())
                                .orElse(null)))
                .toList();
    }

    private static List<Slices> origins(Slices around) {
        List<Slices> all = new ArrayList<>();
        Optional<Slices> one = around.children().stream()
                .filter(child -> child.localName().equals("originDescription"))
                .findFirst();
        while (one.isPresent() && all.size() < 20) {
            all.add(one.get());
            one = one.get().children().stream()
                    .filter(child -> child.localName().equals("originDescription"))
                    .findFirst();
        }
        return all;
    }

    private String place(String identifier) {
        if (places == null) {
            URI get = Addresses.with(selection.address(), "verb", "GetRecord");
            places = Addresses.with(Addresses.with(get, "metadataPrefix", format), "identifier", "")
                    .toString();
        }
        return places + URLEncoder.encode(identifier, UTF_8);
    }

    private URI address(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        URI list = Addresses.with(selection.address(), "verb", "ListRecords");
        if (format == null) {
            format = OaiPmh.bestFormat(web, selection.address());
        }
        if (checkpoint != null) {
            return Addresses.with(list, "resumptionToken", checkpoint);
        }
        URI chosen = Addresses.with(Addresses.with(list, "metadataPrefix", format), "set", selection.set());
        Instant since = selection.since();
        return since == null ? chosen : Addresses.with(chosen, "from", datestamp(since));
    }

    /** As fine as the repository keeps its datestamps (section 3.3.1). */
    private String datestamp(Instant since) throws SourceFailed, InterruptedException {
        boolean isDay = OaiPmh.answer(web, Addresses.with(selection.address(), "verb", "Identify"))
                .map(answer -> !answer.text("granularity").contains("hh:mm:ss"))
                .orElse(true);
        String second = since.truncatedTo(ChronoUnit.SECONDS).toString();
        return isDay ? second.substring(0, 10) : second;
    }
}
