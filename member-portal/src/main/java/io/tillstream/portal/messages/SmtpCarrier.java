package io.tillstream.portal.messages;

import io.tillstream.portal.messages.Mails.Mail;
import io.tillstream.portal.settings.MessageSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands e-mails to a mail server. It stays connected from one to the next until there is nothing more. Whether a server has an
 * e-mail is known by its answer to the last byte; without one it may have it or not.
 */
final class SmtpCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);
    private static final String PATIENCE_MILLIS = "20000";
    private static final int FIRST_REFUSAL = 500;

    private final MessageSettings settings;
    private final MessageSettings.Server server;
    private final Session session;
    private @Nullable Transport transport;

    SmtpCarrier(MessageSettings settings, MessageSettings.Server server) {
        this.settings = settings;
        this.server = server;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.smtpUser().isEmpty()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.isTls("tls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.isTls("starttls")));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.isTls("starttls")));
        this.session = Session.getInstance(properties);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public synchronized Answer carry(Letter letter) {
        Mail mail;
        try {
            mail = Mails.of(letter, settings, session);
        } catch (MessagingException e) {
            LOG.warn(
                    "{} cannot be written as an e-mail: {}",
                    letter,
                    e.getClass().getSimpleName());
            return Answer.NO_SUCH_ADDRESS;
        }
        Transport open;
        try {
            open = connected();
        } catch (MessagingException e) {
            LOG.warn(
                    "Mail server {}:{} cannot be reached ({}); messages wait. Check tillstream.messages.smtp.",
                    server.host(),
                    server.port(),
                    e.getClass().getSimpleName());
            rest();
            return Answer.CLOSED;
        }
        try {
            open.sendMessage(mail, mail.getAllRecipients());
            return Answer.DELIVERED;
        } catch (MessagingException e) {
            Answer answer = answer(e, mail);
            rest();
            return answer;
        }
    }

    private Transport connected() throws MessagingException {
        Transport open = transport;
        if (open == null || !open.isConnected()) {
            open = session.getTransport("smtp");
            transport = open;
            String user = settings.smtpUser().isEmpty() ? null : settings.smtpUser();
            open.connect(server.host(), server.port(), user, user == null ? null : settings.smtpPassword());
        }
        return open;
    }

    /** What the server said, if it said anything: of several answers the one about the address. */
    private static Answer answer(MessagingException failure, Mail mail) {
        int code = -1;
        boolean isAboutAddress = false;
        Exception each = failure;
        while (each instanceof MessagingException next) {
            if (next instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
                isAboutAddress = true;
            } else if (next instanceof SMTPSenderFailedException sender) {
                code = sender.getReturnCode();
            } else if (next instanceof SMTPSendFailedException send && !isAboutAddress) {
                code = send.getReturnCode();
            }
            each = next.getNextException();
        }
        if (code >= FIRST_REFUSAL) {
            // What it says of the sender or of everything is no fault of this letter.
            return isAboutAddress || mail.isWritten() ? Answer.NO_SUCH_ADDRESS : Answer.CLOSED;
        }
        if (code > 0) {
            return Answer.COME_AGAIN;
        }
        return mail.isWritten() ? Answer.UNSURE : Answer.CLOSED;
    }

    @Override
    public synchronized void rest() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                LOG.debug("The mail server had closed already.", e);
            }
        }
    }
}
