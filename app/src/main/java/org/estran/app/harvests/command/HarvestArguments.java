package org.estran.app.harvests.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Schedule;
import org.estran.app.pages.Words;

/** What stands behind {@code harvest}. */
record HarvestArguments(String address, Map<String, String> options, Set<String> flags) {

    private static final Set<String> OPTIONS = Set.of(
            "--type",
            "--name",
            "--format",
            "--set",
            "--text",
            "--box",
            "--kind",
            "--project",
            "--owner",
            "--licence",
            "--language",
            "--schedule",
            "--page-size",
            "--share",
            "--rank",
            "--pause");
    private static final Set<String> FLAGS = Set.of("--full", "--confirm", "--try");

    static HarvestArguments of(Invocation invocation, Words words) throws Misused {
        String address = "";
        Map<String, String> options = new HashMap<>();
        Set<String> flags = new java.util.HashSet<>();
        List<String> arguments = invocation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (OPTIONS.contains(argument) && i + 1 < arguments.size()) {
                options.put(argument, arguments.get(++i));
            } else if (FLAGS.contains(argument)) {
                flags.add(argument);
            } else if (argument.startsWith("-") || !address.isEmpty()) {
                throw new Misused(words.text("harvests.command.not-understood", argument));
            } else {
                address = argument;
            }
        }
        if (address.isEmpty()) {
            throw new Misused(words.text("harvests.command.address-wanted"));
        }
        for (String number : List.of("--page-size", "--share", "--rank", "--pause")) {
            if (!options.getOrDefault(number, "0").matches("\\d{1,6}")) {
                throw new Misused(words.text("harvests.command.not-understood", options.get(number)));
            }
        }
        String schedule = options.getOrDefault("--schedule", Schedule.NEVER.word());
        if (!Schedule.of(schedule).word().equals(schedule)) {
            throw new Misused(words.text("harvests.command.not-understood", schedule));
        }
        return new HarvestArguments(address, Map.copyOf(options), Set.copyOf(flags));
    }

    boolean isFull() {
        return flags.contains("--full");
    }

    /** Whether what is there is only to be shown. */
    boolean isTrial() {
        return flags.contains("--try");
    }

    boolean isConfirmed() {
        return flags.contains("--confirm");
    }

    private String option(String name) {
        return options.getOrDefault(name, "");
    }

    private int number(String name, int usual) {
        return options.containsKey(name) ? Integer.parseInt(option(name)) : usual;
    }

    HarvesterSettings settings(String fullAddress) {
        return new HarvesterSettings(
                option("--name"),
                option("--type"),
                fullAddress,
                option("--format"),
                option("--set"),
                option("--text"),
                option("--box"),
                option("--kind"),
                option("--project"),
                option("--owner"),
                option("--licence"),
                option("--language"),
                Schedule.of(option("--schedule")),
                number("--page-size", HarvesterSettings.USUAL_PAGE),
                number("--share", HarvesterSettings.USUAL_SHARE),
                true,
                number("--rank", HarvesterSettings.USUAL_RANK),
                number("--pause", 0));
    }
}
