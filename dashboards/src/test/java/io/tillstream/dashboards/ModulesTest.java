package io.tillstream.dashboards;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

final class ModulesTest {
    @Test
    void packagesReachOnlyWhatOthersOfferAndNeverInACircle() {
        ApplicationModules.of(DashboardsApp.class).verify();
    }
}
