package io.tillstream.till.identity;

/**
 * The key pair of an enrolment in progress, both in base 64.
 *
 * @param publicKey X.509
 * @param privateKey PKCS 8; never printed
 */
record EnrolmentKey(String publicKey, String privateKey) {
    @Override
    public String toString() {
        return "EnrolmentKey[…]";
    }
}
