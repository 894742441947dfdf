package io.tillstream.gateway.certificate;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the gateway's certificate in front of every till endpoint; the management port stays plain, for loopback only. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class HttpsOnly implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final OwnCertificate certificate;

    HttpsOnly(OwnCertificate certificate) {
        this.certificate = certificate;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Ssl ssl = new Ssl();
        ssl.setKeyStore(certificate.keystore().toUri().toString());
        ssl.setKeyStorePassword(certificate.password());
        ssl.setKeyStoreType("PKCS12");
        ssl.setKeyAlias(certificate.alias());
        ssl.setEnabledProtocols(new String[] {"TLSv1.3"});
        factory.setSsl(ssl);
    }
}
