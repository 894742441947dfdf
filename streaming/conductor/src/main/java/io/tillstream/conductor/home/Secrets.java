package io.tillstream.conductor.home;

import io.tillstream.encoding.Signing;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the processes of one home share and nobody else may know; generated once.
 *
 * @param adminToken opens the machine-to-machine doors
 * @param memberLookupKey key of the cards' hashes, 64 hexadecimal digits
 * @param importKey key that turns a source's customer numbers into member ids, 64 hexadecimal digits
 * @param decisionPrivateKey signs decisions, base 64
 * @param decisionPublicKey checks them, base 64
 * @param postgresPassword of the embedded database
 * @param webhookKey key of the secrets of all webhooks, 64 hexadecimal digits; absent in homes of earlier versions
 * @param secondFactorKey key of the second factors of the back office, 64 hexadecimal digits; absent like that one
 * @param paymentSecret signs what member portal and payment simulator say to each other; absent like those
 */
public record Secrets(
        String adminToken,
        String memberLookupKey,
        String importKey,
        String decisionPrivateKey,
        String decisionPublicKey,
        String postgresPassword,
        @Nullable String webhookKey,
        @Nullable String secondFactorKey,
        @Nullable String paymentSecret) {
    /** Makes new ones. */
    public static Secrets generate(SecureRandom random) {
        KeyPair decisionKey = Signing.newKeyPair();
        return new Secrets(
                hex(random),
                hex(random),
                hex(random),
                Signing.text(decisionKey.getPrivate()),
                Signing.text(decisionKey.getPublic()),
                hex(random),
                hex(random),
                hex(random),
                hex(random));
    }

    /** The same, with those that came with a later version. */
    public Secrets completed(SecureRandom random) {
        return new Secrets(
                adminToken,
                memberLookupKey,
                importKey,
                decisionPrivateKey,
                decisionPublicKey,
                postgresPassword,
                webhookKey == null ? hex(random) : webhookKey,
                secondFactorKey == null ? hex(random) : secondFactorKey,
                paymentSecret == null ? hex(random) : paymentSecret);
    }

    @Override
    public String toString() {
        return "Secrets[not shown]";
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
