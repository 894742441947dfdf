package io.tillstream.conductor;

import io.tillstream.conductor.home.Database;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.home.Shop;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.OneShot;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Enrolment;
import io.tillstream.conductor.shop.MasterData;
import io.tillstream.conductor.shop.OwnPromotions;
import io.tillstream.conductor.shop.Plan;
import io.tillstream.conductor.shop.TillStatus;
import io.tillstream.conductor.shop.Tills;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.Readiness;
import io.tillstream.localcluster.StartFailed;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From nothing, or from a home that was closed, to tills that can sell. */
final class Opening {
    private static final Duration APP_PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String HEALTH = "/actuator/health";

    private final Home home;
    private final Shop shop;
    private final OwnPromotions promotions;
    private final boolean search;
    private final Following following;
    private final boolean hurried;
    private final Ports ports;
    private final Supervisor supervisor;
    private final Steps steps;
    private final Crew crew = new Crew();
    private final Servers servers;
    private Settings settings;
    private volatile boolean opened;

    Opening(
            Home home,
            Settings settings,
            Shop shop,
            OwnPromotions promotions,
            boolean search,
            Following following,
            boolean hurried,
            Ports ports,
            Servers servers,
            Supervisor supervisor,
            Steps steps) {
        this.home = home;
        this.settings = settings;
        this.shop = shop;
        this.promotions = promotions;
        this.search = search;
        this.following = following;
        this.hurried = hurried;
        this.ports = ports;
        this.supervisor = supervisor;
        this.steps = steps;
        this.servers = servers;
    }

    /** Who comes to stand at the tills. */
    @FunctionalInterface
    interface Staff {
        void come(ShopFloor floor) throws IOException;
    }

    /** Starts everything in the order that lets the tills sell soonest, and returns when they can. */
    OpenShop open(Staff staff) throws IOException {
        MasterData masterData = new MasterData(home);
        servers.awaitElsewhere(search);
        crew.begin(this::watchDisk);
        var kafka = crew.begin(() -> {
            servers.needKafka();
            return true;
        });
        var postgres = crew.begin(servers::needPostgres);
        // Ledgers carry the times of the facts: streaming needs no business clock, and so no plan.
        var streaming = crew.begin(() -> {
            kafka.await();
            return start(apps(Duration.ZERO.toString()).streaming(), door(Names.STREAMING));
        });
        Plan plan = crew.begin(this::plan).await();
        Apps apps = apps(String.valueOf(settings.clockOffset()));
        streaming.await();
        var gateway = crew.begin(() -> start(apps.gateway(), door(Names.GATEWAY_HEALTH)));
        var members = crew.begin(() -> openPortal(apps, postgres.await().portal(), masterData));
        var assortment = crew.begin(() -> openDashboards(apps, postgres.await().dashboards(), masterData));
        // A till that is killed in mid-payment asks its host first thing.
        start(apps.payments(), door(Names.PAYMENTS), "/api/health");
        gateway.await();
        TillsOpening tillsOpening = new TillsOpening(home, ports, supervisor, steps, apps, enrolment());
        Tills tills = crew.begin(() -> tillsOpening.start(plan.tills(), "https://127.0.0.1:" + ports.of(Names.GATEWAY)))
                .await();
        var ready = plan.tills().stream()
                .map(till -> crew.begin(() -> tillsOpening.awaitReady(till, tills)))
                .toList();
        // Whoever stands at a till waits for that till only, and has come by the time it is ready.
        ShopFloor floor = new ShopFloor(home, apps, supervisor, steps);
        staff.come(floor);
        assortment.await();
        members.await();
        TillStatus atOpening =
                TillStatus.sum(ready.stream().map(Crew.Work::await).toList());
        tillsOpening.areEnrolled(plan.tills());
        opened = true;
        return new OpenShop(plan, apps, tills, atOpening, floor, crew, new Search(search, servers, crew));
    }

    /** Servers that find no space are started again and again; whoever waits for them should hear why at once. */
    private boolean watchDisk() throws IOException, InterruptedException {
        while (!opened) {
            home.refuseWhenFull();
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }

    private Plan plan() throws IOException {
        if (!Plan.isIn(home)) {
            var answer = new OneShot(home, supervisor)
                    .run(
                            Names.SIMULATOR,
                            Simulator.plan(shop),
                            Simulator.planArguments(home, shop),
                            Map.of(
                                    "TILLSTREAM_IMPORT_KEY",
                                    settings.knownSecrets().importKey()));
            steps.say("Plan written: "
                    + answer.document().path("history").path("lines").asLong() + " lines of history");
        }
        Plan plan = Plan.read(home);
        if (settings.clockOffset() == null) {
            settings = settings.withClockOffset(
                    Duration.between(Instant.now(), plan.clockStart()).truncatedTo(ChronoUnit.SECONDS));
        }
        ports.choose(plan.tills().stream().map(Names::till).toList(), new SecureRandom());
        settings = settings.withShop(shop).withPorts(ports.all());
        SettingsFile.save(home, settings);
        return plan;
    }

    private boolean openPortal(Apps apps, Database database, MasterData masterData)
            throws IOException, InterruptedException {
        Door portal = door(Names.PORTAL);
        start(apps.portal(database, search), portal);
        long members = masterData.handToPortal(portal);
        steps.say("Members enrolled: " + members);
        return true;
    }

    private boolean openDashboards(Apps apps, Database database, MasterData masterData)
            throws IOException, InterruptedException {
        Door dashboards = door(Names.DASHBOARDS);
        start(apps.dashboards(database, search, hurried), dashboards);
        long facts = masterData.handToDashboards(dashboards) + promotions.handTo(dashboards);
        steps.say("Master data and deliveries published: " + facts);
        return true;
    }

    private Enrolment enrolment() {
        return crew.begin(() -> new Enrolment(
                        home,
                        Door.trusting(
                                home.gatewayKeystore(),
                                ports.of(Names.GATEWAY),
                                settings.knownSecrets().adminToken())))
                .await();
    }

    private Apps apps(String clockOffset) {
        return new Apps(home, ports, settings, clockOffset, following);
    }

    private boolean start(Part part, Door health) throws IOException {
        return start(part, health, HEALTH);
    }

    private boolean start(Part part, Door health, String path) throws IOException {
        ChildProcess process = supervisor.start(part);
        try {
            Readiness.await(process, APP_PATIENCE, () -> health.answers(path));
        } catch (StartFailed e) {
            throw Refusal.of(process).orElseThrow(() -> e);
        }
        supervisor.keep(part.name());
        steps.say(part.name() + " answers at " + part.address());
        return true;
    }

    private Door door(String name) {
        return Door.at(ports.of(name), settings.knownSecrets().adminToken());
    }

    /** The processes that need a port before a plan is known. */
    static List<String> portNames(OwnServers own) {
        List<String> names = new ArrayList<>();
        if (own.kafkaServers().isEmpty()) {
            names.addAll(List.of(Names.KAFKA, Names.KAFKA_CONTROLLER));
        }
        if (own.databases().isEmpty()) {
            names.add(Names.POSTGRES);
        }
        if (own.searchAddress().isEmpty()) {
            names.add(Names.ELASTICSEARCH);
        }
        names.addAll(List.of(Names.STREAMING, Names.GATEWAY, Names.GATEWAY_HEALTH, Names.PORTAL, Names.DASHBOARDS));
        names.addAll(List.of(Names.PAYMENTS, Names.PAYMENT_TERMINAL));
        return names;
    }
}
