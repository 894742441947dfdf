package io.tillstream.till;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class TillModulesTest {
    @Test
    void keepsItsPackagesApart() {
        ApplicationModules.of(TillApp.class).verify();
    }
}
