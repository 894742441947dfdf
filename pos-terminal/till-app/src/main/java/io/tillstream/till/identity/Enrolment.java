package io.tillstream.till.identity;

import io.tillstream.till.settings.InvalidSettings;
import io.tillstream.till.settings.TillSettings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a till somebody: at its first start by a one-time code, later from its file. */
public final class Enrolment {
    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

    /** A gateway that starts beside the till needs about half of this. */
    private static final int ATTEMPTS = 60;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final IdentityFile file;
    private final TillSettings settings;
    private final EnrolmentDesk desk;

    public Enrolment(IdentityFile file, TillSettings settings, EnrolmentDesk desk) {
        this.file = file;
        this.settings = settings;
        this.desk = desk;
    }

    /**
     * The till's identity.
     *
     * @throws InvalidSettings when it has none and cannot get one
     */
    public Identity identity() {
        Optional<Identity> known = file.read();
        if (known.isPresent()) {
            return known.get();
        }
        String code = settings.enrolmentCode();
        String certificate = settings.certificate();
        if (code == null || certificate == null) {
            throw new InvalidSettings(
                    "This till is not enrolled; set till.enrolment-code and till.certificate to what head"
                            + " office gave you for it, and start it again.");
        }
        return ask(code, certificate);
    }

    /**
     * Asks once, with a key that is kept until it is answered.
     *
     * @throws EnrolmentDesk.Refused when the code is not accepted
     * @throws UncheckedIOException when nobody answers
     */
    public static Identity once(IdentityFile file, EnrolmentDesk desk, String code, String certificate) {
        EnrolmentKey key = file.pendingKey();
        EnrolmentDesk.Answer answer = desk.enrol(code, key.publicKey());
        Identity enrolled = new Identity(
                answer.till(),
                answer.epoch(),
                key.privateKey(),
                certificate,
                answer.memberLookupKey(),
                answer.decisionKey());
        file.keep(enrolled);
        LOG.info("This till is {}, epoch {}.", enrolled.till(), enrolled.epoch());
        return enrolled;
    }

    private Identity ask(String code, String certificate) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(file, desk, code, certificate);
            } catch (EnrolmentDesk.Refused e) {
                throw new InvalidSettings(e.getMessage() == null ? "The enrolment was refused." : e.getMessage(), e);
            } catch (UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw new InvalidSettings(
                            "Gateway " + settings.gateway() + " did not answer ("
                                    + said(e)
                                    + "); a new till needs it once; check till.gateway and till.certificate.",
                            e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static String said(UncheckedIOException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? "no connection" : cause.getMessage();
    }
}
