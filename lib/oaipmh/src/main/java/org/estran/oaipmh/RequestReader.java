package org.estran.oaipmh;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estran.oaipmh.OaiRequest.GetRecord;
import org.estran.oaipmh.OaiRequest.Identify;
import org.estran.oaipmh.OaiRequest.ListItems;
import org.estran.oaipmh.OaiRequest.ListMetadataFormats;
import org.estran.oaipmh.OaiRequest.ListSets;
import org.jspecify.annotations.Nullable;

/** Reads requests (section 3.1) and says everything that is wrong with one. */
public final class RequestReader {

    /** {@code metadataPrefixType} of the schema. */
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9\\-_.!~*'()]+");

    /** {@code setSpecType} of the schema. */
    private static final Pattern SET = Pattern.compile("[A-Za-z0-9\\-_.!~*'()]+(?::[A-Za-z0-9\\-_.!~*'()]+)*");

    /** No prefix and no set of any repository comes near. */
    private static final int LONGEST_NAME = 500;

    /** So much of a wrong value is told back. */
    private static final int SHOWN = 80;

    /** Faults told of one request; who sends a thousand wrong arguments learns of the first. */
    private static final int MOST_ERRORS = 20;

    private final List<OaiError> errors = new ArrayList<>();
    private final Map<Argument, String> values = new EnumMap<>(Argument.class);

    private RequestReader() {}

    /** What became of reading a request. */
    public sealed interface Outcome {

        record Understood(OaiRequest request, Told told) implements Outcome {}

        /** @param errors every fault */
        record Refused(List<OaiError> errors, Told told) implements Outcome {
            public Refused {
                errors = List.copyOf(errors);
            }
        }
    }

    /** @param parameters names and values of the request, decoded, in any order */
    public static Outcome read(Map<String, List<String>> parameters) {
        return new RequestReader().outcome(parameters);
    }

    /** Of a request whose arguments cannot even be told apart. */
    public static Outcome unreadable() {
        OaiError error = new OaiError(ErrorCode.BAD_ARGUMENT, "The arguments are not encoded as those of an address.");
        return new Outcome.Refused(List.of(error), Told.NOTHING);
    }

    private Outcome outcome(Map<String, List<String>> parameters) {
        List<String> verbs = parameters.getOrDefault("verb", List.of());
        Optional<Verb> verb = verbs.size() == 1 ? Verb.of(verbs.getFirst()) : Optional.empty();
        if (verb.isEmpty()) {
            return new Outcome.Refused(List.of(badVerb(verbs)), Told.NOTHING);
        }
        parameters.forEach((name, given) -> take(verb.get(), name, given));
        OaiRequest request = request(verb.get());
        if (request != null && errors.isEmpty()) {
            return new Outcome.Understood(request, Told.of(verb.get(), values));
        }
        boolean hides = errors.stream().anyMatch(error -> error.code().hidesArguments());
        return new Outcome.Refused(
                errors.stream().limit(MOST_ERRORS).toList(), hides ? Told.NOTHING : Told.of(verb.get(), values));
    }

    private static OaiError badVerb(List<String> verbs) {
        String message = verbs.isEmpty()
                ? "The argument verb is missing."
                : verbs.size() > 1 ? "The argument verb is repeated." : "There is no verb " + shown(verbs.getFirst());
        return new OaiError(ErrorCode.BAD_VERB, message);
    }

    private void take(Verb verb, String name, List<String> given) {
        if (name.equals("verb")) {
            return;
        }
        Optional<Argument> argument = Argument.of(name).filter(verb::takes);
        if (argument.isEmpty()) {
            bad(verb.word() + " takes no argument " + shown(name));
        } else {
            values.put(argument.get(), given.getFirst());
            if (given.size() > 1) {
                bad("The argument " + name + " is repeated.");
            }
        }
    }

    private @Nullable OaiRequest request(Verb verb) {
        return switch (verb) {
            case IDENTIFY -> new Identify();
            case LIST_METADATA_FORMATS -> new ListMetadataFormats(values.get(Argument.IDENTIFIER));
            case LIST_SETS -> sets();
            case GET_RECORD -> record();
            case LIST_IDENTIFIERS, LIST_RECORDS -> items(verb);
        };
    }

    /** The list of sets is always complete: no token for it is ours. */
    private @Nullable OaiRequest sets() {
        String token = values.get(Argument.RESUMPTION_TOKEN);
        return token == null ? new ListSets() : badToken();
    }

    private @Nullable OaiRequest record() {
        String identifier = required(Argument.IDENTIFIER, "GetRecord");
        String prefix = prefix("GetRecord");
        return identifier == null || prefix == null ? null : new GetRecord(identifier, prefix);
    }

    private @Nullable OaiRequest items(Verb verb) {
        String token = values.get(Argument.RESUMPTION_TOKEN);
        if (token != null) {
            return following(verb, token);
        }
        String prefix = prefix(verb.word());
        String set = values.get(Argument.SET);
        if (set != null && (set.length() > LONGEST_NAME || !SET.matcher(set).matches())) {
            bad("A set is named by words between colons, not " + shown(set));
        }
        Datestamp from = datestamp(Argument.FROM);
        Datestamp until = datestamp(Argument.UNTIL);
        if (from != null && until != null) {
            checkPeriod(from, until);
        }
        return prefix == null ? null : new ListItems(verb, new Selection(prefix, set, from, until), null);
    }

    private @Nullable OaiRequest following(Verb verb, String text) {
        if (values.size() > 1) {
            bad("The argument resumptionToken stands alone beside the verb.");
        }
        return ResumptionToken.of(text)
                .filter(token -> token.verb() == verb)
                .<OaiRequest>map(token -> new ListItems(verb, token.selection(), token))
                .orElseGet(this::badToken);
    }

    private @Nullable OaiRequest badToken() {
        errors.add(new OaiError(
                ErrorCode.BAD_RESUMPTION_TOKEN, "This is not a resumption token that this list was given with."));
        return null;
    }

    private void checkPeriod(Datestamp from, Datestamp until) {
        if (from.isDay() != until.isDay()) {
            bad("The arguments from and until differ in granularity.");
        } else if (until.last().isBefore(from.first())) {
            bad("The argument until is before from.");
        }
    }

    private @Nullable Datestamp datestamp(Argument argument) {
        String text = values.get(argument);
        if (text == null) {
            return null;
        }
        Optional<Datestamp> read = Datestamp.of(text);
        if (read.isEmpty()) {
            bad("The argument " + argument.word() + " is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, not " + shown(text));
        }
        return read.orElse(null);
    }

    private @Nullable String prefix(String verb) {
        String prefix = required(Argument.METADATA_PREFIX, verb);
        if (prefix != null
                && (prefix.length() > LONGEST_NAME || !PREFIX.matcher(prefix).matches())) {
            bad("No metadata prefix is written like " + shown(prefix));
            return null;
        }
        return prefix;
    }

    private @Nullable String required(Argument argument, String verb) {
        String value = values.get(argument);
        if (value == null) {
            bad(verb + " needs the argument " + argument.word() + ".");
        }
        return value;
    }

    private void bad(String message) {
        errors.add(new OaiError(ErrorCode.BAD_ARGUMENT, message));
    }

    private static String shown(String value) {
        return "\"" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + "\".";
    }
}
