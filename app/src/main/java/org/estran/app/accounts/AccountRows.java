package org.estran.app.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.app.home.Moments;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code account} and {@code account_role}. */
@Component
class AccountRows {

    private static final String SELECT = """
            select a.id, a.login, a.display_name, a.email, a.language, a.created_at, a.disabled_at, a.erased_at,
                   a.credentials_epoch, r.role
            from account a left join account_role r on r.account_id = a.id
            """;

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Account account, String passwordHash) {
        jdbc.sql("""
                        insert into account (id, login, display_name, email, language, password_hash,
                                             credentials_epoch, created_at)
                        values (:id, :login, :name, :email, :language, :hash, :epoch, :created)
                        """)
                .param("id", account.id())
                .param("login", account.login())
                .param("name", account.displayName())
                .param("email", account.email())
                .param("language", code(account.language()))
                .param("hash", passwordHash)
                .param("epoch", account.credentialsEpoch())
                .param("created", account.createdAt().toEpochMilli())
                .update();
        insertRoles(account.id(), account.roles());
    }

    void updatePerson(String id, String displayName, String email, @Nullable Language language) {
        jdbc.sql("update account set display_name = :name, email = :email, language = :language where id = :id")
                .param("name", displayName)
                .param("email", email)
                .param("language", code(language))
                .param("id", id)
                .update();
    }

    void updatePassword(String id, String passwordHash) {
        jdbc.sql("""
                        update account set password_hash = :hash, credentials_epoch = credentials_epoch + 1
                        where id = :id
                        """).param("hash", passwordHash).param("id", id).update();
    }

    void updateDisabled(String id, @Nullable Instant disabledAt) {
        jdbc.sql("""
                        update account set disabled_at = :at, credentials_epoch = credentials_epoch + 1
                        where id = :id
                        """)
                .param("at", disabledAt == null ? null : disabledAt.toEpochMilli())
                .param("id", id)
                .update();
    }

    /** Takes out everything but the id and the times, and shuts the account for ever. */
    void erase(String id, String noPassword, Instant at) {
        replaceRoles(id, Set.of());
        jdbc.sql("delete from access_token where account_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update account_event set address = null where account_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        update account set login = :login, display_name = :name, email = '', language = null,
                            password_hash = :hash, disabled_at = coalesce(disabled_at, :at), erased_at = :at,
                            credentials_epoch = credentials_epoch + 1
                        where id = :id
                        """)
                .param("login", "erased-" + id)
                .param("name", Account.ERASED_NAME)
                .param("hash", noPassword)
                .param("at", at.toEpochMilli())
                .param("id", id)
                .update();
    }

    void replaceRoles(String id, Set<AccountRole> roles) {
        jdbc.sql("delete from account_role where account_id = :id")
                .param("id", id)
                .update();
        insertRoles(id, roles);
    }

    private void insertRoles(String id, Set<AccountRole> roles) {
        for (AccountRole role : roles) {
            jdbc.sql("insert into account_role (account_id, role) values (:id, :role)")
                    .param("id", id)
                    .param("role", role.name())
                    .update();
        }
    }

    Optional<Account> byId(String id) {
        return jdbc.sql(SELECT + "where a.id = :id").param("id", id).query(AccountRows::folded).stream()
                .findFirst();
    }

    Optional<Account> byLogin(String login) {
        return jdbc.sql(SELECT + "where a.login = :login").param("login", login).query(AccountRows::folded).stream()
                .findFirst();
    }

    List<Account> all() {
        return jdbc.sql(SELECT + "order by a.login").query(AccountRows::folded);
    }

    Optional<String> passwordHash(String id) {
        return jdbc.sql("select password_hash from account where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** How many open accounts hold the role. */
    long countEnabled(AccountRole role) {
        return jdbc.sql("""
                        select count(*) from account a join account_role r on r.account_id = a.id
                        where r.role = :role and a.disabled_at is null
                        """).param("role", role.name()).query(Long.class).single();
    }

    /** One account a row of {@code account}, its roles gathered from the joined rows. */
    private static List<Account> folded(ResultSet rows) throws SQLException {
        Map<String, Account> accounts = new LinkedHashMap<>();
        Map<String, Set<AccountRole>> roles = new LinkedHashMap<>();
        while (rows.next()) {
            Account account = withoutRoles(rows);
            accounts.putIfAbsent(account.id(), account);
            Set<AccountRole> held = roles.computeIfAbsent(account.id(), id -> EnumSet.noneOf(AccountRole.class));
            String role = rows.getString("role");
            if (role != null) {
                held.add(AccountRole.valueOf(role));
            }
        }
        List<Account> complete = new ArrayList<>();
        accounts.forEach((id, account) -> complete.add(account.withRoles(roles.getOrDefault(id, Set.of()))));
        return complete;
    }

    private static Account withoutRoles(ResultSet row) throws SQLException {
        String language = row.getString("language");
        return new Account(
                row.getString("id"),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("email"),
                language == null ? null : Language.of(language).orElse(null),
                Set.of(),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Moments.orNull(row, "disabled_at"),
                Moments.orNull(row, "erased_at"),
                row.getLong("credentials_epoch"));
    }

    private static @Nullable String code(@Nullable Language language) {
        return language == null ? null : language.code();
    }
}
