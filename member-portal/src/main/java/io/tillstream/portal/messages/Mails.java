package io.tillstream.portal.messages;

import io.tillstream.portal.settings.MessageSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** E-mails as they go over the wire: plain text, with the headers by which mail programs end such messages (RFC 8058). */
final class Mails {
    private Mails() {}

    /** An e-mail that knows whether it was written out to its end. */
    static final class Mail extends MimeMessage {
        private final String id;
        private boolean written;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        /** The same for the same letter: a server that gets it twice can tell. */
        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }

        @Override
        public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
            super.writeTo(out, without);
            written = true;
        }

        boolean isWritten() {
            return written;
        }
    }

    /**
     * The e-mail of a letter.
     *
     * @throws MessagingException when the address or a header is none
     */
    static Mail of(Letter letter, MessageSettings settings, Session session) throws MessagingException {
        String host = settings.sender().substring(settings.sender().indexOf('@') + 1);
        Mail mail = new Mail(session, letter.number() + "@" + host);
        mail.setFrom(new InternetAddress(settings.sender(), true));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(letter.writtenAt()));
        mail.setContentLanguage(new String[] {letter.language().tag()});
        URI unsubscribe = letter.unsubscribe();
        if (unsubscribe != null) {
            mail.setHeader("List-Unsubscribe", "<" + unsubscribe.toASCIIString() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(letter.text(), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }
}
