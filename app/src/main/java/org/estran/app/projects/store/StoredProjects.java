package org.estran.app.projects.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.CatalogueParts;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Project;
import org.estran.app.projects.ProjectHappened;
import org.estran.app.projects.ProjectRules;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The projects over their rows. */
@Component
class StoredProjects implements Projects, CatalogueParts {

    private final ProjectRows rows;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    StoredProjects(ProjectRows rows, TransactionTemplate transactions, Clock clock, ApplicationEventPublisher news) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
        this.news = news;
    }

    @Override
    public List<Project> all() {
        return rows.all();
    }

    @Override
    public Optional<Project> find(String slug) {
        return rows.find(slug);
    }

    @Override
    public Optional<Scope> scope(String slug) {
        return find(slug).map(Project::scope);
    }

    @Override
    public Optional<Filter> part(String name) {
        return scope(name).map(Scope::filter);
    }

    @Override
    public List<Scope> scopes() {
        return all().stream().map(Project::scope).toList();
    }

    @Override
    public Project make(Caller caller, Project project, @Nullable Logo logo) {
        refuseOthers(caller);
        return changing(() -> {
            List<Finding> findings =
                    ProjectRules.findings(project, find(project.slug()).isPresent());
            refuse(findings);
            Project made = project.as(
                    logo == null ? null : logo.digest(), 1, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            rows.insert(made);
            if (logo != null) {
                rows.putLogo(made.slug(), logo);
            }
            tell(caller, "made", made.slug());
            return made;
        });
    }

    @Override
    public Project change(Caller caller, Project project, @Nullable Logo logo, long ifChange) {
        refuseOthers(caller);
        return changing(() -> {
            Project former = find(project.slug())
                    .orElseThrow(
                            () -> ProblemException.notFound("project-not-found", "There is no such project here."));
            refuse(ProjectRules.findings(project, false));
            String digest = logo != null ? logo.digest() : project.logo() == null ? null : former.logo();
            Project changed =
                    project.as(digest, former.change() + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (changed.kind() != former.kind() || !rows.update(changed, ifChange)) {
                throw ProblemException.conflict("project-outdated", "Somebody changed this project meanwhile.");
            }
            if (logo != null) {
                rows.putLogo(changed.slug(), logo);
            } else if (digest == null) {
                rows.deleteLogo(changed.slug());
            }
            tell(caller, "changed", changed.slug());
            return changed;
        });
    }

    @Override
    public void delete(Caller caller, String slug) {
        refuseOthers(caller);
        transactions.executeWithoutResult(status -> {
            if (rows.delete(slug)) {
                tell(caller, "deleted", slug);
            }
        });
    }

    @Override
    public Optional<Logo> logo(String slug) {
        return rows.logo(slug);
    }

    private void tell(Caller caller, String what, String slug) {
        news.publishEvent(new ProjectHappened(String.valueOf(caller.accountId()), what, slug));
    }

    private Project changing(Supplier<Project> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    static void refuse(List<Finding> findings) {
        if (findings.stream().anyMatch(Finding::isBlocking)) {
            throw ProblemException.invalid("project-invalid", "This project cannot be kept as it is.", findings);
        }
    }

    static void refuseOthers(Caller caller) {
        if (!caller.is(AccountRole.ADMINISTRATOR)) {
            throw ProblemException.notAllowed("project-not-allowed", "Only administrators make and change projects.");
        }
    }
}
