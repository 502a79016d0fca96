package org.estran.app.observations.selection;

import java.util.List;
import org.estran.app.observations.Target;
import org.estran.app.observations.store.SelectionCounts;

/**
 * What the page shows.
 *
 * @param properties that may be chosen, with how many features have each
 * @param of the property that is drawn; empty where there is none
 * @param plots the kinds of plots that tell something
 * @param formats in which it can be had
 */
public record SelectionView(
        Asked asked,
        SelectionCounts counts,
        List<Choice> properties,
        List<Choice> platforms,
        List<Choice> modes,
        List<Choice> networks,
        List<Choice> campaigns,
        List<Choice> qualities,
        List<Choice> records,
        List<Choice> closed,
        String of,
        List<String> plots,
        List<Target> formats) {

    /** A value that may be chosen. */
    public record Choice(String value, String label, long features, boolean chosen) {}

    /** With what the address says already. */
    public String with(String address, String more) {
        String query = asked.query();
        String joined = query.isEmpty() ? more : more.isEmpty() ? query : query + "&" + more;
        return joined.isEmpty() ? address : address + "?" + joined;
    }
}
