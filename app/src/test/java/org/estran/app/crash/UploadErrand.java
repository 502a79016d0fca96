package org.estran.app.crash;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.deposit.uploads.Part;
import org.estran.app.deposit.uploads.Upload;
import org.estran.app.deposit.uploads.Uploads;
import org.springframework.context.ApplicationContext;

/** Sends a file into the deposit {@code estran.errand.deposit} in two parts. */
public final class UploadErrand implements Errand {

    static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    static final byte[] BYTES = new byte[1_500_000];
    private static final int FIRST = 800_001;

    static {
        new Random(15).nextBytes(BYTES);
    }

    @Override
    public void run(ApplicationContext centre) throws IOException {
        Uploads uploads = centre.getBean(Uploads.class);
        KillPoints points = centre.getBean(KillPoints.class);
        String id = announce(centre).id();
        uploads.add(DEPOSITOR, id, part(0, halting(Arrays.copyOf(BYTES, FIRST), points)));
        uploads.add(DEPOSITOR, id, part(FIRST, new ByteArrayInputStream(BYTES, FIRST, BYTES.length - FIRST)));
    }

    static Upload announce(ApplicationContext centre) throws IOException {
        return centre.getBean(Uploads.class)
                .announce(
                        DEPOSITOR,
                        centre.getEnvironment().getRequiredProperty("estran.errand.deposit"),
                        "mesures.bin",
                        (long) BYTES.length,
                        StatedDigests.NONE,
                        "");
    }

    static Part part(long offset, InputStream bytes) {
        return new Part(offset, bytes, -1, null, null);
    }

    /** Half-way there is a place to be killed at. */
    private static InputStream halting(byte[] bytes, KillPoints points) {
        return new ByteArrayInputStream(bytes) {
            private boolean told;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (!told && pos > count / 2) {
                    told = true;
                    points.reached("half of a part");
                }
                return super.read(into, offset, Math.min(length, 100_000));
            }
        };
    }
}
