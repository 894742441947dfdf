package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.streams.ReaderThread;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at running roll-outs every second, for as long as the app runs. */
@Component
final class RolloutWatch implements SmartLifecycle {
    private static final long LOOKS_AGAIN_MILLIS = 1_000;

    private final RolloutDesk desk;
    private final ReaderThread thread = new ReaderThread("roll-outs", this::watch);
    private volatile boolean running;

    RolloutWatch(RolloutDesk desk) {
        this.desk = desk;
    }

    private void watch(ReaderThread self) throws InterruptedException {
        while (!self.isStopping()) {
            desk.look();
            self.wentWell();
            TimeUnit.MILLISECONDS.sleep(LOOKS_AGAIN_MILLIS);
        }
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
