package io.tillstream.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class GatewayModulesTest {
    @Test
    void keepsItsPackagesApart() {
        ApplicationModules.of(GatewayApp.class).verify();
    }
}
