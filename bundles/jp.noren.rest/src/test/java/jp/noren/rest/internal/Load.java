package jp.noren.rest.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask for one path without pause, each on a thread of its own. */
final class Load {
    private final House house;
    private final ExecutorService threads;
    private final String path;
    private final int clients;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    Load(House house, ExecutorService threads, String path, int clients) {
        this.house = house;
        this.threads = threads;
        this.path = path;
        this.clients = clients;
    }

    void start() {
        for (int i = 0; i < clients; i++) {
            running.add(threads.submit(this::ask));
        }
    }

    private void ask() {
        while (!stopped) {
            House.Answer answer = house.send(house.as(House.MEMBER, path));
            if (answer.status() != 200) {
                failures.add(answer.status() + " " + answer.body());
            }
            answered.incrementAndGet();
        }
    }

    int answered() {
        return answered.get();
    }

    Queue<String> failures() {
        return failures;
    }

    /** Returns when so many more calls have been answered. */
    void awaitMore(int calls) {
        int goal = answered.get() + calls;
        Eventually.until(calls + " more answers", () -> answered.get() >= goal);
    }

    /** @return what failed */
    Queue<String> stop() throws InterruptedException, ExecutionException {
        stopped = true;
        for (Future<?> client : running) {
            client.get();
        }
        return failures;
    }
}
