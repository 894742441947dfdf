package io.tillstream.till.identity;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.Signing;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.till.kept.KeptFile;
import io.tillstream.till.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;

/**
 * {@code identity.json} in the till's data folder. The key pair is kept in a file of its own before it is sent anywhere,
 * so that a crash in the middle of an enrolment can repeat it with the same key.
 */
public final class IdentityFile {
    private final KeptFile identity;
    private final KeptFile pendingKey;

    public IdentityFile(Path data) {
        this.identity = new KeptFile(data.resolve("identity.json"));
        this.pendingKey = new KeptFile(data.resolve("enrolling.json"));
    }

    private record Pending(String publicKey, String privateKey) {}

    public Optional<Identity> read() {
        try {
            return identity.read().map(bytes -> CanonicalJson.decode(bytes, Identity.class));
        } catch (IOException | UnreadableFact e) {
            throw unusable(e);
        }
    }

    /**
     * Keeps an identity for ever and forgets the pending key.
     *
     * @throws InvalidSettings when it cannot be written
     */
    void keep(Identity enrolled) {
        try {
            identity.replace(CanonicalJson.encode(enrolled), KeptFile.Force.TO_DISK);
            pendingKey.delete();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The key of an enrolment that has begun, or a fresh one. */
    EnrolmentKey pendingKey() {
        try {
            Optional<byte[]> kept = pendingKey.read();
            if (kept.isPresent()) {
                Pending pending = CanonicalJson.decode(kept.get(), Pending.class);
                return new EnrolmentKey(pending.publicKey(), pending.privateKey());
            }
            KeyPair pair = Signing.newKeyPair();
            Pending pending = new Pending(Signing.text(pair.getPublic()), Signing.text(pair.getPrivate()));
            pendingKey.replace(CanonicalJson.encode(pending), KeptFile.Force.TO_DISK);
            return new EnrolmentKey(pending.publicKey(), pending.privateKey());
        } catch (IOException | UnreadableFact e) {
            throw unusable(e);
        }
    }

    private InvalidSettings unusable(Exception cause) {
        return new InvalidSettings(
                "File " + identity.path() + " cannot be read or written (" + cause.getMessage()
                        + "); it holds this till's key; correct the folder, or move it away and enrol with a new epoch.",
                cause);
    }
}
