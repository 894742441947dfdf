package io.tillstream.till.identity;

import io.tillstream.encoding.Signing;
import io.tillstream.events.TillId;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * An enrolled till.
 *
 * @param till its name
 * @param epoch the epoch it writes
 * @param privateKey its own key, Ed25519, PKCS 8 in base 64
 * @param certificate SHA-256 of the gateway's certificate it trusts
 * @param memberLookupKey the chain's card lookup key, 64 hexadecimal digits
 * @param decisionKey the chain's public key for decisions, in base 64
 */
public record Identity(
        TillId till, int epoch, String privateKey, String certificate, String memberLookupKey, String decisionKey) {
    public PrivateKey signingKey() {
        return Signing.privateKey(privateKey);
    }

    public PublicKey decisionPublicKey() {
        return Signing.publicKey(decisionKey);
    }

    /** Without keys: an identity must not leak into a log. */
    @Override
    public String toString() {
        return "Identity[" + till + ", epoch " + epoch + "]";
    }
}
