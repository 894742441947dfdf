package io.tillstream.conductor;

import io.tillstream.conductor.home.Database;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.process.Program;
import io.tillstream.conductor.process.Tier;
import io.tillstream.localcluster.ChildProcess;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How each app of ours is started in one home: its class path, its settings, its secrets. */
final class Apps {
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final List<String> LONG_RUN = List.of("-XX:+UseSerialGC");

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Addresses addresses;
    private final String clockOffset;
    private final Following following;
    private final SortedMap<String, String> logins;

    /**
     * For one home.
     *
     * @param clockOffset business time minus system time, ISO 8601
     * @param following which sales are followed
     */
    Apps(Home home, Ports ports, Settings settings, String clockOffset, Following following) {
        this.home = home;
        this.ports = ports;
        this.secrets = settings.knownSecrets();
        this.addresses = new Addresses(ports, settings.ownServers());
        this.clockOffset = clockOffset;
        this.following = following;
        this.logins = settings.logins();
    }

    Part streaming() {
        return app(
                Names.STREAMING,
                Tier.STREAMS,
                program("streaming/streaming-app", "io.tillstream.streaming.StreamingApp", LONG_RUN, 640),
                webhookKey(),
                followed(
                        "--tillstream.state=" + home.streams(),
                        "--tillstream.archive=" + home.archive(),
                        // How many brokers there are elsewhere is known there.
                        "--tillstream.replication-factor="
                                + (addresses.own().kafkaServers().isPresent() ? -1 : 1)));
    }

    /** Homes that were not opened since webhooks came have none. */
    private Map<String, String> webhookKey() {
        String key = secrets.webhookKey();
        return key == null ? Map.of() : Map.of("TILLSTREAM_WEBHOOK_KEY", key);
    }

    Part gateway() {
        return app(
                Names.GATEWAY,
                Tier.APPS,
                program("streaming/till-gateway", "io.tillstream.gateway.GatewayApp", QUICK_START, 320),
                Map.of("TILLSTREAM_MEMBER_LOOKUP_KEY", secrets.memberLookupKey()),
                followed(
                        "--tillstream.gateway.keystore=" + home.gatewayKeystore(),
                        "--tillstream.decision-key=" + secrets.decisionPublicKey(),
                        "--management.server.port=" + ports.of(Names.GATEWAY_HEALTH)));
    }

    /** Members' pages, with products looked up in the search cluster or in memory. */
    Part portal(Database database, boolean search) {
        List<String> arguments = new ArrayList<>(login(database));
        Map<String, String> environment = new TreeMap<>();
        arguments.add("--tillstream.messages.outbox=" + home.messages());
        arguments.add("--tillstream.messages.public-address=" + page(Names.PORTAL));
        environment.put("TILLSTREAM_MEMBER_LOOKUP_KEY", secrets.memberLookupKey());
        environment.put("TILLSTREAM_POSTGRES_PASSWORD", database.password());
        String paymentSecret = secrets.paymentSecret();
        if (paymentSecret != null) {
            arguments.add("--tillstream.payments.provider=" + page(Names.PAYMENTS));
            environment.put("TILLSTREAM_PAYMENTS_SECRET", paymentSecret);
        }
        if (search) {
            addSearch(arguments, environment);
        }
        return app(
                Names.PORTAL,
                Tier.APPS,
                program("member-portal", "io.tillstream.portal.PortalApp", QUICK_START, 448),
                environment,
                arguments);
    }

    private void addSearch(List<String> arguments, Map<String, String> environment) {
        arguments.add("--tillstream.elasticsearch=" + addresses.elasticsearch());
        addresses.own().searchKey().ifPresent(key -> environment.put("TILLSTREAM_ELASTICSEARCH_API_KEY", key));
    }

    /**
     * The back office.
     *
     * @param search whether there is a search cluster
     * @param hurried whether simulated shoppers ring up faster than the clock goes
     */
    Part dashboards(Database database, boolean search, boolean hurried) {
        List<String> arguments = new ArrayList<>(login(database));
        if (hurried) {
            arguments.add("--tillstream.hurried=true");
        }
        Map<String, String> environment = new TreeMap<>();
        environment.put("TILLSTREAM_POSTGRES_PASSWORD", database.password());
        String secondFactorKey = secrets.secondFactorKey();
        if (secondFactorKey != null) {
            environment.put("TILLSTREAM_SECOND_FACTOR_KEY", secondFactorKey);
        }
        if (Files.exists(home.programKeys())) {
            arguments.add("--tillstream.program-keys=" + home.programKeys());
        }
        if (search) {
            addSearch(arguments, environment);
        }
        logins.forEach(
                (name, password) -> environment.put("TILLSTREAM_USERS_" + name.toUpperCase(Locale.ROOT), password));
        return app(
                Names.DASHBOARDS,
                Tier.APPS,
                program("dashboards", "io.tillstream.dashboards.DashboardsApp", QUICK_START, 448),
                environment,
                arguments);
    }

