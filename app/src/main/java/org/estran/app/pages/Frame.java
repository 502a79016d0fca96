package org.estran.app.pages;

import gg.jte.Content;
import gg.jte.html.HtmlContent;
import java.util.List;
import java.util.Locale;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * What every template may ask of the page it is part of, as its parameter {@code page}.
 *
 * @param words the reader's language
 * @param assets addresses of styles, scripts and icons
 * @param visitor who is signed in, if anybody
 * @param csrf the token a form sends back, if there is one
 * @param address path and query of this page without {@code lang}, e.g. {@code /records?q=salinity}
 * @param baseUrl the public address of the centre, without a slash at its end
 */
public record Frame(
        Words words,
        Assets assets,
        @Nullable Visitor visitor,
        @Nullable Csrf csrf,
        String address,
        String baseUrl) {

    /** Protection against forged forms: the token, the field and the header it may come in. */
    public record Csrf(String field, String header, String token) {}

    /** The text of that key in the reader's language. */
    public String t(String key, @Nullable Object... arguments) {
        return words.text(key, arguments);
    }

    /** The text of {@code key.one} or {@code key.other}. */
    public String count(String key, long number, @Nullable Object... more) {
        return words.count(key, number, more);
    }

    public Language language() {
        return words.language();
    }

    public boolean isSignedIn() {
        return visitor != null;
    }

    public String visitorName() {
        return visitor == null ? "" : visitor.displayName();
    }

    /** Whether the visitor has that role, e.g. {@code moderator}. */
    public boolean is(String roleWord) {
        return visitor != null && visitor.roleWords().contains(roleWord);
    }

    /** This page in that language. */
    public String addressIn(Language wanted) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + ReaderLanguage.PARAMETER + "=" + wanted.code();
    }

    /** Where this page lies, without its query. */
    public String path() {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** Whether the page lies under that part of the site (for the navigation's mark). */
    public boolean isUnder(String part) {
        return path().equals(part) || path().startsWith(part + "/");
    }

    /** A drawing from the icon sheet; it is silent to a screen reader, so a word stands beside it. */
    public Content icon(String name) {
        String sheet = assets.address("icons.svg");
        return (HtmlContent) output -> {
            if (!sheet.isEmpty()) {
                output.writeContent("<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"" + sheet
                        + "#" + name + "\"/></svg>");
            }
        };
    }

    /** The hidden field every form that changes something holds. */
    public Content csrfField() {
        Csrf known = csrf;
        return (HtmlContent) output -> {
            if (known != null) {
                output.writeContent(
                        "<input type=\"hidden\" name=\"" + known.field() + "\" value=\"" + known.token() + "\">");
            }
        };
    }

    /** The findings that belong at that place: at the pointer itself or below it. */
    public List<Finding> findingsAt(List<Finding> all, String pointer) {
        return all.stream()
                .filter(f -> f.pointer().equals(pointer) || f.pointer().startsWith(pointer + "/"))
                .toList();
    }

    /** The ids a field's {@code aria-describedby} names; null when nothing describes it. */
    public @Nullable String describedBy(String id, boolean hasHelp, boolean hasFindings) {
        String ids = ((hasHelp ? id + "-help " : "") + (hasFindings ? id + "-findings" : "")).strip();
        return ids.isEmpty() ? null : ids;
    }

    /** A file's name with what cannot be seen made visible: control characters, and those that turn the text round. */
    public String visible(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** An id for HTML made from a JSON Pointer: {@code /title/fr} gives {@code f-title-fr}. */
    public String idOf(String pointer) {
        return "f" + pointer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
