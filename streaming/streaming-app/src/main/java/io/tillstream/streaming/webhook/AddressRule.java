package io.tillstream.streaming.webhook;

import io.tillstream.streaming.settings.StreamingSettings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where messages may go: to https, and on this machine to http. Not into private networks, where whoever can name an address
 * could reach what no stranger reaches, unless a setting says so.
 */
@Component
class AddressRule {
    private static final int LONGEST = 2_048;

    private final boolean privateNetworks;
    private final Names names;

    /** Who knows what a name stands for. */
    @FunctionalInterface
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    @Autowired
    AddressRule(StreamingSettings settings) {
        this(settings.webhook().privateNetworks(), InetAddress::getAllByName);
    }

    AddressRule(boolean privateNetworks, Names names) {
        this.privateNetworks = privateNetworks;
        this.names = names;
    }

    /** What is wrong with an address by now, in one sentence; names may stand for something else tomorrow. */
    Optional<String> wrong(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            return Optional.of("Address \"" + address + "\" is no address; give https://host/path.");
        }
        String host = uri.getHost();
        if (host == null || uri.getScheme() == null || address.length() > LONGEST) {
            return Optional.of("Address \"" + address + "\" has no host, or more than " + LONGEST
                    + " characters; give https://host/path.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("Address \"" + address
                    + "\" has a user or a part behind #, which nobody would be sent; leave it out.");
        }
        return wrongPlace(uri.getScheme().toLowerCase(Locale.ROOT), host);
    }

    private Optional<String> wrongPlace(String scheme, String host) {
        InetAddress[] found;
        try {
            found = names.find(host);
        } catch (UnknownHostException e) {
            return Optional.of("Host " + host + " is not known here; correct the address, or the name service.");
        }
        boolean isHere = true;
        for (InetAddress each : found) {
            isHere &= each.isLoopbackAddress();
        }
        if (isHere && (scheme.equals("http") || scheme.equals("https"))) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("Messages to " + host + " would be read on their way; give an https address.");
        }
        for (InetAddress each : found) {
            if (!isSomewhere(each) || (!privateNetworks && isPrivate(each))) {
                return Optional.of("Host " + host + " is " + each.getHostAddress()
                        + ", inside a private network; set tillstream.webhook.private-networks=true if that is meant.");
            }
        }
        return Optional.empty();
    }

    /** Whether one receiver can be there. */
    private static boolean isSomewhere(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet6Address ? isPrivate6(bytes) : isReserved4(bytes, 0));
    }

    /** fc00::/7; and what carries an address of the older kind: ::/96, 64:ff9b::/96, 2002::/16. */
    private static boolean isPrivate6(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc || Arrays.equals(bytes, 0, 12, new byte[12], 0, 12)) {
            return true;
        }
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return isPrivate4(bytes, 2);
        }
        return bytes[0] == 0
                && bytes[1] == 0x64
                && (bytes[2] & 0xff) == 0xff
                && (bytes[3] & 0xff) == 0x9b
                && isPrivate4(bytes, 12);
    }

    private static boolean isPrivate4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        return first == 10
                || first == 127
                || (first == 172 && (second & 0xf0) == 16)
                || (first == 192 && second == 168)
                || (first == 169 && second == 254)
                || isReserved4(bytes, from);
    }

    /** Nobody's on the internet: RFC 6890. */
    private static boolean isReserved4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && bytes[from + 2] == 0)
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 224;
    }
}
