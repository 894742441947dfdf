package io.tillstream.conductor.process;

import java.util.Optional;

/** What the processes and their ports are called: in settings, logs, and on the screen. */
public final class Names {
    public static final String KAFKA = "kafka";
    /** The broker's second port, for itself as controller. */
    public static final String KAFKA_CONTROLLER = "kafka-controller";

    public static final String POSTGRES = "postgres";
    public static final String ELASTICSEARCH = "elasticsearch";
    public static final String STREAMING = "streaming-app";
    public static final String GATEWAY = "till-gateway";
    /** The gateway's second port: health without its certificate. */
    public static final String GATEWAY_HEALTH = "till-gateway-health";

    public static final String PORTAL = "member-portal";
    public static final String DASHBOARDS = "dashboards";
    /** The card terminal and the wallets that the tills charge: a simulator of both. */
    public static final String PAYMENTS = "payment-simulator";
    /** Its second port, where the tills speak to the terminal. */
    public static final String PAYMENT_TERMINAL = "payment-terminal";

    public static final String SCORING = "scoring";
    public static final String TRAINING = "training";
    public static final String SIMULATOR = "simulator";
    public static final String CASHIERS = "cashiers";
    public static final String PRINTERS = "printers";
    public static final String RECONCILE = "reconcile";

    private Names() {}

    /** The till whose process has this name, {@code s1-t1}; empty for everything else, the gateway of the tills included. */
    public static Optional<String> tillOf(String process) {
        return process.startsWith(till("")) && !process.equals(GATEWAY)
                ? Optional.of(process.substring(till("").length()))
                : Optional.empty();
    }

    /** A till's process. */
    public static String till(String till) {
        return "till-" + till;
    }
}
