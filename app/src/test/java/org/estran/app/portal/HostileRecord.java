package org.estran.app.portal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A record with the same hostile words in every field that is text, found by reflection: a new field is among them. */
final class HostileRecord {

    /**
     * Breaks out of attributes by either quote, of elements, titles, text areas, scripts, comments and CDATA; begins as a
     * formula, ends lines, turns text round, has characters that XML forbids.
     */
    static final String WORDS =
            "=1+1\"xss-a='xss-b></title></textarea></script><xss-probe onfocus=\"p()\">]]>--><!--&amp;&#60;"
                    + "{{7*7}}${7*7}}{\\\r\nTY  - XSS\r\n@xss{\u0001\u000b\u202e xss-end";

    /** Where an address is asked for. */
    static final String ADDRESS = "javascript:xss(1)//\"xss-a='xss-b><xss-probe>";

    private static final Set<String> ADDRESSES =
            Set.of("uri", "address", "website", "target", "awardUri", "specificationUri", "thesaurusUri", "scheme");

    /** Words of a closed list, dates: what cannot be read as such is refused at every door. */
    private static final Set<String> CLOSED = Set.of(
            "issued",
            "languages",
            "topics",
            "status",
            "licence",
            "ror",
            "orcid",
            "nilReasons",
            "mediaType",
            "language",
            "coupling");

    private HostileRecord() {}

    static MetadataRecord record() {
        MetadataRecord all = (MetadataRecord) of(MetadataRecord.class, 0);
        return all.change()
                .kind(Kind.DATASET)
                .boxes(List.of(new BoundingBox(-6, 46, -4, 48)))
                .licence("CC-BY-4.0")
                .build();
    }

    private static Object of(Class<?> type, int depth) {
        try {
            RecordComponent[] parts = type.getRecordComponents();
            @Nullable Object[] values = new @Nullable Object[parts.length];
            Class<?>[] types = new Class<?>[parts.length];
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                values[i] = value(parts[i].getName(), parts[i].getGenericType(), depth);
            }
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(type + " takes no such words", refused);
        }
    }

    private static @Nullable Object value(String name, Type type, int depth) {
        if (name.equals("date")) {
            return "2020-01-01";
        }
        if (CLOSED.contains(name)) {
            return type instanceof ParameterizedType list
                    ? list.getRawType() == Map.class ? Map.of() : List.of()
                    : null;
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            Object one = depth > 4 || !isText(element) ? null : value(name, element, depth + 1);
            return one == null ? List.of() : List.of(one);
        }
        if (type == String.class) {
            return ADDRESSES.contains(name) ? ADDRESS : WORDS;
        }
        if (type == LocalizedText.class) {
            return LocalizedText.of(WORDS, WORDS);
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return type instanceof Class<?> part && part.isRecord() && isText(type) && depth <= 4
                ? of(part, depth + 1)
                : null;
    }

    private static boolean isText(Type type) {
        return type == String.class
                || (type instanceof Class<?> plain
                        && plain.getPackageName().equals("org.estran.records")
                        && !Set.of("Shape", "Period", "VerticalExtent", "Representation", "Position", "Part")
                                .contains(plain.getSimpleName()))
                || type == LocalizedText.class;
    }
}
