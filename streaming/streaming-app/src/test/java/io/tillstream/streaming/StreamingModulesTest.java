package io.tillstream.streaming;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class StreamingModulesTest {
    @Test
    void packagesPointOnlyWhereTheyMay() {
        ApplicationModules.of(StreamingApp.class).verify();
    }
}
