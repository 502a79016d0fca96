package org.estran.app.usage;

import java.time.Clock;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/** What is counted over a database in a folder, without Spring's container; written when somebody says so. */
public final class UsageOnDisk implements AutoCloseable {

    public final Usage usage;

    public UsageOnDisk(
            DataSource source, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        usage = new Usage(new UsageRows(new JdbcTemplate(source)), transaction, events, clock, new Random(1));
    }

    /** Another reader each time looks at the page of a record. */
    public void view(String record, int reader) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/records/" + record);
        request.addHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        request.setRemoteAddr("192.0.2." + reader);
        usage.viewed(request, record);
    }

    public void write() {
        usage.write();
    }

    @Override
    public void close() {
        usage.stop();
    }
}
