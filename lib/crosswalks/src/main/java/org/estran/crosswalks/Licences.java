package org.estran.crosswalks;

import java.util.List;
import java.util.Optional;
import org.estran.terms.LocalizedText;

/** The licences the centre proposes for data and software, the usual one first; others are kept by their identifier. */
public final class Licences {

    private static final String CC = "https://creativecommons.org/licenses/";

    private static final List<Licence> ALL = List.of(
            new Licence(
                    "CC-BY-4.0",
                    words("Creative Commons Attribution 4.0", "Creative Commons Attribution 4.0"),
                    words(
                            "Tout usage est permis si les auteurs sont cités.",
                            "Any use is allowed if the authors are cited."),
                    CC + "by/4.0/",
                    true),
            new Licence(
                    "etalab-2.0",
                    words("Licence Ouverte 2.0 (Etalab)", "Open Licence 2.0 (Etalab)"),
                    words(
                            "Tout usage est permis si la source et la date de mise à jour sont indiquées.",
                            "Any use is allowed if the source and the date of update are given."),
                    "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
                    true),
            new Licence(
                    "CC0-1.0",
                    words("Creative Commons Zéro 1.0 (domaine public)", "Creative Commons Zero 1.0 (public domain)"),
                    words(
                            "Tout usage est permis sans condition ; citer les auteurs reste l’usage scientifique.",
                            "Any use is allowed without condition; citing the authors remains good practice."),
                    "https://creativecommons.org/publicdomain/zero/1.0/",
                    true),
            new Licence(
                    "CC-BY-SA-4.0",
                    words(
                            "Creative Commons Attribution – Partage dans les mêmes conditions 4.0",
                            "Creative Commons Attribution-ShareAlike 4.0"),
                    words(
                            "Tout usage est permis si les auteurs sont cités ; ce qui en dérive garde cette licence.",
                            "Any use is allowed if the authors are cited; what is derived keeps this licence."),
                    CC + "by-sa/4.0/",
                    true),
            new Licence(
                    "CC-BY-NC-4.0",
                    words(
                            "Creative Commons Attribution – Pas d’utilisation commerciale 4.0",
                            "Creative Commons Attribution-NonCommercial 4.0"),
                    words(
                            "L’usage non commercial est permis si les auteurs sont cités.",
                            "Non-commercial use is allowed if the authors are cited."),
                    CC + "by-nc/4.0/",
                    false),
            new Licence(
                    "CC-BY-NC-SA-4.0",
                    words(
                            "Creative Commons Attribution – Pas d’utilisation commerciale – Partage dans les mêmes conditions 4.0",
                            "Creative Commons Attribution-NonCommercial-ShareAlike 4.0"),
                    words(
                            "L’usage non commercial est permis si les auteurs sont cités ; ce qui en dérive garde cette licence.",
                            "Non-commercial use is allowed if the authors are cited; what is derived keeps this licence."),
                    CC + "by-nc-sa/4.0/",
                    false),
            new Licence(
                    "CC-BY-ND-4.0",
                    words(
                            "Creative Commons Attribution – Pas de modification 4.0",
                            "Creative Commons Attribution-NoDerivatives 4.0"),
                    words(
                            "La diffusion est permise sans modification et si les auteurs sont cités.",
                            "Sharing is allowed unchanged and if the authors are cited."),
                    CC + "by-nd/4.0/",
                    false),
            new Licence(
                    "CC-BY-NC-ND-4.0",
                    words(
                            "Creative Commons Attribution – Pas d’utilisation commerciale – Pas de modification 4.0",
                            "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0"),
                    words(
                            "La diffusion non commerciale est permise sans modification et si les auteurs sont cités.",
                            "Non-commercial sharing is allowed unchanged and if the authors are cited."),
                    CC + "by-nc-nd/4.0/",
                    false),
            new Licence(
                    "ODC-By-1.0",
                    words("Open Data Commons Attribution 1.0", "Open Data Commons Attribution 1.0"),
                    words(
                            "Tout usage de la base est permis si sa source est citée.",
                            "Any use of the database is allowed if its source is cited."),
                    "https://opendatacommons.org/licenses/by/1-0/",
                    true),
            new Licence(
                    "ODbL-1.0",
                    words("Open Database License 1.0", "Open Database License 1.0"),
                    words(
                            "Tout usage est permis si la source est citée ; une base qui en dérive garde cette licence.",
                            "Any use is allowed if the source is cited; a database derived from it keeps this licence."),
                    "https://opendatacommons.org/licenses/odbl/1-0/",
                    true),
            new Licence(
                    "PDDL-1.0",
                    words("Open Data Commons – Domaine public 1.0", "Open Data Commons Public Domain Dedication 1.0"),
                    words("Tout usage est permis sans condition.", "Any use is allowed without condition."),
                    "https://opendatacommons.org/licenses/pddl/1-0/",
                    true),
            new Licence(
                    "MIT",
                    words("Licence MIT (logiciel)", "MIT licence (software)"),
                    words(
                            "Tout usage du logiciel est permis si la mention des auteurs est conservée.",
                            "Any use of the software is allowed if the authors’ notice is kept."),
                    "https://opensource.org/license/mit",
                    true),
            new Licence(
                    "Apache-2.0",
                    words("Licence Apache 2.0 (logiciel)", "Apache licence 2.0 (software)"),
                    words(
                            "Tout usage du logiciel est permis si les mentions sont conservées et les changements signalés.",
                            "Any use of the software is allowed if notices are kept and changes told."),
                    "https://www.apache.org/licenses/LICENSE-2.0",
                    true),
            new Licence(
                    "CECILL-2.1",
                    words("CeCILL 2.1 (logiciel)", "CeCILL 2.1 (software)"),
                    words(
                            "Tout usage du logiciel est permis ; ce qui en dérive garde cette licence.",
                            "Any use of the software is allowed; what is derived keeps this licence."),
                    "https://cecill.info/licences/Licence_CeCILL_V2.1-fr.html",
                    true),
            new Licence(
                    "GPL-3.0-or-later",
                    words(
                            "Licence publique générale GNU 3.0 ou ultérieure (logiciel)",
                            "GNU General Public Licence 3.0 or later (software)"),
                    words(
                            "Tout usage du logiciel est permis ; ce qui en dérive garde cette licence.",
                            "Any use of the software is allowed; what is derived keeps this licence."),
                    "https://www.gnu.org/licenses/gpl-3.0.html",
                    true));

    private Licences() {}

    public static List<Licence> all() {
        return ALL;
    }

    /** The licence of that SPDX identifier, in any case; empty when the centre does not propose it. */
    public static Optional<Licence> of(String spdx) {
        return ALL.stream().filter(l -> l.spdx().equalsIgnoreCase(spdx.strip())).findFirst();
    }

    private static LocalizedText words(String fr, String en) {
        return LocalizedText.of(fr, en);
    }
}
