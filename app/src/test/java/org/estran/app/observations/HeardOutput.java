package org.estran.app.observations;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.commands.Output;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;

/** Keeps in English what a command says. */
final class HeardOutput implements Output {

    private final Words words = new Bundles().in(Language.EN);
    private final List<String> said = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    List<String> said() {
        return said;
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public void progress(String line) {
        said.add(line);
    }

    @Override
    public void complain(String line) {
        complaints.add(line);
    }
}
