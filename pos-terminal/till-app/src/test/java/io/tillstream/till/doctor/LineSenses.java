package io.tillstream.till.doctor;

import io.tillstream.doctor.Complaint;
import io.tillstream.doctor.Examination;
import io.tillstream.doctor.Outcome;
import io.tillstream.doctor.Replies;
import io.tillstream.doctor.Senses;
import io.tillstream.doctor.sense.Backlog;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.SignIn;
import io.tillstream.till.headoffice.LineProbe;
import io.tillstream.till.identity.Identity;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The real senses of the line to head office, of a till that has nothing else. */
final class LineSenses {
    private LineSenses() {}

    static Senses of(URI address, Identity identity) {
        LineProbe line = new LineProbe(address, identity);
        NetworkSense network = new NetworkSense();
        Once<NameAnswer> name = new Once<>(line::name);
        return (Senses) Proxy.newProxyInstance(
                Senses.class.getClassLoader(),
                new Class<?>[] {Senses.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "links" -> network.links();
                    case "name" -> name.get();
                    case "route" -> network.route(name.get());
                    case "hasHeard" -> network.hasHeard((String) arguments[0]);
                    case "headOffice" -> line.reach();
                    case "certificate" -> line.certificate();
                    case "answer" -> line.answer();
                    case "now" -> Instant.now();
                    case "newestRecord" -> Instant.EPOCH;
                    case "signIn" -> new SignIn.NoAttempt();
                    case "backlog" -> new Backlog(0, Optional.empty(), Optional.empty(), true);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What is found first; {@code nothing} or {@code asks} where that is the answer. */
    static String first(Complaint complaint, URI address, Identity identity, Replies replies) {
        Senses senses = of(address, identity);
        Examination examination = Examination.run(
                complaint, Examination.Company.CASHIER, check -> check.rule().judge(senses, replies), step -> {});
        return examination
                .found()
                .map(found -> found.finding().id())
                .or(() ->
                        examination.asks().map(asks -> "asks " + asks.question().id()))
                .orElse("nothing");
    }

    static Outcome.Found found(Complaint complaint, URI address, Identity identity) {
        Senses senses = of(address, identity);
        return Examination.run(
                        complaint,
                        Examination.Company.NOBODY,
                        check -> check.rule().judge(senses, Replies.NONE),
                        step -> {})
                .found()
                .orElseThrow();
    }
}
