package jp.noren.bench.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** Does one bad thing when it is asked to take money. */
final class HostileProvider implements PaymentProvider {
    /** A truly bad one would not stop; the machine of the test is needed afterwards. */
    private static final Duration AS_LONG_AS_THE_TEST = Duration.ofMinutes(3);

    private static final int LEAKED_THREADS = 50;
    private static final List<Object> KEPT = new ArrayList<>();

    private final Mischief mischief;
    private final ProviderInfo info;

    HostileProvider(Mischief mischief) {
        this.mischief = mischief;
        boolean hijack = mischief == Mischief.HIJACK;
        this.info = new ProviderInfo(
                hijack ? "sbps" : "hostile",
                hijack ? "99.0.0" : "1.0.0",
                hijack ? "CARD" : "HOSTILE",
                Set.of(),
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(10_000_000),
                Duration.ZERO);
    }

    @Override
    public ProviderInfo info() {
        return info;
    }

    @Override
    public Outcome start(Requests.Start request) {
        switch (mischief) {
            case SLEEP -> sleep();
            case THROW -> throw new StackOverflowError("hostile");
            case LOCK -> hold();
            case THREADS -> leaveThreads();
            case LOADER -> leaveLoader();
            case PORT -> openPort();
            case LOOP -> compute();
            case HEAP -> takeMemory();
            case EXIT -> System.exit(3);
            case WRONG_AMOUNT -> {
                return new Outcome.Approved(request.key(), Yen.of(1));
            }
            case WRONG_ORDER -> {
                return new Outcome.Approved("one-and-the-same", request.amount());
            }
            case SAYS_PAID -> {
                return new Outcome.Approved(request.key(), request.amount());
            }
            default -> {
                // its harm was tried when its bundle started
            }
        }
        return new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "hostile");
    }

    private static void sleep() {
        long end = System.nanoTime() + AS_LONG_AS_THE_TEST.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000_000L);
            // it does not listen to who wants it to stop
            Thread.interrupted();
        }
    }

    private static void hold() {
        synchronized (PaymentProvider.class) {
            synchronized (ProviderInfo.class) {
                sleep();
            }
        }
    }

    private static void compute() {
        long end = System.nanoTime() + AS_LONG_AS_THE_TEST.toNanos();
        double sum = 0;
        while (System.nanoTime() < end) {
            sum += Math.sqrt(sum + 1);
        }
        KEPT.add(sum);
    }

    private static void leaveThreads() {
        for (int i = 0; i < LEAKED_THREADS; i++) {
            Thread thread = new Thread(HostileProvider::sleep, "hostile-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void leaveLoader() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> KEPT.clear(), "hostile-hook"));
    }

    private static void openPort() {
        try {
            KEPT.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void takeMemory() {
        while (true) {
            KEPT.add(new byte[16 * 1024 * 1024]);
        }
    }
}
