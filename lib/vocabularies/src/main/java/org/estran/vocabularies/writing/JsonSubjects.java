package org.estran.vocabularies.writing;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON-LD 1.1, one object a subject in {@code @graph}, with its context in the document. */
final class JsonSubjects implements SubjectWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator out;

    JsonSubjects(OutputStream stream) {
        out = JSON.createGenerator(stream);
        out.writeStartObject();
        out.writeName("@context");
        out.writeStartObject();
        Names.PREFIXES.forEach(out::writeStringProperty);
        out.writeEndObject();
        out.writeName("@graph");
        out.writeStartArray();
    }

    @Override
    public void subject(String address, String type, List<Statement> statements) {
        out.writeStartObject();
        out.writeStringProperty("@id", address);
        out.writeStringProperty("@type", name(type));
        Map<String, List<Statement.Value>> byPredicate = statements.stream()
                .collect(Collectors.groupingBy(
                        Statement::predicate,
                        LinkedHashMap::new,
                        Collectors.mapping(Statement::value, Collectors.toList())));
        byPredicate.forEach((predicate, values) -> {
            out.writeName(name(predicate));
            out.writeStartArray();
            values.forEach(this::value);
            out.writeEndArray();
        });
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private void value(Statement.Value value) {
        switch (value) {
            case Statement.Resource resource -> {
                out.writeStartObject();
                out.writeStringProperty("@id", resource.address());
                out.writeEndObject();
            }
            case Statement.Text text -> {
                out.writeStartObject();
                out.writeStringProperty("@value", text.text());
                if (!text.language().isEmpty()) {
                    out.writeStringProperty("@language", text.language());
                }
                out.writeEndObject();
            }
            case Statement.Flag flag -> out.writeBoolean(flag.value());
        }
    }

    private static String name(String address) {
        return Names.prefix(address) + ":" + Names.local(address);
    }

    @Override
    public void end() {
        out.writeEndArray();
        out.writeEndObject();
        out.flush();
    }
}
