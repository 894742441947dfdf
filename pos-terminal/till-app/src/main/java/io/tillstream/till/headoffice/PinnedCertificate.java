package io.tillstream.till.headoffice;

import io.tillstream.encoding.FactChain;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts exactly one certificate, by the SHA-256 of its DER bytes. Its name does not matter: the till knows its gateway
 * by the key, wherever the gateway stands.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {
    /** What its dates are compared with. */
    private enum Dates {
        HOLD_TODAY,
        DO_NOT_MATTER
    }

    private final String fingerprint;
    private final Dates dates;

    private PinnedCertificate(String fingerprint, Dates dates) {
        this.fingerprint = fingerprint;
        this.dates = dates;
    }

    static SSLContext context(String fingerprint) {
        return context(new PinnedCertificate(fingerprint, Dates.HOLD_TODAY));
    }

    /** For asking the time only: with a wrong clock the dates of the right certificate seem wrong. */
    static SSLContext contextWhateverTheDate(String fingerprint) {
        return context(new PinnedCertificate(fingerprint, Dates.DO_NOT_MATTER));
    }

    private static SSLContext context(PinnedCertificate pinned) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {pinned}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 11 has TLS 1.3.", e);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !FactChain.hashOf(chain[0].getEncoded()).hex().equals(fingerprint)) {
            throw new CertificateException("The gateway shows another certificate than the one this till was enrolled"
                    + " with; if it was replaced on purpose, enrol the till again.");
        }
        switch (dates) {
            case HOLD_TODAY -> chain[0].checkValidity();
            case DO_NOT_MATTER -> {
                // Its key alone says who it is.
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("A till is no server.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("A till is no server.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("A till is no server.");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
