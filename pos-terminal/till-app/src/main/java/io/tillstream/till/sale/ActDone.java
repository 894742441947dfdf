package io.tillstream.till.sale;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** How long an act at the counter took, for whoever records the till with Java Flight Recorder; costs nothing while nobody does. */
@Name(ActDone.NAME)
@Label("Act at the counter")
@Description("From the moment an act is taken up until it is done and kept, before any screen is told of it")
@Category({"Tillstream", "Till"})
@StackTrace(false)
final class ActDone extends Event {
    static final String NAME = "io.tillstream.till.Act";

    @Label("Kind")
    final String kind;

    private ActDone(String kind) {
        this.kind = kind;
    }

    /** The act is taken up now. */
    static ActDone begun(Act act) {
        ActDone event = new ActDone(act.getClass().getSimpleName());
        event.begin();
        return event;
    }
}
