package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.estran.app.deposit.DepositFile;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.uploads.Upload;
import org.estran.app.deposit.uploads.Uploads;
import org.estran.app.jobs.Jobs;
import org.estran.terms.LocalizedText;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file that comes by parts: after any death its sender asks how much was received, sends the rest, and it is whole. */
final class UploadJourney implements Journey {

    private String deposit = "";

    @Override
    public String toString() {
        return "upload by parts";
    }

    @Override
    public Class<? extends Errand> errand() {
        return UploadErrand.class;
    }

    @Override
    public void prepare(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            deposit = centre.getBean(Deposits.class)
                    .open(UploadErrand.DEPOSITOR, LocalizedText.of("Salinité", "Salinity"), null)
                    .id();
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
    }

    @Override
    public Map<String, Object> properties(String place) {
        return Map.of("estran.errand.deposit", deposit);
    }

    @Override
    public void check(Path home, String place) throws Exception {
        Map<String, Object> on = Map.of("estran.home", home, "estran.errand.deposit", deposit);
        try (ConfigurableApplicationContext centre = ChildCentre.on(on)) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
            Uploads uploads = centre.getBean(Uploads.class);
            Upload upload = uploads.find(UploadErrand.DEPOSITOR, known(centre));
            if (!upload.isFinished()) {
                int received = (int) upload.received();
                byte[] all = UploadErrand.BYTES;
                uploads.add(
                        UploadErrand.DEPOSITOR,
                        upload.id(),
                        UploadErrand.part(received, new ByteArrayInputStream(all, received, all.length - received)));
            }
            List<DepositFile> files = centre.getBean(DepositFiles.class).files(UploadErrand.DEPOSITOR, deposit);
            assertThat(files)
                    .singleElement()
                    .extracting(file -> file.checksums().sha512())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-512").digest(UploadErrand.BYTES)));
            assertThat(Files.readAllBytes(home.resolve("staging/" + deposit)
                            .resolve(files.getFirst().stagedName())))
                    .isEqualTo(UploadErrand.BYTES);
        }
        // What was left lying goes with the next start.
        try (ConfigurableApplicationContext centre = ChildCentre.on(on)) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        }
        assertThat(Folders.files(home.resolve("staging"))).hasSize(1);
    }

    /** The sender knows the address if it was answered; who was not asks for a new one. */
    private static String known(ConfigurableApplicationContext centre) throws Exception {
        List<String> there = centre.getBean(JdbcClient.class)
                .sql("SELECT id FROM upload")
                .query(String.class)
                .list();
        return there.isEmpty() ? UploadErrand.announce(centre).id() : there.getFirst();
    }
}
