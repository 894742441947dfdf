package io.tillstream.portal;

import io.tillstream.portal.settings.PortalSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The member portal. */
@SpringBootApplication
@EnableConfigurationProperties(PortalSettings.class)
public class PortalApp {
    /** Starts it; settings come as {@code --tillstream.name=value} or from the environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(PortalApp.class, arguments);
    }
}
