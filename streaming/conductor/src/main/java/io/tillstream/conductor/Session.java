package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.HomeLock;
import io.tillstream.conductor.home.Passwords;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.SameServers;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.home.Shop;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.process.Stopping;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.localcluster.StartFailed;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One conductor at work in one home: it holds the lock, and leaves no process when it ends, however it ends. */
final class Session implements AutoCloseable {
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(30);
    /** The dashboards' users: each is its role. */
    private static final List<String> USERS = List.of("manager", "buyer", "marketer", "it", "auditor");

    private final Home home;
    private final HomeLock lock;
    private final Supervisor supervisor;
    private final Steps steps;
    private final Settings settings;
    private final Ports ports;

    private Session(Home home, HomeLock lock, Supervisor supervisor, Steps steps, Settings settings, Ports ports) {
        this.home = home;
        this.lock = lock;
        this.supervisor = supervisor;
        this.steps = steps;
        this.settings = settings;
        this.ports = ports;
    }

    /**
     * Takes a home for work: what a killed conductor left is ended, ports are checked and chosen, secrets made.
     *
     * @param choices what was asked for; absent when the home is taken as it is
     * @throws Complaint when the home cannot be used; nothing runs then
     */
    static Session begin(Home home, @Nullable Choices choices, Steps steps) throws IOException {
        home.prepare();
        HomeLock lock = HomeLock.take(home);
        try {
            int left = new RunFile(home).endLeftovers(LEFTOVER_PATIENCE);
            if (left > 0) {
                steps.say("Ended " + left + " processes that a killed ./tillstream had left");
            }
            Settings settings = SettingsFile.load(home);
            if (choices != null) {
                // Refuses another shop before anything is written.
                choices.shop(settings.shop());
            }
            SameServers.require(home, settings.ownServers());
            Ports ports = Ports.free(settings.ports());
            ports.choose(Opening.portNames(settings.ownServers()), new SecureRandom());
            settings = settings.withPorts(ports.all());
            SecureRandom random = new SecureRandom();
            Secrets known = settings.secrets();
            settings = known == null
                    ? settings.withSecrets(Secrets.generate(random), logins(settings.logins(), random))
                    : settings.withSecrets(known.completed(random), settings.logins());
            SettingsFile.save(home, settings);
            Supervisor supervisor = new Supervisor(home, steps::say);
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-everything"));
            return new Session(home, lock, supervisor, steps, settings, ports);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What is done in a session; returns an exit code. */
    @FunctionalInterface
    interface Work {
        int in(Session session) throws IOException;
    }

    /** Works in a home and leaves no process behind: whatever happens, the reason is one line. */
    static int work(Home home, @Nullable Choices choices, Steps steps, Work work) throws IOException {
        try (Session session = begin(home, choices, steps)) {
            try {
                return work.in(session);
            } catch (RuntimeException | IOException e) {
                // Whatever fails while everything is being stopped fails because of that.
                if (session.supervisor().isStopping()) {
                    return ExitCode.INTERRUPTED;
                }
                home.refuseWhenFull();
                throw e;
            }
        } catch (Stopping e) {
            return ExitCode.INTERRUPTED;
        } catch (StartFailed | WaitedInVain e) {
            throw failed(home, e);
        } catch (CompletionException e) {
            throw failed(home, e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            throw failed(home, e);
        }
    }

    private static Complaint failed(Home home, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        message.lines().skip(1).forEach(System.err::println);
        return new Complaint(
                "Start",
                message.lines().findFirst().orElse(cause.toString()),
                "everything runs or nothing does",
                "everything was stopped; the logs are in " + home.folder().resolve("logs"));
    }

    Home home() {
        return home;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    Steps steps() {
        return steps;
    }

    Settings settings() {
        return settings;
    }

    Ports ports() {
        return ports;
    }

    Addresses addresses() {
        return new Addresses(ports, settings.ownServers());
    }

    Servers servers() {
        return new Servers(home, addresses(), settings.knownSecrets(), supervisor, steps);
    }

    Opening opening(Choices choices) {
        Shop shop = choices.shop(settings.shop());
        return new Opening(
                home,
                settings,
                shop,
                choices.promotions(),
                choices.search(),
                choices.following(),
                choices.hurried(),
                ports,
                servers(),
                supervisor,
                steps);
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        lock.close();
    }

    private static SortedMap<String, String> logins(SortedMap<String, String> given, SecureRandom random) {
        SortedMap<String, String> logins = new TreeMap<>(given);
        USERS.forEach(user -> logins.computeIfAbsent(user, absent -> Passwords.next(random)));
        return logins;
    }
}
