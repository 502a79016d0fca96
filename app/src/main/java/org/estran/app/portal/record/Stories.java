package org.estran.app.portal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.catalogue.RecordState;
import org.estran.app.deposit.DepositEvent;
import org.estran.app.deposit.DepositStories;
import org.estran.app.deposit.DepositStory;
import org.estran.app.dissemination.Originals;
import org.estran.app.dissemination.Publications;
import org.estran.app.harvests.Passages;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.pages.Bundles;
import org.estran.crosswalks.prov.Activity;
import org.estran.crosswalks.prov.Agent;
import org.estran.crosswalks.prov.Entity;
import org.estran.harvest.Item;
import org.estran.oaipmh.Datestamp;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how a record came about, from what was noted when it happened: the deposit of each version and its review, the
 * document it was imported from, the corrections since. People are told by their part in it.
 */
@Component
class Stories {

    private final DepositStories deposits;
    private final RecordHistory history;
    private final Originals originals;
    private final Publications publications;
    private final Bundles bundles;

    Stories(
            DepositStories deposits,
            RecordHistory history,
            Originals originals,
            Publications publications,
            Bundles bundles) {
        this.deposits = deposits;
        this.history = history;
        this.originals = originals;
        this.publications = publications;
        this.bundles = bundles;
    }

    Story of(CatalogueRecord found) {
        return new Telling(found).all();
    }

    private LocalizedText words(String key, Object... arguments) {
        return LocalizedText.of(
                bundles.in(Language.FR).text(key, arguments),
                bundles.in(Language.EN).text(key, arguments));
    }

    /** One record's story as it is put together. */
    private final class Telling {

        private final CatalogueRecord found;
        private final String page;
        private final List<Entity> things = new ArrayList<>();
        private final List<Activity> activities = new ArrayList<>();

        Telling(CatalogueRecord found) {
            this.found = found;
            this.page = publications.landingPage(found.id());
            things.add(Entity.named(page, found.record().title()));
        }

        Story all() {
            originals.of(found).ifPresent(this::imported);
            deposits.of(found.id()).forEach(this::deposited);
            corrections();
            activities.sort(Comparator.comparing(Activity::ended));
            return new Story(things, activities);
        }

        private void imported(HarvestedDocument document) {
            Entity original = new Entity(
                    page + "?f=original",
                    words("record.story.original", document.path(), document.source()),
                    document.harvestedAt(),
                    document.sha512(),
                    null,
                    null,
                    List.of());
            things.add(original);
            List<String> used = new ArrayList<>(List.of(original.address()));
            originals.ways(found).stream().filter(Passages::leads).findFirst().ifPresent(way -> used.add(passed(way)));
            activities.add(new Activity(
                    step("import", 1),
                    words("record.story.imported", document.source()),
                    document.harvestedAt(),
                    document.harvestedAt(),
                    List.of(centre()),
                    used,
                    List.of(new Entity(
                            page, found.record().title(), null, null, null, null, List.of(original.address())))));
        }

        /**
         * The record in the catalogue from which it was harvested, derived from the one in the catalogue before, and so on
         * to the first that is told of.
         *
         * @return its address, or one here where it has none of its own
         */
        private String passed(Passages way) {
            String before = null;
            int number = 0;
            for (Item.Passage passage : way.before().reversed()) {
                number++;
                before = inCatalogue(
                        page + "/provenance#catalogue-" + number, passage.address(), passage.identifier(), before);
                harvested(passage, way, number, before);
            }
            return inCatalogue(
                    isAddress(way.place()) ? way.place() : page + "/provenance#catalogue-" + (number + 1),
                    way.publicAddress(),
                    way.identifier(),
                    before);
        }

        private String inCatalogue(String address, String catalogue, String identifier, @Nullable String before) {
            things.add(new Entity(
                    address,
                    words("record.story.in-catalogue", identifier, catalogue),
                    null,
                    null,
                    null,
                    null,
                    before == null ? List.of() : List.of(before)));
            return address;
        }

