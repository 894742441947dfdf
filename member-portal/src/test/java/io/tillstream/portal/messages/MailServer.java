package io.tillstream.portal.messages;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server on the loopback that keeps what it gets, and refuses, breaks off or keeps silent when told to (RFC 5321). */
final class MailServer implements AutoCloseable {
    /** Instead of an answer the connection is closed. */
    static final String BREAK_OFF = "";

    private final ServerSocket door;
    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<String>> atAddress = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> atEnd = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> silent = new ConcurrentHashMap<>();

    MailServer() throws IOException {
        this(0);
    }

    MailServer(int port) throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Everything it has taken, first to last; an answer that never came is no reason not to have it. */
    List<MimeMessage> mails() {
        return mails;
    }

    /** Says that to the next mails for an address, as soon as it is named. */
    void answerAddress(String address, String... answers) {
        atAddress.computeIfAbsent(address, _ -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** Says that to the next mails for an address, when they are there as a whole. */
    void answerEnd(String address, String... answers) {
        atEnd.computeIfAbsent(address, _ -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** Lets that happen when an address is named, before it answers. */
    void meanwhile(String address, Runnable event) {
        meanwhile.put(address, event);
    }

    /** Says nothing once a mail for an address is there; the latch tells when that is. */
    CountDownLatch keepSilent(String address) {
        return silent.computeIfAbsent(address, _ -> new CountDownLatch(1));
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = caller.getOutputStream()) {
            say(out, "220 here");
            String address = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:<")) {
                    address = line.substring(9, line.indexOf('>'));
                    meanwhile.getOrDefault(address, () -> {}).run();
                    say(out, next(atAddress, address));
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    take(in);
                    CountDownLatch silence = silent.get(address);
                    if (silence != null) {
                        silence.countDown();
                        Thread.sleep(60_000);
                    }
                    String answer = next(atEnd, address);
                    if (!answer.startsWith("2") && !answer.equals(BREAK_OFF)) {
                        mails.removeLast();
                    }
                    if (answer.equals(BREAK_OFF)) {
                        return;
                    }
                    say(out, answer);
                } else {
                    say(out, line.equals("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (Exception e) {
            // The caller went away, which is the caller's business.
            return;
        }
    }

    private void take(BufferedReader in) throws Exception {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        mails.add(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.toString().getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static String next(Map<String, Queue<String>> answers, String address) {
        Queue<String> waiting = answers.get(address);
        String answer = waiting == null ? null : waiting.poll();
        return answer == null ? "250 fine" : answer;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
