package org.estran.app.producers.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.producers.Producer;
import org.estran.app.producers.ProducerMessage;
import org.estran.app.projects.Logo;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff say of producers, and what visitors wrote to them. */
@Component
public class ProducerRows {

    private final JdbcClient database;

    ProducerRows(JdbcClient database) {
        this.database = database;
    }

    public Optional<String> contact(String name) {
        return database.sql("SELECT contact FROM producer WHERE name_key = ? AND contact IS NOT NULL")
                .param(Producer.key(name))
                .query(String.class)
                .optional();
    }

    public Optional<Logo> logo(String name) {
        return database.sql("SELECT logo_digest, logo FROM producer WHERE name_key = ? AND logo IS NOT NULL")
                .param(Producer.key(name))
                .query((row, n) -> new Logo("image/png", row.getString("logo_digest"), row.getBytes("logo")))
                .optional();
    }

    /** Says whom to write to; null for whom its records name. */
    public void contact(String name, @Nullable String contact, Instant now) {
        made(name, now);
        database.sql("UPDATE producer SET contact = ?, changed_at = ? WHERE name_key = ?")
                .param(contact)
                .param(now.toEpochMilli())
                .param(Producer.key(name))
                .update();
    }

    public void names(String name, LocalizedText names, Instant now) {
        made(name, now);
        String folded = FigureRows.folded(String.join(" ", names.byLanguage().values()));
        database.sql(
                        "UPDATE producer SET name_fr = ?, name_en = ?, names_folded = ?, changed_at = ? WHERE name_key = ?")
                .param(names.exactly(Language.FR).orElse(null))
                .param(names.exactly(Language.EN).orElse(null))
                .param(names.isEmpty() ? null : folded)
                .param(now.toEpochMilli())
                .param(Producer.key(name))
                .update();
    }

    public LocalizedText names(String name) {
        return database.sql("SELECT name_fr, name_en FROM producer WHERE name_key = ?")
                .param(Producer.key(name))
                .query(FigureRows::names)
                .optional()
                .orElse(LocalizedText.NONE);
    }

    public void logo(String name, @Nullable Logo logo, Instant now) {
        made(name, now);
        database.sql("UPDATE producer SET logo_digest = ?, logo = ?, changed_at = ? WHERE name_key = ?")
                .param(logo == null ? null : logo.digest())
                .param(logo == null ? null : logo.content())
                .param(now.toEpochMilli())
                .param(Producer.key(name))
                .update();
    }

    private void made(String name, Instant now) {
        database.sql("INSERT INTO producer (name_key, changed_at) VALUES (?, ?) ON CONFLICT (name_key) DO NOTHING")
                .params(Producer.key(name), now.toEpochMilli())
                .update();
    }

    public void keep(ProducerMessage message) {
        database.sql("INSERT INTO producer_message (id, producer, contact, name, email, words, language, asked_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        message.id(),
                        message.producer(),
                        message.contact(),
                        message.name(),
                        message.email(),
                        message.words(),
                        message.language().code(),
                        message.askedAt().toEpochMilli())
                .update();
    }

    public Optional<ProducerMessage> message(String id) {
        return database.sql("SELECT * FROM producer_message WHERE id = ?")
                .param(id)
                .query((row, n) -> new ProducerMessage(
                        row.getString("id"),
                        row.getString("producer"),
                        row.getString("contact"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("words"),
                        Language.of(row.getString("language")).orElse(Language.FR),
                        Instant.ofEpochMilli(row.getLong("asked_at"))))
                .optional();
    }

    /** How many were written since then: to a producer, or by somebody; null for whoever. */
    public long since(Instant then, @Nullable String producer, @Nullable String email) {
        return database.sql("SELECT COUNT(*) FROM producer_message WHERE asked_at >= ?"
                        + (producer == null ? "" : " AND producer = ?")
                        + (email == null ? "" : " AND LOWER(email) = LOWER(?)"))
                .params(Stream.of(then.toEpochMilli(), producer, email)
                        .filter(Objects::nonNull)
                        .toList())
                .query(Long.class)
                .single();
    }

    public void forgetBefore(Instant then) {
        database.sql("DELETE FROM producer_message WHERE asked_at < ?")
                .param(then.toEpochMilli())
                .update();
    }
}
