package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ConfigurableApplicationContext;

/** One change of an account or a draft: after its death it is whole or was never made, and whole if it was answered. */
final class ChangeJourney implements Journey {

    private static final Set<Change> ANSWERED =
            EnumSet.of(Change.CREATE_ACCOUNT, Change.ISSUE_TOKEN, Change.ADD_FILE, Change.SUBMIT_DRAFT);

    private final Change change;
    private List<String> before = List.of();
    private List<String> after = List.of();

    ChangeJourney(Change change) {
        this.change = change;
    }

    @Override
    public String toString() {
        return change.name();
    }

    @Override
    public Class<? extends Errand> errand() {
        return ChangeErrand.class;
    }

    /** That an answered change stays is SQLite's promise alone wherever a commit is all there is; a few stand for those. */
    @Override
    public boolean isDeadly(String place) {
        return Journey.super.isDeadly(place) && (!place.startsWith("done") || ANSWERED.contains(change));
    }

    @Override
    public Map<String, Object> properties(String place) {
        return Map.of("estran.errand.change", change.name());
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            Change.prepare(centre);
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
        before = Kept.in(home);
    }

    @Override
    public void rehearsed(Path home) throws Exception {
        after = Kept.in(home);
        assertThat(after).isNotEqualTo(before);
    }

    @Override
    public void check(Path home, String place) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
        List<String> now = Kept.in(home);
        if (place.startsWith("done")) {
            assertThat(now).isEqualTo(after);
        } else {
            assertThat(now).isIn(before, after);
        }
    }
}
