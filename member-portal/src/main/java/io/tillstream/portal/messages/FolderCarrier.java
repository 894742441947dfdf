package io.tillstream.portal.messages;

import io.tillstream.events.message.Channel;
import io.tillstream.portal.settings.MessageSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves each message as a file, below a folder of its channel, for whatever carries it on: e-mails as they would go over the wire,
 * others as a few lines to say to whom, an empty line, and the text. A file is there as a whole or not at all, under the same name
 * however often it is written.
 */
final class FolderCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(FolderCarrier.class);

    private final Path folder;
    private final MessageSettings settings;
    private final Session session = Session.getInstance(new Properties());

    FolderCarrier(Path folder, MessageSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Answer carry(Letter letter) {
        Path channel = folder.resolve(letter.channel().name().toLowerCase(Locale.ROOT));
        boolean isMail = letter.channel() == Channel.EMAIL;
        Path file = channel.resolve(letter.number() + (isMail ? ".eml" : ".txt"));
        try {
            Files.createDirectories(channel);
            // Not ending like a message, so that whoever collects them does not take half of one.
            Path part = Files.createTempFile(channel, letter.number(), ".part");
            Files.write(part, isMail ? mail(letter) : text(letter));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Answer.DELIVERED;
        } catch (MessagingException e) {
            LOG.warn(
                    "{} cannot be written as an e-mail: {}",
                    letter,
                    e.getClass().getSimpleName());
            return Answer.NO_SUCH_ADDRESS;
        } catch (IOException e) {
            LOG.warn(
                    "Folder {} takes no messages ({}); they wait. Check tillstream.messages.outbox.",
                    channel,
                    e.getClass().getSimpleName());
            return Answer.CLOSED;
        }
    }

    private byte[] mail(Letter letter) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Mails.of(letter, settings, session).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static byte[] text(Letter letter) {
        return ("To: " + letter.to() + "\nNumber: " + letter.number() + "\nLanguage: "
                        + letter.language().tag() + "\nWritten: " + letter.writtenAt() + "\nSubject: "
                        + letter.subject() + "\n\n" + letter.text() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
