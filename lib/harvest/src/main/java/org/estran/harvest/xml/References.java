package org.estran.harvest.xml;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character and predefined entity references (XML 1.0, section 4.1 and 4.6). */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private References() {}

    static String resolved(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning(found.group(1))));
    }

    private static String meaning(String reference) {
        String named = NAMED.get(reference);
        if (named != null) {
            return named;
        }
        int code = reference.startsWith("#x")
                ? Integer.parseInt(reference.substring(2), 16)
                : Integer.parseInt(reference.substring(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
    }
}
