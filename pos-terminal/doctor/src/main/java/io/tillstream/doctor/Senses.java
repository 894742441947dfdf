package io.tillstream.doctor;

import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Backlog;
import io.tillstream.doctor.sense.Certificate;
import io.tillstream.doctor.sense.Disk;
import io.tillstream.doctor.sense.Link;
import io.tillstream.doctor.sense.Load;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.Port;
import io.tillstream.doctor.sense.PrinterAnswer;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Ribbon;
import io.tillstream.doctor.sense.Route;
import io.tillstream.doctor.sense.ScaleState;
import io.tillstream.doctor.sense.Scans;
import io.tillstream.doctor.sense.SignIn;
import java.time.Instant;
import java.util.List;

/** What a till can sense of itself and around it. Each is asked when a check needs it, and ends in a bounded time. */
public interface Senses {
    /** Its ways to the network, without the one to itself. */
    List<Link> links();

    /** Which way leads to head office. */
    Route route();

    /** Whether a router in the shop's own network has answered when it was last needed. */
    boolean hasHeard(String router);

    /** Whether head office's name leads to an address. */
    NameAnswer name();

    /** Whether head office's port opens. */
    Reach headOffice();

    /** What shows itself there. */
    Certificate certificate();

    /** What head office says to a signed question. */
    Answer answer();

    /** How the last sign-in at this till ended. */
    SignIn signIn();

    /** What head office does not have yet. */
    Backlog backlog();

    /** True time as this till has it. */
    Instant now();

    /** When the newest record of its journal happened, by the till's clock of then. */
    Instant newestRecord();

    Port printerPort();

    PrinterAnswer printer();

    Ribbon ribbon();

    Port scannerPort();

    Scans scans();

    Port scalePort();

    ScaleState scale();

    Port terminalPort();

    Disk disk();

    Load load();
}
