package org.estran.app.crash;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.estran.app.home.Step;

/** The steps that the code itself names, wherever they are. */
final class NamedSteps {

    private NamedSteps() {}

    /** As {@link KillPoints} names them: {@code PublishingStep.FREEZE}. */
    static Set<String> inTheCode() {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.estran.app")) {
            if (type.isEnum() && type.isAssignableTo(Step.class)) {
                type.getFields().stream()
                        .filter(field -> field.getRawType().equals(type))
                        .forEach(constant -> names.add(type.getSimpleName() + "." + constant.getName()));
            }
        }
        return names;
    }
}
