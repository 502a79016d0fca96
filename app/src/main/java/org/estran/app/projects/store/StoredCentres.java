package org.estran.app.projects.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.identifiers.DoiAccount;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.projects.Charter;
import org.estran.app.projects.CharterRules;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.DataCentres;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.ProjectRules;
import org.estran.app.projects.Projects;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The data centres over their rows. */
@Component
class StoredCentres implements DataCentres {

    private final Projects projects;
    private final CharterRows rows;
    private final Identifiers identifiers;
    private final Accounts accounts;
    private final TransactionTemplate transactions;

    StoredCentres(
            Projects projects,
            CharterRows rows,
            Identifiers identifiers,
            Accounts accounts,
            TransactionTemplate transactions) {
        this.projects = projects;
        this.rows = rows;
        this.identifiers = identifiers;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public List<DataCentre> all() {
        Map<String, Charter> charters = rows.all();
        return projects.all().stream()
                .filter(Project::isCentre)
                .map(project -> new DataCentre(project, charters.getOrDefault(project.slug(), Charter.NONE)))
                .toList();
    }

    @Override
    public Optional<DataCentre> find(String slug) {
        return projects.find(slug).filter(Project::isCentre).map(this::withCharter);
    }

    @Override
    public DataCentre make(Caller caller, DataCentre centre, @Nullable Logo logo) {
        return kept(() -> {
            Project project = centre.project();
            boolean taken = projects.find(project.slug()).isPresent();
            refuse(caller, ProjectRules.findings(project, taken), centre.charter(), project.slug());
            return new DataCentre(projects.make(caller, project, logo), centre.charter());
        });
    }

    @Override
    public DataCentre change(Caller caller, DataCentre centre, @Nullable Logo logo, long ifChange) {
        return kept(() -> {
            Project project = centre.project();
            refuse(caller, ProjectRules.findings(project, false), centre.charter(), project.slug());
            Project named = projects.find(project.slug())
                    .map(former -> rememberingNames(project, former))
                    .orElse(project);
            return new DataCentre(projects.change(caller, named, logo, ifChange), centre.charter());
        });
    }

    @Override
    public String prefix(DataCentre centre) {
        return identifiers.prefixOf(centre.slug(), centre.charter().prefix());
    }

    private DataCentre kept(Supplier<DataCentre> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            DataCentre centre = work.get();
            rows.put(centre.slug(), centre.charter());
            return centre;
        }));
    }

    private void refuse(Caller caller, List<Finding> ofProject, Charter charter, String slug) {
        StoredProjects.refuseOthers(caller);
        List<Finding> findings = new ArrayList<>(ofProject);
        findings.addAll(CharterRules.findings(charter, prefixesFor(slug), reviewers()));
        StoredProjects.refuse(findings);
    }

    /** Every prefix but those of an account that the configuration gives to another centre. */
    private List<String> prefixesFor(String slug) {
        return identifiers.accounts().stream()
                .filter(account -> account.isFor(slug))
                .map(DoiAccount::prefixes)
                .flatMap(List::stream)
                .toList();
    }

    private Set<String> reviewers() {
        return accounts.all().stream()
                .filter(account -> account.roles().contains(AccountRole.MODERATOR))
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private DataCentre withCharter(Project project) {
        return new DataCentre(project, rows.find(project.slug()).orElse(Charter.NONE));
    }

    /** What was published under a former name stays with the centre. */
    private static Project rememberingNames(Project project, Project former) {
        Set<String> now = new HashSet<>(project.name().byLanguage().values());
        List<String> organisations = Stream.concat(
                        project.membership().organisations().stream(),
                        former.name().byLanguage().values().stream().filter(name -> !now.contains(name)))
                .distinct()
                .toList();
        Membership membership = project.membership();
        return project.with(new Membership(membership.search(), membership.members(), organisations));
    }
}
