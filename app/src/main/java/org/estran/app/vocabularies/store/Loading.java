package org.estran.app.vocabularies.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estran.app.vocabularies.Loaded;
import org.estran.app.vocabularies.Revision;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Digests;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.Thesaurus;
import org.estran.vocabularies.reading.ThesaurusFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a thesaurus in: the whole of it or nothing. */
@Component
class Loading {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final VocabularyRows vocabularies;
    private final ConceptRows concepts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicLong loads = new AtomicLong();

    Loading(VocabularyRows vocabularies, ConceptRows concepts, TransactionTemplate transaction, Clock clock) {
        this.vocabularies = vocabularies;
        this.concepts = concepts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How often vocabularies changed since the start: what was learnt from them before another number is out of date. */
    long loads() {
        return loads.get();
    }

    Loaded load(InputStream bytes, String fileName, @Nullable String name) throws IOException {
        if (name != null && !NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "vocabulary-name-invalid",
                    "A vocabulary's name has letters, digits, dots, hyphens and underscores, 64 at most.",
                    List.of());
        }
        MessageDigest sha512 = sha512();
        DigestInputStream counted = new DigestInputStream(bytes, sha512);
        Thesaurus thesaurus = ThesaurusFile.read(counted, fileName);
        counted.transferTo(java.io.OutputStream.nullOutputStream());
        return load(
                name == null ? thesaurus : thesaurus.named(name),
                fileName,
                HexFormat.of().formatHex(sha512.digest()),
                false);
    }

    Loaded load(Thesaurus thesaurus, String fileName, String digest, boolean builtIn) {
        return Objects.requireNonNull(transaction.execute(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    loads.incrementAndGet();
                }
            });
            return replace(thesaurus, fileName, digest, builtIn);
        }));
    }

    private Loaded replace(Thesaurus thesaurus, String fileName, String digest, boolean builtIn) {
        Vocabulary former = vocabularies.find(thesaurus.name()).orElse(null);
        String name = former == null ? thesaurus.name() : former.name();
        Instant now = clock.instant();
        Changes changes = new Changes(concepts.former(name), thesaurus.concepts(), builtIn);
        concepts.clear(name);
        concepts.add(name, changes.present);
        concepts.addGone(name, changes.gone, now);
        Vocabulary loaded = new Vocabulary(
                name,
                thesaurus.uri(),
                thesaurus.title(),
                cut(thesaurus.version(), 200),
                former == null ? 1 : former.revision() + 1,
                builtIn,
                Objects.requireNonNull(cut(fileName, 300)),
                digest.length() > 128 ? digest.substring(0, 128) : digest,
                now,
                changes.present.size());
        Revision revision = new Revision(
                loaded.revision(),
                loaded.version(),
                loaded.fileName(),
                loaded.digest(),
                now,
                changes.added,
                changes.changed,
                changes.unchanged,
                changes.newlyGone);
        vocabularies.write(loaded);
        vocabularies.add(name, revision);
        return new Loaded(loaded, revision, thesaurus.findings());
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static MessageDigest sha512() {
        return Digests.of("SHA-512");
    }

    /**
     * What a newer version changes. A concept is the same if its address is; for the built-in ones, whose addresses follow
     * the centre's own, if its code is.
     */
    private static final class Changes {
        private final List<Concept> present = new ArrayList<>();
        private final List<Concept> gone = new ArrayList<>();
        private long added;
        private long changed;
        private long unchanged;
        private long newlyGone;

        Changes(List<ConceptRows.Former> former, List<Concept> now, boolean builtIn) {
            Function<ConceptRows.Former, String> formerly =
                    builtIn ? ConceptRows.Former::notation : ConceptRows.Former::uri;
            Function<Concept, String> nowadays = builtIn ? Concept::notation : Concept::uri;
            Map<String, ConceptRows.Former> before = former.stream()
                    .collect(Collectors.toMap(formerly, one -> one, (one, other) -> one.gone() ? other : one));
            Set<String> taken = new HashSet<>();
            for (Concept concept : now) {
                ConceptRows.Former same = before.remove(nowadays.apply(concept));
                count(same, concept);
                present.add(concept);
                taken.add(concept.notation().toLowerCase(Locale.ROOT));
            }
            before.values().forEach(one -> keep(one, taken));
        }

        private void count(ConceptRows.@Nullable Former same, Concept concept) {
            if (same == null || same.gone()) {
                added++;
            } else if (same.document().equals(ConceptRows.document(concept))) {
                unchanged++;
            } else {
                changed++;
            }
        }

        private void keep(ConceptRows.Former one, Set<String> taken) {
            Concept concept = ConceptRows.concept(one.document());
            String notation = concept.notation();
            for (int again = 2; !taken.add(notation.toLowerCase(Locale.ROOT)); again++) {
                notation = concept.notation() + "-" + again;
            }
            gone.add(new Concept(
                    notation,
                    concept.uri(),
                    concept.label(),
                    concept.other(),
                    concept.definition(),
                    List.of(),
                    concept.links(),
                    true,
                    concept.replacedBy()));
            newlyGone += one.gone() ? 0 : 1;
        }
    }
}
