package jp.noren.payment.tck;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A payment company on a free port of this machine that speaks HTTP. Write {@link #answer}, which plays the company's protocol and keeps the
 * book; the faults of the line and the garbage are made here. Point your provider at {@link #address()}.
 */
public abstract class FakeHttpGateway implements FakeGateway {
    private static final int LONGEST_HANG_SECONDS = 60;

    private final AtomicInteger received = new AtomicInteger();
    private final HttpLine line;
    private volatile Mood mood = new Mood.Honest();
    private volatile CountDownLatch moodEnds = new CountDownLatch(1);

    protected FakeHttpGateway() {
        this(0);
    }

    /** @param port 0 for a free one; a fixed one for a company that is to be played to a running shop */
    protected FakeHttpGateway(int port) {
        line = new HttpLine(this::serve, port);
    }

    /**
     * Plays the company: does what is asked, writes it into the book and answers.
     *
     * @param mood {@link Mood.Honest}, {@link Mood.Declines}, {@link Mood.AsksBuyer}, {@link Mood.Reviews}, {@link Mood.OtherAmount} or {@link Mood.OtherBrand}
     */
    protected abstract Call.Answer answer(Call call, Mood mood);

    /** Empties the book. */
    protected abstract void emptyBook();

    /** Whether faults and garbage hit this call. Say no for preliminaries, such as fetching an access token. */
    protected boolean concerns(Call call) {
        return true;
    }

    /** {@code http://127.0.0.1:<port>}. */
    public final URI address() {
        return URI.create("http://127.0.0.1:" + line.port());
    }

    @Override
    public final void behave(Mood next) {
        mood = next;
        moodEnds.countDown();
        moodEnds = new CountDownLatch(1);
        if (next instanceof Mood.Unreachable) {
            line.shut();
        } else {
            line.open();
        }
    }

    @Override
    public final boolean leavesWaiting() {
        return mood instanceof Mood.Delays || mood instanceof Mood.Garbles;
    }

    @Override
    public final void forget() {
        behave(new Mood.Honest());
        received.set(0);
        emptyBook();
    }

    @Override
    public final int received() {
        return received.get();
    }

    @Override
    public void close() {
        moodEnds.countDown();
        line.shut();
    }

    private void serve(Socket socket) throws IOException {
        Call call = HttpLine.read(socket.getInputStream());
        if (call == null) {
            return;
        }
        received.incrementAndGet();
        boolean redirected = call.path().endsWith(GarbageWriter.AGAIN);
        Mood now = concerns(call) && !redirected ? mood : new Mood.Honest();
        CountDownLatch ends = moodEnds;
        if (now instanceof Mood.DropsRequest) {
            return;
        }
        if (now instanceof Mood.LosesReply) {
            answer(call, new Mood.Honest());
        } else if (now instanceof Mood.Delays delays) {
            Call.Answer late = answer(call, new Mood.Honest());
            hang(ends, delays.by().toMillis());
            HttpLine.write(socket, late);
        } else if (now instanceof Mood.Garbles garbles) {
            Call.Answer honest = answer(call, new Mood.Honest());
            new GarbageWriter(socket, honest, call.path(), () -> hang(ends, 1000)).write(garbles.garbage());
        } else {
            HttpLine.write(socket, answer(call, now));
        }
    }

    /** True while the mood goes on. */
    private static boolean hang(CountDownLatch ends, long millis) {
        try {
            return !ends.await(Math.min(millis, LONGEST_HANG_SECONDS * 1000L), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
