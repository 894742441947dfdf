package io.tillstream.till.phone;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.till.settings.TillSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which phones may sell here. The till shows a code that works once and for a few minutes; the phone that brings it gets a
 * secret that is good for a working day. Only hashes of secrets are kept.
 */
@Component
final class Pairing {
    static final Duration CODE_LASTS = Duration.ofMinutes(5);
    static final Duration PHONE_LASTS = Duration.ofHours(16);

    private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);
    private static final int CODE_LENGTH = 10;
    private static final int MOST_TRIES = 5;

    /** No letter that is taken for a digit or another letter. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private final SecureRandom random = new SecureRandom();
    private final KeptFile file;
    private final Clock wall;
    private @Nullable Code code;
    private List<Phone> phones = List.of();

    @Autowired
    Pairing(TillSettings settings) {
        this(new KeptFile(settings.data().resolve("phones.json")), Clock.systemUTC());
    }

    Pairing(KeptFile file, Clock wall) {
        this.file = file;
        this.wall = wall;
        try {
            phones = file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Kept.class).phones())
                    .orElse(List.of());
        } catch (IOException | UnreadableFact e) {
            LOG.warn("File {} cannot be read; every phone has to be paired again: {}", file.path(), e.getMessage());
        }
    }

    private record Code(String text, Instant until, int tries) {}

    private record Phone(String secretHash, Instant until) {}

    private record Kept(List<Phone> phones) {}

    /** A new code; one shown before is void. */
    synchronized String newCode() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        code = new Code(text.toString(), wall.instant().plus(CODE_LASTS), 0);
        return text.toString();
    }

    /** The secret of the phone that brings the code; empty when it is not the one, or too late, or tried too often. */
    synchronized Optional<String> redeem(String brought) {
        Code shown = code;
        if (shown == null || wall.instant().isAfter(shown.until())) {
            return Optional.empty();
        }
        if (!same(shown.text(), brought)) {
            code = shown.tries() + 1 >= MOST_TRIES ? null : new Code(shown.text(), shown.until(), shown.tries() + 1);
            return Optional.empty();
        }
        code = null;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        List<Phone> more = new ArrayList<>(stillGood());
        more.add(new Phone(hash(secret), wall.instant().plus(PHONE_LASTS)));
        keep(more);
        LOG.info("A phone is paired with this till for {} hours.", PHONE_LASTS.toHours());
        return Optional.of(secret);
    }

    /** Whether a phone with this secret may sell here now. */
    synchronized boolean isPaired(String secret) {
        String hash = hash(secret);
        return stillGood().stream().anyMatch(phone -> same(phone.secretHash(), hash));
    }

    /** How many phones may. */
    synchronized int paired() {
        return stillGood().size();
    }

    /** No phone may any more. */
    synchronized void forgetAll() {
        code = null;
        keep(List.of());
        LOG.info("No phone is paired with this till any more.");
    }

    private List<Phone> stillGood() {
        Instant now = wall.instant();
        return phones.stream().filter(phone -> now.isBefore(phone.until())).toList();
    }

    private void keep(List<Phone> now) {
        phones = List.copyOf(now);
        try {
            file.replace(CanonicalJson.encode(new Kept(phones)), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            LOG.warn(
                    "Which phones are paired is not kept; after a restart they are to be paired again: {}",
                    e.getMessage());
        }
    }

    private static String hash(String secret) {
        return FactChain.hashOf(secret.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Takes as long for a wrong one as for the right one. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
