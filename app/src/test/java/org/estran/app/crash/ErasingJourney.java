package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Archive;
import org.estran.app.catalogue.erasure.ErasureOrder;
import org.estran.app.catalogue.erasure.Erasures;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** From an administrator's order to an archive without those bytes. */
final class ErasingJourney implements Journey {

    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    private static final Caller ADMINISTRATOR = new Caller("a", "Administrator", Set.of(AccountRole.ADMINISTRATOR));
    private static final String SECRET = "bytes that must go";

    private String record = "";

    /** Orders it, and ends when it is done. */
    public static final class Errand implements org.estran.app.crash.Errand {
        @Override
        public void run(ApplicationContext centre) throws Exception {
            String id = centre.getEnvironment().getRequiredProperty("estran.errand.record");
            centre.getBean(Erasures.class).order(ADMINISTRATOR, id, 1, "secret.txt", "Personal data");
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
    }

    @Override
    public String toString() {
        return "erasing";
    }

    @Override
    public Class<? extends org.estran.app.crash.Errand> errand() {
        return Errand.class;
    }

    @Override
    public Map<String, Object> properties(String place) {
        return Map.of("estran.errand.record", record);
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            Deposits deposits = centre.getBean(Deposits.class);
            record = deposits.open(DEPOSITOR, LocalizedText.of("Salinité", "Salinity"), null)
                    .id();
            for (String name : List.of("secret.txt", "kept.txt")) {
                String text = name.equals("secret.txt") ? SECRET : "kept";
                centre.getBean(DepositFiles.class)
                        .addFile(
                                DEPOSITOR,
                                record,
                                name,
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                StatedDigests.NONE);
            }
            deposits.describe(
                    DEPOSITOR,
                    record,
                    new RecordBuilder(Kind.DATASET)
                            .title(LocalizedText.of("Salinité", "Salinity"))
                            .summary(LocalizedText.of("Un résumé.", "A summary."))
                            .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                            .licence("CC-BY-4.0")
                            .build(),
                    null);
            deposits.submit(DEPOSITOR, record);
            centre.getBean(Moderation.class).take(AcceptErrand.MODERATOR, record);
            centre.getBean(Moderation.class).accept(AcceptErrand.MODERATOR, record);
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
    }

    @Override
    public Set<String> mustDieAt() {
        return Set.of(
                "ErasingStep.COPY#1",
                "ErasingStep.CHECK#1",
                "ErasingStep.AWAY#1",
                "ErasingStep.INSTEAD#1",
                "ErasingStep.DROP#1");
    }

    @Override
    public boolean isDeadly(String place) {
        return mustDieAt().contains(place) || place.matches("commit .*erasure_order.*#1");
    }

    /** Killed at the commit of the order, it was never given; killed later, it is carried out. */
    @Override
    public void check(Path home, String place) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
            List<ErasureOrder> orders = centre.getBean(Erasures.class).latest(ADMINISTRATOR);
            assertThat(centre.getBean(Archive.class).validate(record).getErrors())
                    .isEmpty();
            assertThat(orders).allMatch(order -> order.freedAt() != null);
            boolean isThere = false;
            for (String file : Folders.files(home.resolve("archive"))) {
                Path at = home.resolve("archive").resolve(file);
                isThere |= Files.readString(at, StandardCharsets.ISO_8859_1).equals(SECRET);
            }
            assertThat(isThere).isEqualTo(orders.isEmpty());
            if (!place.startsWith("commit")) {
                assertThat(orders).hasSize(1);
            }
        }
        assertThat(Folders.files(home.resolve("staging"))).isEmpty();
    }
}
