package org.estran.app.crash;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.commands.Output;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;

/** What a command told, kept. */
final class Quiet implements Output {

    private final Words words = new Bundles().in(Language.EN);
    private final List<String> told = new ArrayList<>();

    /** All of it, one line after the other. */
    String told() {
        return String.join("\n", told);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void say(String line) {
        told.add(line);
    }

    @Override
    public void progress(String line) {}

    @Override
    public void complain(String line) {
        told.add(line);
    }
}
