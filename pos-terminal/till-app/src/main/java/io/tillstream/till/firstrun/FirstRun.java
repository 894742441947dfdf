package io.tillstream.till.firstrun;

import io.tillstream.encoding.EnrolmentText;
import io.tillstream.till.headoffice.GatewayEnrolment;
import io.tillstream.till.identity.Enrolment;
import io.tillstream.till.identity.EnrolmentDesk;
import io.tillstream.till.identity.IdentityFile;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.till.settings.InvalidSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Runs before the till: a device that has no identity and was given no code serves a page on the till's own port until it is
 * enrolled there, and the start goes on. Where it was enrolled is kept, so that the next start needs no setting.
 */
public final class FirstRun implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final int USUAL_PORT = 8080;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String data = text(environment, "till.data");
        if (data == null) {
            // The settings say so themselves, with everything else that is wrong.
            return;
        }
        Path folder = Path.of(data).toAbsolutePath().normalize();
        if (!Files.exists(folder.resolve("identity.json")) && text(environment, "till.enrolment-code") == null) {
            become(environment, folder);
        }
        if (text(environment, "till.gateway") == null) {
            keptGateway(folder).ifPresent(gateway -> add(environment, "till.gateway", gateway));
        }
    }

    private static void become(ConfigurableEnvironment environment, Path folder) {
        String address = text(environment, "server.address");
        String port = text(environment, "server.port");
        InetSocketAddress door = new InetSocketAddress(
                address == null ? "127.0.0.1" : address, port == null ? USUAL_PORT : Integer.parseInt(port));
        try (FirstRunDoor page = FirstRunDoor.open(
                door, text(environment, "till.scanner"), Clock.systemUTC(), text -> enrol(folder, text))) {
            page.awaitEnrolment();
        } catch (IOException e) {
            throw new InvalidSettings(
                    "Port " + door.getPort() + " at " + door.getHostString() + " cannot be opened (" + e.getMessage()
                            + "); a new till shows its first page there; set server.port to a free one.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidSettings("The till was stopped before it was enrolled.", e);
        }
    }

    /** Enrols and keeps where; throws {@link EnrolmentDesk.Refused} or an I/O failure for the page to tell. */
    private static void enrol(Path folder, EnrolmentText text) throws IOException {
        new KeptFile(folder.resolve("gateway"))
                .replace(text.gateway().toString().getBytes(StandardCharsets.US_ASCII), KeptFile.Force.TO_DISK);
        Enrolment.once(
                new IdentityFile(folder),
                new GatewayEnrolment(text.gateway(), text.certificate()),
                text.code(),
                text.certificate());
    }

    private static Optional<String> keptGateway(Path folder) {
        try {
            return new KeptFile(folder.resolve("gateway"))
                    .read()
                    .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip())
                    .filter(text -> URI.create(text).getHost() != null);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettings(
                    "File " + folder.resolve("gateway") + " holds no address (" + e.getMessage()
                            + "); it says where this till was enrolled; set till.gateway instead.",
                    e);
        }
    }

    private static void add(ConfigurableEnvironment environment, String name, String value) {
        environment.getPropertySources().addLast(new MapPropertySource("first-run", Map.of(name, value)));
    }

    private static @Nullable String text(ConfigurableEnvironment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
