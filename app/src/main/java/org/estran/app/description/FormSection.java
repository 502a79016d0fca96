package org.estran.app.description;

import java.util.List;

/**
 * One task of describing: where and when, people, rights...
 *
 * @param name the last word of the key of its heading
 */
public record FormSection(String name, List<FormPart> parts) {
    public FormSection {
        parts = List.copyOf(parts);
    }
}
