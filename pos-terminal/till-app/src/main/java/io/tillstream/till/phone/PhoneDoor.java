package io.tillstream.till.phone;

import io.tillstream.till.settings.TillSettings;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Opens the TLS door beside the plain one, where a port for it is set. */
@Component
final class PhoneDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final TillSettings settings;

    PhoneDoor(TillSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Integer port = settings.phone().port();
        if (port != null) {
            factory.addAdditionalConnectors(secure(port, TillCertificate.of(settings.phone(), settings.data())));
        }
    }

    private static Connector secure(int port, TillCertificate certificate) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("+TLSv1.2,+TLSv1.3");
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateKeystoreFile(certificate.keystore().toUri().toString());
        own.setCertificateKeystorePassword(certificate.password());
        own.setCertificateKeystoreType("PKCS12");
        host.addCertificate(own);
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(host);
        Connector connector = new Connector(protocol);
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        return connector;
    }
}
