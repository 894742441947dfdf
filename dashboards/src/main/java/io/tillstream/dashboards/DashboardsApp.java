package io.tillstream.dashboards;

import io.tillstream.dashboards.settings.DashboardsSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The back office for managers, buyers, marketers and IT. */
@SpringBootApplication
@EnableConfigurationProperties(DashboardsSettings.class)
public class DashboardsApp {
    /** Starts it; settings come as {@code --tillstream.name=value} or from the environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(DashboardsApp.class, arguments);
    }
}
