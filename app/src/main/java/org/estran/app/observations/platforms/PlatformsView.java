package org.estran.app.observations.platforms;

import java.util.List;
import org.estran.app.observations.selection.SeenObservations;
import org.estran.app.observations.selection.SelectionView.Choice;
import org.estran.app.observations.store.PlatformSummary;
import org.jspecify.annotations.Nullable;

/**
 * A page of platforms.
 *
 * @param q a part of their names that was asked for
 * @param network of which alone they are; empty for all
 * @param networks that could be chosen
 * @param next where the next page is; null on the last one
 * @param seen the network's observations; null where none was chosen
 */
public record PlatformsView(
        String q,
        String network,
        List<Choice> networks,
        List<PlatformSummary> platforms,
        @Nullable String next,
        @Nullable SeenObservations seen) {}
