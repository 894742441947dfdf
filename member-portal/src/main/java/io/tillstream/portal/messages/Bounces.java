package io.tillstream.portal.messages;

import io.tillstream.events.MemberId;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.settings.PortalSettings;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what came back: files in the outbox's folder {@code bounces}, into which whatever fetches the sender's mailbox puts each mail
 * as one file ending in {@code .eml}. A report of a delivery that failed for good ends the proof of the address it is about, where that
 * is still the member's. Each file is read once and then ends in {@code .read}, or in {@code .other} where it is no such report.
 */
@Component
class Bounces {
    static final String FOLDER = "bounces";

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);
    private static final String ENDING = ".eml";
    private static final int MOST_AT_ONCE = 200;
    /** As much as anybody's report of a short letter needs; the rest is somebody else's mail. */
    private static final long LARGEST = 1 << 20;

    /** As letters are numbered: campaign and member. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]+\\.(m[a-z2-7]{16})@(.+)");

    private final EmailProofs proofs;
    private final Optional<Path> folder;
    private final String host;

    Bounces(EmailProofs proofs, PortalSettings settings) {
        this.proofs = proofs;
        this.folder = settings.messages().folder().map(outbox -> outbox.resolve(FOLDER));
        String sender = settings.messages().sender();
        this.host = sender.substring(sender.indexOf('@') + 1);
    }

    /** Reads what lies there, in the order of the files' names. */
    void read() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder.get())) {
            found.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .limit(MOST_AT_ONCE)
                    .forEach(files::add);
        } catch (IOException e) {
            LOG.warn(
                    "Folder {} cannot be read ({}); check who may.",
                    folder.get(),
                    e.getClass().getSimpleName());
        }
        files.forEach(this::take);
    }

    private void take(Path file) {
        try {
            Optional<FailedDelivery> failed = Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? report(Files.readAllBytes(file))
                    : Optional.empty();
            failed.filter(FailedDelivery::isOfTheAddress).ifPresent(this::ended);
            String name = file.getFileName().toString();
            String read =
                    name.substring(0, name.length() - ENDING.length()) + (failed.isPresent() ? ".read" : ".other");
            Files.move(file, file.resolveSibling(read), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "A mail that came back cannot be read ({}); look at {} and take it away.",
                    e.getClass().getSimpleName(),
                    file);
        }
    }

    /** Anybody may have written it: whatever it does to the reader, it is then no report. */
    private static Optional<FailedDelivery> report(byte[] mail) {
        try {
            return FailedDelivery.read(new ByteArrayInputStream(mail));
        } catch (IOException | MessagingException | RuntimeException | StackOverflowError e) {
            LOG.info("A mail that came back is no report ({}).", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Of an address that the member has meanwhile changed a report says nothing any more. */
    private void ended(FailedDelivery failed) {
        Matcher number = NUMBER.matcher(failed.messageId());
        if (!number.matches() || !number.group(2).equalsIgnoreCase(host)) {
            return;
        }
        proofs.bounced(new MemberId(number.group(1)), failed.recipient());
    }
}
