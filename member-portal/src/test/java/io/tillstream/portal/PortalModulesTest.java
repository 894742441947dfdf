package io.tillstream.portal;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class PortalModulesTest {
    @Test
    void keepsPackagesApartAndFreeOfCycles() {
        ApplicationModules.of(PortalApp.class).verify();
    }
}
