package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Program;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the training is called. */
final class Models {
    /** What Spark 4.1 opens of the JDK, as its own JavaModuleOptions lists it. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private Models() {}

    static boolean areIn(Home home) {
        return Files.exists(home.models().resolve("current.json"));
    }

    static Program training() {
        List<String> flags = new ArrayList<>(List.of("-Xmx2g", "-XX:+UseParallelGC"));
        OPENED.forEach(opened -> flags.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        flags.add("--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED");
        flags.add("-Dio.netty.tryReflectionSetAccessible=true");
        return new Program("ml/training", "io.tillstream.training.TrainingCommand", flags);
    }

    static List<String> trainingArguments(Home home, Instant until) {
        return List.of(
                "--archive", home.archive().toString(),
                "--models", home.models().toString(),
                "--until", until.toString());
    }
}
