package io.tillstream.portal.messages;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A report that an e-mail was not delivered and will not be (RFC 3464 in an envelope of RFC 6522).
 *
 * @param messageId the e-mail's own number, without brackets
 * @param recipient to whom it did not get
 * @param status three numbers, {@code 5.1.1}
 */
record FailedDelivery(String messageId, String recipient, String status) {
    /**
     * Reads one.
     *
     * @return empty where it is another mail, or a report of something else
     */
    static Optional<FailedDelivery> read(InputStream mail) throws MessagingException, IOException {
        MimeMessage report = new MimeMessage(Session.getInstance(new Properties()), mail);
        if (!report.isMimeType("multipart/report") || !(report.getContent() instanceof MimeMultipart parts)) {
            return Optional.empty();
        }
        String id = null;
        InternetHeaders failed = null;
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                failed = failed(part.getInputStream());
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                id = new InternetHeaders(part.getInputStream()).getHeader("Message-ID", null);
            }
        }
        if (id == null || failed == null) {
            return Optional.empty();
        }
        String recipient = failed.getHeader("Original-Recipient", null);
        return Optional.of(new FailedDelivery(
                id.strip().replaceAll("^<|>$", ""),
                address(recipient == null ? failed.getHeader("Final-Recipient", null) : recipient),
                word(failed.getHeader("Status", null))));
    }

    /** The fields about the first recipient whom it did not get to; an e-mail of ours has one. Absent where there is none. */
    private static @Nullable InternetHeaders failed(InputStream status) throws IOException, MessagingException {
        List<InternetHeaders> groups = new ArrayList<>();
        for (String group : groups(new String(status.readAllBytes(), StandardCharsets.UTF_8))) {
            groups.add(
                    new InternetHeaders(new ByteArrayInputStream((group + "\r\n").getBytes(StandardCharsets.UTF_8))));
        }
        return groups.stream()
                .filter(group -> word(group.getHeader("Action", null))
                        .toLowerCase(Locale.ROOT)
                        .equals("failed"))
                .findFirst()
                .orElse(null);
    }

    /** Lines between empty ones, however many of these there are. */
    private static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!line.isEmpty()) {
                group.append(line).append("\r\n");
            } else if (!group.isEmpty()) {
                groups.add(group.toString());
                group.setLength(0);
            }
        }
        if (!group.isEmpty()) {
            groups.add(group.toString());
        }
        return groups;
    }

    /** Of {@code rfc822; anne@mail.example}. */
    private static String address(@Nullable String recipient) {
        String text = word(recipient);
        return text.substring(text.indexOf(';') + 1).strip().replaceAll("^<|>$", "");
    }

    private static String word(@Nullable String header) {
        return header == null ? "" : header.strip();
    }

    /**
     * Whether it is the address that takes nothing, for good: RFC 3463 says so by a 5 before address (1), mailbox (2), way there (4) or
     * nothing in particular (0). The rest is about the e-mail, or about us.
     */
    boolean isOfTheAddress() {
        return status.matches("5\\.[0124]\\.\\d{1,3}.*");
    }

    /** Only what kind: the rest is personal. */
    @Override
    public String toString() {
        return "FailedDelivery[" + status + "]";
    }
}
