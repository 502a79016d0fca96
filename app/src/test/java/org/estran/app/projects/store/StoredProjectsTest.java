package org.estran.app.projects.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.SampleProject;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.terms.ProblemException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Projects over real rows, without the rest of the house. */
class StoredProjectsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Caller ADMINISTRATOR = new Caller("a", "Administration", Set.of(AccountRole.ADMINISTRATOR));
    private static final Membership TIDES = SampleProject.found("q=tide");
    private static final Logo LOGO = new Logo("image/png", "d1", new byte[] {1, 2, 3});

    private HikariDataSource source;
    private StoredProjects projects;

    @BeforeEach
    void open(@TempDir Path folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:sqlite:" + folder.resolve("estran.db") + "?journal_mode=WAL&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(2);
        source = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        projects = new StoredProjects(
                new ProjectRows(JdbcClient.create(source)),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                Clock.fixed(NOW, ZoneOffset.UTC),
                news -> {});
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whatIsMadeIsFoundAgainAsItWas() {
        Project made = projects.make(ADMINISTRATOR, SampleProject.of("tides", TIDES), LOGO);

        assertThat(made.changedAt()).isEqualTo(NOW);
        assertThat(made.logo()).isEqualTo("d1");
        assertThat(projects.find("tides")).contains(made);
        assertThat(projects.all()).containsExactly(made);
        assertThat(projects.logo("tides").orElseThrow().content()).containsExactly(1, 2, 3);
    }

    @Test
    void aScopeIsTheProjectAsADoorServesIt() {
        projects.make(
                ADMINISTRATOR, SampleProject.of("tides", new Membership("", List.of("tide_gauge"), List.of())), null);

        Scope scope = projects.scope("tides").orElseThrow();
        assertThat(scope.kind()).isEqualTo(Scope.Kind.PROJECT);
        assertThat(scope.filter())
                .isEqualTo(new Filter.And(List.of(
                        new Filter.Or(List.of(
                                new Filter.In("id", List.of(new Literal.Text("tide_gauge")), Filter.Case.EXACT),
                                new Filter.In("part", List.of(new Literal.Text("tides")), Filter.Case.EXACT))),
                        new Filter.Or(List.of(
                                new Filter.IsNull("part"),
                                new Filter.Not(new Filter.In(
                                        "part", List.of(new Literal.Text("-tides")), Filter.Case.EXACT)))))));
        assertThat(projects.scopes()).containsExactly(scope);
        assertThat(projects.scope("others")).isEmpty();
        assertThat(Scope.WHOLE.within(scope.filter())).isEqualTo(scope.filter());
    }

    @Test
    void aSlugIsGivenOnce() {
        projects.make(ADMINISTRATOR, SampleProject.of("tides", TIDES), null);

        assertThatThrownBy(() -> projects.make(ADMINISTRATOR, SampleProject.of("tides", TIDES), null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("project-invalid");
    }

    @Test
    void aChangeKeepsTheLogoUnlessItIsGivenUp() {
        Project made = projects.make(ADMINISTRATOR, SampleProject.of("tides", TIDES), LOGO);

        Project kept = projects.change(ADMINISTRATOR, made, null, made.change());
        assertThat(kept.logo()).isEqualTo("d1");
        Project without = projects.change(ADMINISTRATOR, SampleProject.of("tides", TIDES), null, kept.change());
        assertThat(without.logo()).isNull();
        assertThat(projects.logo("tides")).isEmpty();
    }

    @Test
    void twoChangesAtOnceDoNotOverwriteEachOther() {
        Project made = projects.make(ADMINISTRATOR, SampleProject.of("tides", TIDES), null);
        projects.change(ADMINISTRATOR, made, null, made.change());

        assertThatThrownBy(() -> projects.change(ADMINISTRATOR, made, null, made.change()))
                .hasMessageContaining("project-outdated");
    }

    @Test
    void whatIsDeletedIsGoneWithItsLogo() {
        projects.make(ADMINISTRATOR, SampleProject.of("tides", TIDES), LOGO);
        projects.delete(ADMINISTRATOR, "tides");
        projects.delete(ADMINISTRATOR, "tides");

        assertThat(projects.all()).isEmpty();
        assertThat(projects.logo("tides")).isEmpty();
    }

    @Test
    void onlyAdministratorsMakeProjects() {
        Caller moderator = new Caller("m", "Modération", Set.of(AccountRole.MODERATOR));
        Project project = SampleProject.of("tides", TIDES);

        assertThatThrownBy(() -> projects.make(moderator, project, null)).hasMessageContaining("project-not-allowed");
        assertThatThrownBy(() -> projects.change(moderator, project, null, 1))
                .hasMessageContaining("project-not-allowed");
        assertThatThrownBy(() -> projects.delete(moderator, "tides")).hasMessageContaining("project-not-allowed");
    }
}
