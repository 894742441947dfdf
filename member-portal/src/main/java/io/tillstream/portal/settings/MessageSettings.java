package io.tillstream.portal.settings;

import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How members are written to.
 *
 * @param publicAddress where members reach the portal; links in messages begin with it
 * @param sender whom e-mails come from, {@code offers@shop.example}
 * @param smtp the mail server that takes them, {@code mail.shop.example:587}; empty: they go to the outbox
 * @param smtpUser its user; empty where it wants none
 * @param smtpPassword the user's password
 * @param smtpTls {@code starttls} (wanted, or nothing is sent), {@code tls} from the first byte, or {@code none} for a server on this
 *     machine
 * @param outbox folder for messages of channels that nothing else carries; absent: those channels are not offered
 * @param quietHours {@code 21:00-09:00} by the member's clock, or {@code none}
 * @param atMost {@code 2/7}: at most two messages to one member in seven days, of all campaigns together
 * @param perMinute how many go out in a minute, 1 to 6,000
 */
public record MessageSettings(
        @DefaultValue("http://127.0.0.1:8080") URI publicAddress,
        @DefaultValue("members@shop.example") String sender,
        @DefaultValue("") String smtp,
        @DefaultValue("") String smtpUser,
        @DefaultValue("") String smtpPassword,
        @DefaultValue("starttls") String smtpTls,
        @Nullable String outbox,
        @DefaultValue("21:00-09:00") String quietHours,
        @DefaultValue("2/7") String atMost,
        @DefaultValue("600") int perMinute) {
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9.-]+):(\\d{1,5})");
    private static final Pattern AT_MOST = Pattern.compile("(\\d{1,3})/(\\d{1,3})");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int FASTEST = 6_000;
    private static final int LAST_PORT = 65_535;

    public MessageSettings {
        List<String> errors = new ArrayList<>();
        if (publicAddress.getHost() == null || publicAddress.getScheme() == null) {
            errors.add("tillstream.messages.public-address is \"" + publicAddress
                    + "\"; give an address such as https://members.shop.example");
        }
        if (!ADDRESS.matcher(sender).matches()) {
            errors.add("tillstream.messages.sender is \"" + sender + "\"; give an address such as offers@shop.example");
        }
        if (!smtp.isEmpty() && server(smtp).isEmpty()) {
            errors.add("tillstream.messages.smtp is \"" + smtp + "\"; give host and port, mail.shop.example:587");
        }
        if (!Set.of("starttls", "tls", "none").contains(smtpTls)) {
            errors.add("tillstream.messages.smtp-tls is \"" + smtpTls + "\"; starttls, tls or none");
        }
        try {
            QuietHours.parse(quietHours);
        } catch (IllegalArgumentException e) {
            errors.add("tillstream.messages.quiet-hours: " + e.getMessage());
        }
        try {
            bound(atMost);
        } catch (IllegalArgumentException e) {
            errors.add("tillstream.messages.at-most is \"" + atMost + "\"; give messages and days, 2/7");
        }
        if (perMinute < 1 || perMinute > FASTEST) {
            errors.add("tillstream.messages.per-minute is " + perMinute + "; 1 to " + FASTEST);
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors) + ".");
        }
    }

    /**
     * A mail server.
     *
     * @param host its name
     * @param port 1 to 65,535
     */
    public record Server(String host, int port) {}

    /** The mail server; absent where e-mails go to the outbox. */
    public Optional<Server> server() {
        return smtp.isEmpty() ? Optional.empty() : server(smtp);
    }

    private static Optional<Server> server(String text) {
        Matcher server = SERVER.matcher(text);
        if (!server.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(server.group(2));
        return port < 1 || port > LAST_PORT ? Optional.empty() : Optional.of(new Server(server.group(1), port));
    }

    /** The folder for what nothing else carries. */
    public Optional<Path> folder() {
        return Optional.ofNullable(outbox).filter(text -> !text.isBlank()).map(Path::of);
    }

    public QuietHours quiet() {
        return QuietHours.parse(quietHours);
    }

    /** The chain's bound for each member. */
    public Frequency bound() {
        return bound(atMost);
    }

    private static Frequency bound(String text) {
        Matcher bound = AT_MOST.matcher(text);
        if (!bound.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Frequency(Integer.parseInt(bound.group(1)), Integer.parseInt(bound.group(2)));
    }

    /** Channels that something carries, in the order of the enum. */
    public Set<Channel> channels() {
        if (folder().isPresent()) {
            return EnumSet.allOf(Channel.class);
        }
        return smtp.isEmpty() ? EnumSet.noneOf(Channel.class) : EnumSet.of(Channel.EMAIL);
    }

    /** A page of the portal as members reach it. */
    public URI page(String path) {
        String base = publicAddress.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Whether the mail server wants that protection. */
    public boolean isTls(String kind) {
        return smtpTls.toLowerCase(Locale.ROOT).equals(kind);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "MessageSettings[publicAddress=" + publicAddress + ", smtp=" + smtp + ", outbox=" + outbox
                + ", quietHours=" + quietHours + ", atMost=" + atMost + ", perMinute=" + perMinute + "]";
    }
}
