package io.tillstream.till.doctor;

import io.tillstream.doctor.sense.Link;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.Route;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine's ways to the network, as Linux tells them to everybody. */
final class NetworkSense {
    /** Bridges and cables between programs lead nowhere by themselves. */
    private static final Pattern OF_SOFTWARE = Pattern.compile("(docker|br-|veth|virbr|vnet).*");

    private static final Pattern RADIO = Pattern.compile("(wl|ath|ra).*");
    private static final Pattern MODEM = Pattern.compile("(ww|ppp|rmnet|usb).*");
    private static final String EVERYWHERE = "00000000";
    private static final int COMPLETE = 0x2;

    private final Path sys;
    private final Path proc;

    NetworkSense() {
        this(Path.of("/sys/class/net"), Path.of("/proc/net"));
    }

    NetworkSense(Path sys, Path proc) {
        this.sys = sys;
        this.proc = proc;
    }

    /** The system's own list: Java's leaves out what has no address, and that is often the fault. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (String name : names()) {
            if (!name.equals("lo") && !OF_SOFTWARE.matcher(name).matches()) {
                links.add(new Link(name, kind(name), carries(name), addresses(name)));
            }
        }
        return links;
    }

    private List<String> names() {
        try (Stream<Path> folders = Files.list(sys)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return interfaces().stream().map(NetworkInterface::getName).toList();
        }
    }

    private static List<NetworkInterface> interfaces() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces());
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static Link.Kind kind(String name) {
        if (RADIO.matcher(name).matches()) {
            return Link.Kind.WIRELESS;
        }
        return MODEM.matcher(name).matches() ? Link.Kind.MOBILE : Link.Kind.CABLE;
    }

    /** An interface that is switched off has no carrier to read. */
    private boolean carries(String name) {
        return lines(sys.resolve(name).resolve("carrier")).contains("1");
    }

    private static List<String> addresses(String name) {
        return interfaces().stream()
                .filter(network -> network.getName().equals(name))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                // An IPv6 address carries the interface's name behind a percent sign.
                .map(text -> text.replaceFirst("%.*", ""))
                .toList();
    }

    /** The way to where a name leads; to an unknown place, the way out. */
    Route route(NameAnswer destination) {
        Optional<InetAddress> address =
                destination instanceof NameAnswer.Known(String name, String text) ? literal(text) : Optional.empty();
        if (address.isPresent() && isHere(address.get())) {
            return new Route.Here();
        }
        if (address.isPresent() && isNeighbour(address.get())) {
            return new Route.Neighbour();
        }
        if (address.filter(Inet6Address.class::isInstance).isPresent()) {
            return new Route.Neighbour();
        }
        return router().<Route>map(Route.Through::new).orElseGet(Route.None::new);
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isHere(InetAddress address) {
        return address.isLoopbackAddress()
                || interfaces().stream()
                        .flatMap(NetworkInterface::inetAddresses)
                        .anyMatch(own -> own.equals(address));
    }

    private static boolean isNeighbour(InetAddress address) {
        return interfaces().stream()
                .flatMap(network -> network.getInterfaceAddresses().stream())
                .anyMatch(own -> shareNetwork(own, address));
    }

    private static boolean shareNetwork(InterfaceAddress own, InetAddress other) {
        byte[] mine = own.getAddress().getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < own.getNetworkPrefixLength(); bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The router of the widest route; Linux writes its address backwards. */
    private Optional<String> router() {
        return lines(proc.resolve("route")).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[1].equals(EVERYWHERE) && !fields[2].equals(EVERYWHERE))
                .map(fields -> backwards(fields[2]))
                .findFirst();
    }

    private static String backwards(String hex) {
        List<String> parts = new ArrayList<>();
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            parts.add(Integer.toString(Integer.parseInt(hex.substring(i, i + 2), 16)));
        }
        return String.join(".", parts);
    }

    /** Only a router that was asked for and has not answered counts as silent. */
    boolean hasHeard(String router) {
        return lines(proc.resolve("arp")).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 2 && fields[0].equals(router))
                .allMatch(fields -> (Integer.decode(fields[2]) & COMPLETE) != 0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            // What this machine does not tell is not there.
            return List.of();
        }
    }
}
