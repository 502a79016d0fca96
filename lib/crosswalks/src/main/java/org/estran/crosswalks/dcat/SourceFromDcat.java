package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.estran.crosswalks.LanguageCodes;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.MetadataInfo;

/**
 * What the catalogue's record says of itself. Where it names a record as its source, as this centre does for what came
 * from elsewhere, that one speaks.
 */
final class SourceFromDcat {

    private final Node thing;

    SourceFromDcat(Node thing) {
        this.thing = thing;
    }

    MetadataInfo read() {
        List<Node> records = Stream.concat(
                        thing.subjects("foaf:primaryTopic").stream(), thing.all("foaf:isPrimaryTopicOf").stream())
                .sorted(Comparator.comparing(Node::fingerprint))
                .toList();
        return records.stream()
                .flatMap(about -> about.all("dct:source").stream())
                .filter(source -> source.value("dct:identifier") != null
                        || source.first("foaf:primaryTopic").isPresent())
                .findFirst()
                .or(() -> records.stream().findFirst())
                .map(SourceFromDcat::of)
                .orElse(MetadataInfo.NONE);
    }

    private static MetadataInfo of(Node about) {
        List<DatedEvent> dates = new ArrayList<>();
        for (DateType type : List.of(DateType.CREATION, DateType.PUBLICATION, DateType.REVISION)) {
            Words.date(type)
                    .ifPresent(
                            property -> about.values(property).forEach(date -> dates.add(new DatedEvent(type, date))));
        }
        return new MetadataInfo(
                about.value("dct:identifier"),
                about.values("dct:language").stream()
                        .flatMap(l -> LanguageCodes.code(l).stream())
                        .findFirst()
                        .orElse(null),
                new AgentsFromDcat(about).read(),
                dates,
                about.all("dct:conformsTo").stream()
                        .flatMap(s -> Stream.ofNullable(s.value("dct:title")))
                        .findFirst()
                        .orElse(null));
    }
}
