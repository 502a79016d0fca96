package org.estran.app.dissemination;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Passages;
import org.estran.crosswalks.PassedCatalogue;
import org.springframework.stereotype.Component;

/** The catalogues through which the documents came that records follow, the nearest first, as formats tell them. */
@Component
public class WaysIn {

    private final Harvests harvests;

    public WaysIn(Harvests harvests) {
        this.harvests = harvests;
    }

    /** Empty for a record that was not harvested. */
    public List<PassedCatalogue> of(String recordId) {
        return of(List.of(recordId)).getOrDefault(recordId, List.of());
    }

    /** Those of many records at once; a record that was not harvested has none. */
    public Map<String, List<PassedCatalogue>> of(Collection<String> recordIds) {
        return harvests.leading(recordIds).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> told(entry.getValue())));
    }

    private static List<PassedCatalogue> told(Passages passages) {
        return Stream.concat(
                        Stream.of(new PassedCatalogue(
                                passages.harvester(),
                                passages.publicAddress(),
                                passages.identifier(),
                                passages.place(),
                                passages.datestamp())),
                        passages.before().stream()
                                .map(one ->
                                        new PassedCatalogue("", one.address(), one.identifier(), "", one.datestamp())))
                .toList();
    }
}
