package org.estran.app.harvests.runs;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Trial;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.app.origins.reading.Reading;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.kinds.SourceKinds;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/** Looks at addresses without keeping anything. */
@Component
class Trials {

    private static final int SAMPLES = 10;

    private final Webs webs;
    private final AnyDocuments documents;

    Trials(Webs webs, AnyDocuments documents) {
        this.webs = webs;
        this.documents = documents;
    }

    /** What is at that address; of the kind that the settings name, where they name one. */
    Source recognise(HarvesterSettings settings) {
        try (Web web = webs.quick(settings)) {
            return recognise(web, settings);
        } catch (SourceFailed failed) {
            throw told(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    Trial tryOut(HarvesterSettings settings) {
        try (Web web = webs.quick(settings)) {
            Source source = recognise(web, settings);
            SourceKind kind = SourceKinds.of(source.kind()).orElseThrow();
            HarvesterSettings known =
                    settings.at(source.kind(), source.address().toString());
            Page page =
                    kind.open(web, Selections.of(known, null).pagesOf(SAMPLES)).page(null);
            Reader reader = new Reader(documents, known, kind);
            List<Trial.Sample> samples = page.items().stream()
                    .filter(item -> !(item instanceof Item.Deleted))
                    .limit(SAMPLES)
                    .map(item -> sample(item, reader))
                    .toList();
            return new Trial(source, page.promised() == null ? source.total() : page.promised(), samples);
        } catch (SourceFailed failed) {
            throw told(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static Source recognise(Web web, HarvesterSettings settings) throws SourceFailed, InterruptedException {
        URI address = URI.create(settings.address());
        Optional<Source> found = settings.kind().isEmpty()
                ? SourceKinds.recognise(web, address)
                : kind(settings.kind()).recognise(web, address);
        return found.orElseThrow(() -> ProblemException.invalid(
                "harvest-not-recognised",
                "No known kind of source was recognised at " + address + ".",
                List.of(Finding.blocking("harvest-not-recognised", "/address", address.toString()))));
    }

    private static SourceKind kind(String word) {
        return SourceKinds.of(word)
                .orElseThrow(() -> ProblemException.invalid(
                        "harvest-kind-unknown",
                        "There is no kind of source " + word + ".",
                        List.of(Finding.blocking("harvest-kind-unknown", "/kind", word))));
    }

    private static ProblemException told(SourceFailed failed) {
        return new ProblemException(new Problem.Upstream(failed.reason().word(), failed.detail()), failed);
    }

    private static Trial.Sample sample(Item item, Reader reader) {
        if (item instanceof Item.Broken broken) {
            return new Trial.Sample(
                    item.identifier(), item.place(), null, null, broken.code(), List.of(broken.detail()));
        }
        byte[] bytes = item instanceof Item.Document document ? document.bytes() : new byte[0];
        return switch (reader.reading(bytes)) {
            case Reading.Read read ->
                new Trial.Sample(item.identifier(), item.place(), read.record(), read.format(), "", List.of());
            case Reading.Refused refused ->
                new Trial.Sample(
                        item.identifier(),
                        item.place(),
                        null,
                        null,
                        refused.reason().code(),
                        refused.reason().arguments());
            case Reading.Foreign foreign ->
                new Trial.Sample(
                        item.identifier(), item.place(), null, null, "import-foreign", List.of(foreign.what()));
        };
    }
}
