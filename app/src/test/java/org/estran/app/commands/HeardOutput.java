package org.estran.app.commands;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;

/** Keeps what a command says, and apart from that what it complains of. */
public final class HeardOutput implements Output {

    private final Words words;
    private final List<String> said = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public HeardOutput(Language language) {
        this.words = new Bundles().in(language);
    }

    public List<String> said() {
        return said;
    }

    public List<String> complaints() {
        return complaints;
    }

    /** What it said and then what it complained of, a line each. */
    public String all() {
        return String.join("\n", said) + "\n" + String.join("\n", complaints);
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
        // how far it is depends on the machine
    }

    @Override
    public void complain(String line) {
        complaints.add(line);
    }
}
