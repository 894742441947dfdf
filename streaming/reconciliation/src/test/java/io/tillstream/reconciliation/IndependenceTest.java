package io.tillstream.reconciliation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    /** A mistake shared with the topologies would prove itself right, so nothing of theirs may be reachable. */
    @Test
    void sharesNoCodeWithTheTopologies() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.tillstream.reconciliation");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.tillstream.reconciliation..",
                        "io.tillstream.events..",
                        "io.tillstream.encoding..",
                        "io.tillstream.wire..",
                        "io.tillstream.journal..",
                        "io.tillstream.commandline..",
                        "org.apache.kafka.clients.consumer..",
                        "org.apache.kafka.common..",
                        "tools.jackson..",
                        "picocli..",
                        "org.jspecify..")
                .check(all);
    }
}
