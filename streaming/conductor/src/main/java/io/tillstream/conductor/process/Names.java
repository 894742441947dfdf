package io.tillstream.conductor.process;

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
    public static final String SCORING = "scoring";
    public static final String TRAINING = "training";
    public static final String SIMULATOR = "simulator";
    public static final String CASHIERS = "cashiers";
    public static final String PRINTERS = "printers";
    public static final String RECONCILE = "reconcile";

    private Names() {}

    /** A till's process. */
    public static String till(String till) {
        return "till-" + till;
    }
}
