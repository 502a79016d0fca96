package org.estran.app.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.estran.app.home.Step;
import org.estran.app.home.StepWatcher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/**
 * In the child: tells the parent of every place it comes by, and stops at the one where it is to be killed. Places are the
 * named steps of the code, and every commit of the database just before it counts, as SQLite itself tells of it. The
 * place {@code PublishingStep.FREEZE#2} is the second time that step is reached.
 */
@Configuration
class KillPoints {

    /** In the child's output, before a place it came by. */
    static final String PASSED = "@ ";
    /** In the child's output, before the place where it waits for its death. */
    static final String DEADLY = "+ ";

    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final String wanted;
    private volatile boolean begun;

    /** {@code wanted} is empty where nobody is to die. */
    KillPoints(@Value("${estran.killed-at:}") String wanted) {
        this.wanted = wanted;
    }

    void begin() {
        begun = true;
    }

    List<String> passed() {
        return List.copyOf(passed);
    }

    void reached(String name) {
        if (!begun) {
            return;
        }
        String place = name + "#"
                + times.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
        passed.add(place);
        if (!wanted.isEmpty()) {
            say(PASSED + place);
        }
        if (place.equals(wanted)) {
            say(DEADLY + place);
            while (true) {
                LockSupport.park();
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static String name(Step step) {
        return ((Enum<?>) step).getDeclaringClass().getSimpleName() + "." + step.name();
    }

    @Bean
    @Primary
    StepWatcher killer() {
        return step -> reached(name(step));
    }

    @Bean
    static BeanPostProcessor commitsAreTold(ObjectProvider<KillPoints> points) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && name.equals("dataSource")
                        ? watched(database, points.getObject())
                        : bean;
            }
        };
    }

    private static DataSource watched(DataSource database, KillPoints points) {
        Set<SQLiteConnection> known = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                SQLiteConnection own = connection.unwrap(SQLiteConnection.class);
                if (known.add(own)) {
                    points.watch(own);
                }
                return connection;
            }
        };
    }

    /** The tables a transaction changed are its name, so that its place is found again in another run. */
    private void watch(SQLiteConnection connection) {
        Set<String> tables = Collections.synchronizedSet(new TreeSet<>());
        connection.addUpdateListener((type, database, table, row) -> tables.add(table));
        connection.addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                String changed = String.join("+", tables);
                tables.clear();
                if (!changed.isEmpty()) {
                    reached("commit " + changed);
                }
            }

            @Override
            public void onRollback() {
                tables.clear();
            }
        });
    }
}
