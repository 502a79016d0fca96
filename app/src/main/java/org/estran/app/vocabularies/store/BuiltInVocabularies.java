package org.estran.app.vocabularies.store;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.vocabularies.BuiltIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the vocabularies that come with the program into the database, when they are first asked for and are not there. */
@Component
class BuiltInVocabularies {

    private final VocabularyRows rows;
    private final Loading loading;
    private final TransactionTemplate transaction;
    private final String home;
    private volatile boolean ready;

    BuiltInVocabularies(
            VocabularyRows rows,
            Loading loading,
            TransactionTemplate transaction,
            @Value("${estran.base-url}") String baseUrl) {
        this.rows = rows;
        this.loading = loading;
        this.transaction = transaction;
        this.home = baseUrl.replaceFirst("/+$", "") + "/vocabularies/" + BuiltIn.TERMS + "/";
    }

    /** Returns when they are there. No lock is held: who comes second finds the work done when its turn to write comes. */
    void ready() {
        if (ready || TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        if (!missing().isEmpty()) {
            transaction.executeWithoutResult(status -> missing().forEach(this::load));
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            readyInThisTransaction();
        } else {
            ready = true;
        }
    }

    /** Whether they are there for good: what a transaction has put there may still be taken back. */
    boolean isReady() {
        return ready;
    }

    private void readyInThisTransaction() {
        TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(BuiltInVocabularies.this);
                if (status == STATUS_COMMITTED) {
                    ready = true;
                }
            }
        });
    }

    // A vocabulary that was loaded under such a name is left alone.
    private List<String> missing() {
        String edition = edition();
        Map<String, Vocabulary> present =
                rows.all().stream().collect(Collectors.toMap(Vocabulary::name, Function.identity()));
        return BuiltIn.NAMES.stream()
                .filter(name -> !present.containsKey(name)
                        || (present.get(name).builtIn()
                                && !present.get(name).digest().equals(edition)))
                .toList();
    }

    private String edition() {
        return BuiltIn.edition() + " " + home;
    }

    private void load(String name) {
        loading.load(BuiltIn.read(name, home), name + ".tsv", edition(), true);
    }
}
