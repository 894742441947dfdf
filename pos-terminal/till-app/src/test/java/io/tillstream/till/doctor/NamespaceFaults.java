package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Question;
import io.tillstream.doctor.Question.Reply;
import io.tillstream.doctor.Replies;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;

/**
 * Breaks the network of the namespace it runs in, step by step, and prints what is found at each: {@code step=finding}. A
 * program of its own, because a namespace belongs to a process; {@link NamespaceFaultsTest} starts it.
 */
final class NamespaceFaults {
    private static final URI FAR_AWAY = URI.create("https://198.51.100.7:8443");

    private NamespaceFaults() {}

    public static void main(String[] arguments) throws Exception {
        ip("link set lo up");
        ip("link add eth0 type veth peer name vethfar");
        ip("link set eth0 up");
        tell("cable-out", FAR_AWAY, Map.of());
        ip("link set vethfar up");
        tell("no-address", FAR_AWAY, Map.of());
        ip("addr add 192.0.2.20/24 dev eth0");
        tell("no-way-out", FAR_AWAY, Map.of());
        tell("nobody-knows-names", URI.create("https://office-one.example:8443"), Map.of());
        try (DatagramSocket names = new DatagramSocket(53, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseNames(names));
            tell("no-such-name", URI.create("https://office-two.example:8443"), Map.of());
        }
        // The cable ends at a router that is switched off.
        ip("route add default via 192.0.2.1");
        tell("router-off", FAR_AWAY, Map.of());
        ip("link del eth0");
        ip("link add wwan0 type veth peer name vethfar");
        tell("mobile-down", FAR_AWAY, Map.of());
        tell("mobile-no-signal", FAR_AWAY, Map.of(Question.HAS_SIGNAL, Reply.NO));
        tell(
                "mobile-card-out",
                FAR_AWAY,
                Map.of(
                        Question.HAS_SIGNAL,
                        Reply.YES,
                        Question.WAS_RESTARTED,
                        Reply.YES,
                        Question.DATA_CARD_IN_PLACE,
                        Reply.NO));
    }

    private static void tell(String step, URI address, Map<Question, Reply> replies) {
        System.out.println(
                step + "=" + LineSenses.first(Complaint.HEAD_OFFICE, address, Office.strange(), new Replies(replies)));
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        String[] words = ("ip " + arguments).split(" ");
        if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
            throw new IOException("ip " + arguments + " was refused");
        }
    }

    /** Answers every question with "there is no such name": the question's own bytes, marked as answer number three. */
    private static void refuseNames(DatagramSocket names) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                names.receive(packet);
                packet.getData()[2] = (byte) 0x81;
                packet.getData()[3] = (byte) 0x83;
                names.send(packet);
            }
        } catch (IOException e) {
            // The step is over.
        }
    }
}