        /** Who takes a record from a catalogue is the next one in the chain. */
        private void harvested(Item.Passage passage, Passages way, int number, String from) {
            int last = way.before().size();
            String by = number < last ? way.before().get(last - 1 - number).address() : way.publicAddress();
            Agent taker = new Agent(
                    isAddress(by) ? by : page + "/provenance#taker-" + number,
                    LocalizedText.of(by, by),
                    Agent.Kind.ORGANIZATION);
            Datestamp.of(passage.harvested())
                    .map(Datestamp::first)
                    .ifPresent(at -> activities.add(new Activity(
                            step("harvest", number),
                            words("record.story.harvested", passage.address(), by),
                            at,
                            at,
                            List.of(taker),
                            List.of(from),
                            List.of())));
        }

        private static boolean isAddress(String text) {
            return text.matches("https?://[^\\s<>\"{}|\\\\^`]+");
        }

        private void deposited(DepositStory story) {
            Instant first = story.firstFile();
            Instant last = story.lastFile();
            String files = version(story.version()) + "#files";
            if (first != null && last != null) {
                activities.add(new Activity(
                        step("upload", story.version()),
                        words("record.story.uploaded", story.version()),
                        first,
                        last,
                        List.of(part("depositor")),
                        List.of(),
                        List.of(Entity.named(files, words("record.story.files", story.version())))));
            }
            int number = 0;
            for (DepositEvent event : story.events()) {
                number++;
                happened(story, event, number, first == null ? null : files);
            }
        }

        private void happened(DepositStory story, DepositEvent event, int number, @Nullable String files) {
            boolean published = event.what().equals("published");
            activities.add(new Activity(
                    step("event", story.version()) + "-" + number,
                    words("record.story." + event.what(), story.version()),
                    event.at(),
                    event.at(),
                    List.of(agent(story, event)),
                    files != null && (event.what().equals("submitted") || published) ? List.of(files) : List.of(),
                    published ? List.of(published(story.version(), event.at(), files)) : List.of()));
            if (event.what().equals("submitted")) {
                activities.add(new Activity(
                        step("check", story.version()) + "-" + number,
                        words("record.story.checked", story.version()),
                        event.at(),
                        event.at(),
                        List.of(software()),
                        files == null ? List.of() : List.of(files),
                        List.of()));
            }
        }

        private Entity published(int version, Instant at, @Nullable String files) {
            return new Entity(
                    version(version),
                    words("record.story.version", version),
                    at,
                    null,
                    page,
                    version > 1 ? version(version - 1) : null,
                    files == null ? List.of() : List.of(files));
        }

        /** A state that followed another of the same version is a correction, or a withdrawal. */
        private void corrections() {
            List<RecordState> states = history.of(found.id()).reversed();
            for (int i = 1; i < states.size(); i++) {
                RecordState before = states.get(i - 1);
                RecordState now = states.get(i);
                String what = now.withdrawn() && !before.withdrawn()
                        ? "withdrawn"
                        : now.version() == before.version() ? "corrected" : "";
                if (!what.isEmpty()) {
                    activities.add(new Activity(
                            step("change", now.change()),
                            words("record.story." + what),
                            now.at(),
                            now.at(),
                            List.of(now.by() == null ? centre() : part("curator")),
                            List.of(),
                            List.of()));
                }
            }
        }

        private Agent agent(DepositStory story, DepositEvent event) {
            String part = event.part(story.owner());
            return part.equals("centre") ? centre() : part(part);
        }

        private Agent part(String part) {
            return new Agent(page + "/provenance#" + part, words("record.story.part." + part), Agent.Kind.PERSON);
        }

        private Agent centre() {
            return new Agent(
                    publications.address("/"),
                    LocalizedText.of(Publications.PUBLISHER, Publications.PUBLISHER),
                    Agent.Kind.ORGANIZATION);
        }

        private Agent software() {
            return new Agent(
                    page + "/provenance#software", words("record.story.part.software"), Agent.Kind.SOFTWARE_AGENT);
        }

        private String version(int version) {
            return page + "/versions/" + version;
        }

        private String step(String kind, long number) {
            return page + "/provenance#" + kind + "-" + number;
        }
    }
}