    Part till(String till, String gatewayAddress, List<String> invitation) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + ports.of(Names.till(till)),
                "--till.data=" + home.tills().resolve(till),
                "--till.gateway=" + gatewayAddress,
                "--till.scanner=" + SerialLines.tillEnd(home, till, SerialLines.Device.SCANNER),
                "--till.printer=" + SerialLines.tillEnd(home, till, SerialLines.Device.PRINTER),
                "--till.card-terminal=tcp://127.0.0.1:" + ports.of(Names.PAYMENT_TERMINAL),
                "--till.wallet=" + page(Names.PAYMENTS),
                "--tillstream.clock-offset=" + clockOffset));
        arguments.addAll(following.settings());
        arguments.addAll(invitation);
        String name = Names.till(till);
        return part(
                name,
                Tier.TILLS,
                "http://127.0.0.1:" + ports.of(name),
                program("pos-terminal/till-app", "io.tillstream.till.TillApp", QUICK_START, 192),
                Map.of(),
                arguments);
    }

    /** Whom tills and the member portal charge cards and wallets by; it moves no money. */
    Part payments() {
        String paymentSecret = secrets.paymentSecret();
        return part(
                Names.PAYMENTS,
                Tier.SERIAL_LINES,
                page(Names.PAYMENTS),
                program(
                        "pos-terminal/payment-simulator",
                        "io.tillstream.paymentsimulator.PaymentSimulatorCommand",
                        QUICK_START,
                        64),
                paymentSecret == null ? Map.of() : Map.of("TILLSTREAM_PAYMENT_SECRET", paymentSecret),
                List.of(
                        "--data", home.payments().toString(),
                        "--port", Integer.toString(ports.of(Names.PAYMENTS)),
                        "--terminal-port", Integer.toString(ports.of(Names.PAYMENT_TERMINAL))));
    }

    private String page(String name) {
        return "http://127.0.0.1:" + ports.of(name);
    }

    Part scoring(java.nio.file.Path keyFile) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka", kafka(),
                "--models", home.models().toString(),
                "--decision-key", keyFile.toString(),
                "--clock-offset", clockOffset));
        arguments.addAll(following.options());
        return part(
                Names.SCORING,
                Tier.APPS,
                "",
                program("ml/scoring", "io.tillstream.scoring.ScoringApp", LONG_RUN, 768),
                Map.of(),
                arguments);
    }

    /** The settings of an app that tells of the sales that are followed. */
    private List<String> followed(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(following.settings());
        return all;
    }

    Part part(
            String name,
            Tier tier,
            String address,
            Program program,
            Map<String, String> environment,
            List<String> arguments) {
        return new Part(
                name,
                tier,
                address,
                () -> ChildProcess.start(name, program.command(arguments), environment, home.log(name)));
    }

    Program program(String module, String main, List<String> flags, int heapMegabytes) {
        List<String> all = new ArrayList<>(flags);
        all.add("-Xmx" + heapMegabytes + "m");
        return new Program(module, main, all);
    }

    String kafka() {
        return addresses.kafka();
    }

    private static List<String> login(Database database) {
        return List.of("--tillstream.postgres=" + database.url(), "--tillstream.postgres-user=" + database.user());
    }

    private Part app(String name, Tier tier, Program program, Map<String, String> environment, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=" + ports.of(name),
                "--tillstream.kafka=" + kafka(),
                "--tillstream.clock-offset=" + clockOffset));
        all.addAll(arguments);
        // Everybody on the machine can read command lines; environments only their owner.
        Map<String, String> secret = new TreeMap<>(environment);
        secret.put("TILLSTREAM_ADMIN_TOKEN", secrets.adminToken());
        return part(name, tier, "http://127.0.0.1:" + ports.of(name), program, secret, all);
    }
}
