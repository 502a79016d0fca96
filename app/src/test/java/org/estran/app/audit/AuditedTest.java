package org.estran.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What happens in the rooms is in the log, in the same transaction. */
@SpringBootTest(properties = "estran.admin.password=correct horse battery")
class AuditedTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    AuditLog log;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) throws IOException {
        String home = Files.createTempDirectory("estran-audit").toString();
        registry.add("estran.home", () -> home);
    }

    @Test
    void tellsOfAccountsAndRecords() {
        long before = log.head().number();
        Account account = accounts.create(
                "depositor",
                "A laboratory",
                "lab@example.org",
                "a long enough password",
                Set.of(AccountRole.DEPOSITOR));
        accounts.disable(account.id(), new Caller("admin-id", "", Set.of(AccountRole.ADMINISTRATOR)));
        String id = catalogue.newId(record());
        catalogue.put(CatalogueEntry.described(id, record()));
        catalogue.withdraw(id, new Withdrawal("An error", null, Withdrawal.Scope.ALL, Instant.EPOCH, account.id()));
        catalogue.describe(List.of(new Description(null, record())));
        List<AuditEntry> news =
                log.page(null, (int) (log.head().number() - before)).reversed();
        assertThat(news)
                .extracting(AuditEntry::account, AuditEntry::action, AuditEntry::subject)
                .startsWith(
                        tuple(null, "account.created", account.id()),
                        tuple("admin-id", "account.disabled", account.id()),
                        tuple(null, "record.published", id),
                        tuple(null, "record.withdrawn", id));
        assertThat(news.getLast().action()).isEqualTo("records.described");
        assertThat(log.verify().holds()).isTrue();
    }

    private static MetadataRecord record() {
        return new RecordBuilder(Kind.NETWORK)
                .title(LocalizedText.of("Marégraphes", "Tide gauges"))
                .build();
    }
}
