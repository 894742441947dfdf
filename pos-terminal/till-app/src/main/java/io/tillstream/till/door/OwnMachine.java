package io.tillstream.till.door;

import java.net.InetAddress;

/**
 * By which names a browser on the till's own machine asks for the till. A web page elsewhere can have its own name lead to this
 * machine, and a browser then takes it for the till's page; so a name of the network is not the machine's own.
 */
public final class OwnMachine {
    private OwnMachine() {}

    /** Whether a host's name or address, without a port, is a loopback one. */
    public static boolean isNamed(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return name.equals("localhost") || InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same of what a request says in {@code Host}, which has a port behind the name. */
    public static boolean isAskedFor(String host) {
        return isNamed(host.replaceFirst(":\\d{1,5}$", ""));
    }
}
