package io.tillstream.till.headoffice;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import io.tillstream.till.identity.EnrolmentDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Enrolment at the till gateway, before the till has an identity. */
public final class GatewayEnrolment implements EnrolmentDesk {
    private final URI address;
    private final String certificate;

    public GatewayEnrolment(URI address, String certificate) {
        this.address = address;
        this.certificate = certificate;
    }

    private record Request(String code, String publicKey) {}

    private record Enrolled(String till, int epoch, String memberLookupKey, String decisionKey) {}

    @Override
    public Answer enrol(String code, String publicKey) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/till/v1/enrolment"))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.encode(new Request(code, publicKey))))
                .build();
        try (var http = Gateway.client(certificate)) {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 500) {
                throw new UncheckedIOException(new IOException(Gateway.reason(answer.statusCode(), answer.body())));
            }
            if (answer.statusCode() != 200) {
                throw new Refused(Gateway.reason(answer.statusCode(), answer.body()));
            }
            Enrolled enrolled = CanonicalJson.decode(answer.body(), Enrolled.class);
            return new Answer(
                    TillId.parse(enrolled.till()),
                    enrolled.epoch(),
                    enrolled.memberLookupKey(),
                    enrolled.decisionKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableFact e) {
            throw new UncheckedIOException(new IOException("The gateway's answer is unreadable.", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted.", e));
        }
    }
}
