package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Program;
import java.time.Instant;
import java.util.List;

/** How the training is called. */
final class Models {
    /** The flags Spark wants on this JDK: the module keeps them beside the code that needs them. */
    private static final String FLAGS = "classes/io/tillstream/training/jvm-flags";

    private static final String MODULE = "ml/training";

    private Models() {}

    static Program training() {
        return new Program(
                MODULE,
                "io.tillstream.training.TrainingCommand",
                List.of("@" + Program.target(MODULE).resolve(FLAGS), "-Xmx2g", "-XX:+UseParallelGC"));
    }

    /** People wait for the first offers: little effort now, and more when models are trained again by hand. */
    static List<String> trainingArguments(Home home, String kafka, Instant until) {
        return List.of(
                "--archive", home.archive().toString(),
                "--models", home.models().toString(),
                "--kafka", kafka,
                "--until", until.toString(),
                "--effort", "quick");
    }
}
